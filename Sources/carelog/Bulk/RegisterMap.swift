import CustomerService
import EventSourcing
import Interchange

/// How the rows of a spreadsheet become commands: a mapping file of `import`.
struct RegisterMap {
  var actor: String
  var role: Role
  var reason: String?
  var skipped: [(column: String, equals: String)]
  var commands: [Command]

  /// One command that a row leads to.
  struct Command {
    var name: String
    var at: Source
    var reason: String?
    /// Columns that must not be empty for the command to be issued.
    var unlessEmpty: [String]
    var data: [(name: String, source: Source)]
  }

  /// Where a value comes from.
  enum Source {
    case constant(FieldValue)
    /// The first of these columns that is not empty, through a table of values.
    case columns([String], values: [String: String], fallback: String?)
    /// A text with `{column}` in it.
    case template(String)
  }

  /// Reads a mapping file.
  ///
  /// - Throws: ``Malformed``.
  init(parsing bytes: [UInt8]) throws {
    let json: JSONValue
    do {
      json = try JSONValue(parsing: bytes)
    } catch {
      throw Self.malformed(error.chinese, error.english)
    }
    try Self.allow(["actor", "role", "reason", "skip", "commands"], in: json)
    actor = json["actor"]?.stringValue ?? WriteOptions.defaultActor()
    guard let role = Role(rawValue: json["role"]?.stringValue ?? "operator") else {
      throw Self.malformed("role 不明", "role: unknown")
    }
    self.role = role
    reason = json["reason"]?.stringValue
    skipped = try (json["skip"]?.arrayValue ?? []).map { rule in
      guard let column = rule["column"]?.stringValue, let text = rule["equals"]?.stringValue else {
        throw Self.malformed("skip 应有 column 和 equals", "skip: expected column and equals")
      }
      return (column, text)
    }
    commands = try (json["commands"]?.arrayValue ?? []).map(Command.init)
    if commands.isEmpty {
      throw Self.malformed("commands 为空", "commands: expected at least one command")
    }
  }

  static func malformed(_ zh: String, _ en: String) -> Malformed {
    Malformed(text: Localized(zh: "映射文件:\(zh)", en: "mapping file: \(en)"), exitCode: 65)
  }

  static func allow(_ names: Set<String>, in json: JSONValue) throws {
    guard let members = json.objectMembers else {
      throw malformed("应为对象", "expected an object")
    }
    for member in members where !names.contains(member.name) {
      throw malformed("没有 \(member.name)", "unknown member \(member.name)")
    }
  }
}

extension RegisterMap.Command {
  init(_ json: JSONValue) throws {
    try RegisterMap.allow(["command", "at", "reason", "unlessEmpty", "data"], in: json)
    guard let name = json["command"]?.stringValue, let at = json["at"] else {
      throw RegisterMap.malformed("缺 command 或 at", "expected command and at")
    }
    self.name = name
    self.at = try RegisterMap.Source(at)
    reason = json["reason"]?.stringValue
    unlessEmpty = (json["unlessEmpty"]?.arrayValue ?? []).compactMap(\.stringValue)
    data = try (json["data"]?.objectMembers ?? []).map { member in
      (member.name, try RegisterMap.Source(member.value))
    }
  }
}

extension RegisterMap.Source {
  init(_ json: JSONValue) throws {
    guard json.objectMembers != nil else {
      guard let value = FieldValue(json) else {
        throw RegisterMap.malformed("值不明", "expected a text, number or object as value")
      }
      self = .constant(value)
      return
    }
    try RegisterMap.allow(["column", "columns", "values", "default", "template"], in: json)
    if let template = json["template"]?.stringValue {
      self = .template(template)
      return
    }
    let columns =
      json["columns"]?.arrayValue?.compactMap(\.stringValue)
      ?? json["column"]?.stringValue.map { [$0] } ?? []
    guard !columns.isEmpty else {
      throw RegisterMap.malformed("缺 column", "expected column, columns or template")
    }
    let values = (json["values"]?.objectMembers ?? []).map {
      ($0.name, $0.value.stringValue ?? $0.value.text())
    }
    self = .columns(
      columns, values: Dictionary(values, uniquingKeysWith: { first, _ in first }),
      fallback: json["default"]?.stringValue)
  }

  /// The columns that it reads.
  var columns: [String] {
    switch self {
    case .constant: []
    case .columns(let columns, _, _): columns
    case .template(let template):
      template.split(separator: "{").dropFirst().compactMap { part in
        part.firstIndex(of: "}").map { String(part[..<$0]) }
      }
    }
  }

  /// The value of a row; nil when there is nothing.
  func value(_ row: [String: String]) -> FieldValue? {
    switch self {
    case .constant(let value): return value
    case .columns(let columns, let values, let fallback):
      let text = columns.lazy.compactMap { row[$0] }.first { !$0.isBlank } ?? ""
      let mapped = values[text] ?? (values.isEmpty || fallback == nil ? text : fallback ?? "")
      let shown = mapped.isBlank ? fallback ?? "" : mapped
      return shown.isBlank ? nil : .text(nfc(shown))
    case .template(var template):
      for column in columns {
        let parts = template.split(separator: "{\(column)}", omittingEmptySubsequences: false)
        template = parts.joined(separator: row[column] ?? "")
      }
      return template.isBlank ? nil : .text(nfc(template))
    }
  }
}
