internal import CBOR
package import CustomerService
package import EventSourcing
internal import Merkle

/// A command as somebody issued it, read and checked for shape, not yet decided.
package struct CommandRequest: Sendable {
  package let command: any Command
  package let commandID: String
  package let actor: String
  package let role: Role
  /// The business time that was given; nil stands for the moment of recording.
  package let at: Timestamp?
  package let reason: String?
  package let expectedVersion: Int?
  /// Sixteen bytes over everything above, by which a repeated id is known to mean the same.
  package let digest: [UInt8]
  /// Codes of refusals on which the rest of the unit goes on without this command.
  ///
  /// Such a command only prepares what follows it in the unit, so it is left out as well once that
  /// is in the log.
  package let unlessRefused: [String]

  /// Reads the command's fields.
  ///
  /// Without a `commandID` the digest becomes the id, so that issuing the same again is harmless.
  ///
  /// - Throws: ``MalformedField``.
  package init(
    name: String, commandID: String?, actor: String, role: Role, at: Timestamp? = nil,
    reason: String? = nil, expectedVersion: Int? = nil, fields: [String: FieldValue],
    zone: BusinessZone, unlessRefused: [String] = []
  ) throws(MalformedField) {
    guard let type = CommandRegistry.command(name) else {
      throw MalformedField(
        "command", Localized(zh: "没有命令 \(name)", en: "a known command; there is no \(name)"))
    }
    if let commandID { try Self.check(commandID, "commandId", limit: 120) }
    try Self.check(actor, "actor", limit: 64)
    if let reason { try Self.check(reason, "reason", limit: FieldReader.textLimit) }
    var reader = FieldReader(fields, zone: zone)
    command = try type.init(&reader)
    try reader.finish()
    self.actor = actor
    self.role = role
    self.at = at
    self.reason = reason
    self.unlessRefused = unlessRefused
    self.expectedVersion = expectedVersion
    let digest = Self.digest(name, actor, role, at, reason, fields)
    self.digest = digest
    self.commandID = commandID ?? Self.derivedID(digest)
  }

  /// The id of a command that was given none.
  static func derivedID(_ digest: [UInt8]) -> String { "import:" + hex(digest) }

  private static func check(
    _ text: String, _ field: String, limit: Int
  ) throws(MalformedField) {
    let isPrintable = text.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
    }
    let isReadable = field == "reason" ? !text.isEmpty : isPrintable && !text.isBlank
    guard isReadable, text.unicodeScalars.count <= limit else {
      throw MalformedField(
        field, Localized(zh: "1–\(limit) 个可见字符", en: "1 to \(limit) printable characters"))
    }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  private static func digest(
    _ name: String, _ actor: String, _ role: Role, _ at: Timestamp?, _ reason: String?,
    _ fields: [String: FieldValue]
  ) -> [UInt8] {
    var encoder = CBOREncoder(capacity: 256)
    encoder.writeText(name)
    encoder.writeText(actor)
    encoder.writeText(role.rawValue)
    if let at { encoder.writeInteger(at.rawValue) } else { encoder.writeNull() }
    if let reason { encoder.writeText(reason) } else { encoder.writeNull() }
    for (field, value) in fields.sorted(by: { $0.key < $1.key }) {
      encoder.writeText(field)
      switch value {
      case .text(let text): encoder.writeText(text)
      case .integer(let number): encoder.writeInteger(number)
      case .flag(let flag): encoder.writeBool(flag)
      case .list(let items):
        encoder.writeArrayHeader(count: items.count)
        for item in items { encoder.writeText(item) }
      case .hidden: encoder.writeUndefined()
      }
    }
    return Array(Digest(hashing: encoder.bytes).bytes.prefix(16))
  }
}
