import CustomerService
import EventSourcing
import Interchange
import Office

/// Reads one line of an `apply` file.
struct CommandLineParser {
  private let zone: BusinessZone
  private let defaultActor: String
  private let defaultRole: Role
  private let defaultMoment: Timestamp?
  private let defaultReason: String?

  /// - Parameters:
  ///   - zone: That of times without offset.
  ///   - circumstances: What holds for a line that does not say.
  ///   - identity: Who acts where a line does not say.
  /// - Throws: ``Malformed``.
  init(zone: BusinessZone, circumstances: Circumstances, identity: Identity) throws {
    self.zone = zone
    defaultActor = identity.actor
    defaultRole = identity.role
    defaultMoment = try circumstances.moment(in: zone)
    defaultReason = circumstances.reason
  }

  private static let names: Set<String> = [
    "command", "commandId", "actor", "role", "at", "reason", "expectedVersion", "data",
  ]

  /// The command of a line.
  ///
  /// - Throws: ``Malformed`` naming the line, the field and what was expected.
  func request(_ line: ArraySlice<UInt8>, number: Int) throws -> CommandRequest {
    do {
      return try request(try JSONValue(parsing: line))
    } catch let error as JSONError {
      throw malformed(number, Localized(zh: error.chinese, en: error.english))
    } catch let error as MalformedField {
      throw malformed(
        number,
        Localized(
          zh: "\(error.field)：\(error.expected.zh)",
          en: "\(error.field): expected \(error.expected.en)"))
    }
  }

  private func request(_ json: JSONValue) throws(MalformedField) -> CommandRequest {
    guard let members = json.objectMembers else {
      throw MalformedField("line", Localized(zh: "应为 JSON 对象", en: "a JSON object"))
    }
    for member in members where !Self.names.contains(member.name) {
      throw MalformedField(member.name, Localized(zh: "没有这个字段", en: "no such field"))
    }
    guard let name = try text("command", json) else {
      throw MalformedField("command", Localized(zh: "必填", en: "a value; this field is required"))
    }
    var fields: [String: FieldValue] = [:]
    for member in json["data"]?.objectMembers ?? [] where member.value != .null {
      guard let value = FieldValue(member.value) else {
        throw MalformedField(
          member.name,
          Localized(zh: "应为文字、整数、真假或文字列表", en: "a text, integer, boolean or list of texts"))
      }
      fields[member.name] = value
    }
    return try CommandRequest(
      name: name, commandID: try text("commandId", json) ?? CommandID.fresh(at: systemTime()),
      actor: try text("actor", json) ?? defaultActor, role: try role(json), at: try moment(json),
      reason: try text("reason", json) ?? defaultReason, expectedVersion: try version(json),
      fields: fields,
      zone: zone)
  }

  private func text(_ name: String, _ json: JSONValue) throws(MalformedField) -> String? {
    guard let value = json[name], value != .null else { return nil }
    guard let text = value.stringValue else {
      throw MalformedField(name, Localized(zh: "应为文字", en: "a text"))
    }
    return nfc(text)
  }

  private func role(_ json: JSONValue) throws(MalformedField) -> Role {
    guard let text = try text("role", json) else { return defaultRole }
    guard let role = Role(rawValue: text) else {
      let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
      throw MalformedField("role", Localized(zh: "应为其中之一：\(roles)", en: "one of \(roles)"))
    }
    return role
  }

  private func moment(_ json: JSONValue) throws(MalformedField) -> Timestamp? {
    guard let text = try text("at", json) else { return defaultMoment }
    guard let moment = Timestamp(text, in: zone) else {
      throw MalformedField(
        "at",
        Localized(
          zh: "时间应如 2026-04-03T09:00:00+08:00", en: "a time such as 2026-04-03T09:00:00+08:00"))
    }
    return moment
  }

  private func version(_ json: JSONValue) throws(MalformedField) -> Int? {
    guard let value = json["expectedVersion"], value != .null else { return nil }
    guard let number = value.integerValue, number >= 0, number <= Int64(Int32.max) else {
      throw MalformedField("expectedVersion", Localized(zh: "应为整数", en: "a whole number"))
    }
    return Int(number)
  }

  private func malformed(_ number: Int, _ text: Localized) -> Malformed {
    Malformed(
      text: Localized(zh: "第 \(number) 行：\(text.zh)", en: "line \(number): \(text.en)"),
      exitCode: 65)
  }
}
