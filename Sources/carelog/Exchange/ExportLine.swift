import Checkpoints
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Merkle
import Office

/// One line of an export.
enum ExportLine {
  /// A record: every field by name, and the stored bytes.
  static func record(_ logged: LoggedEvent, _ bytes: [UInt8], _ zone: BusinessZone) -> JSONValue {
    let event = logged.envelope.event
    let origin = event.origin
    return .object(omittingNil: [
      "position": .integer(Int64(logged.position.rawValue)), "type": .string(event.type.text),
      "schemaVersion": .integer(Int64(clamping: event.schemaVersion)),
      "occurredAt": .string(event.occurredAt.formatted(in: zone)),
      "recordedAt": .string(logged.envelope.recordedAt.formatted(in: zone)),
      "actor": .string(origin.actor), "role": .string(origin.role),
      "commandId": .string(origin.commandID),
      "commandDigest": .string(Base64.encode(origin.commandDigest)),
      "correlationId": origin.correlationID.map { .string($0) },
      "causationId": origin.causationID.map { .string($0) },
      "reason": origin.reason.map { .string($0) },
      "tags": .array(event.tags.map { .string($0.text) }), "data": logged.data,
      "leafHash": .string(logged.leaf.hex), "record": .string(Base64.encode(bytes)),
    ])
  }

  /// A signed checkpoint that the log keeps, after all records.
  static func checkpoint(_ note: [UInt8], size: UInt64) -> JSONValue {
    [
      "checkpoint": .integer(Int64(size)), "note": .string(String(decoding: note, as: UTF8.self)),
    ]
  }

  /// A CloudEvent in structured JSON; what CloudEvents does not know are extension attributes.
  ///
  /// - Source: CloudEvents 1.0.2 and its JSON event format.
  static func cloudEvent(_ logged: LoggedEvent, origin: String, _ zone: BusinessZone) -> JSONValue {
    let event = logged.envelope.event
    return .object(omittingNil: [
      "specversion": "1.0", "id": .string("\(logged.position.rawValue)"),
      "source": .string(uriReference(origin)), "type": .string(event.type.text),
      "time": .string(event.occurredAt.formatted(in: zone)),
      "subject": event.tags.first.map { .string($0.text) },
      "datacontenttype": "application/json",
      "position": .string("\(logged.position.rawValue)"),
      "recordedat": .string(logged.envelope.recordedAt.formatted(in: zone)),
      "schemaversion": .string("\(event.schemaVersion)"),
      "actor": .string(event.origin.actor), "role": .string(event.origin.role),
      "commandid": .string(event.origin.commandID),
      "correlationid": event.origin.correlationID.map { .string($0) },
      "causationid": event.origin.causationID.map { .string($0) },
      "reason": event.origin.reason.map { .string($0) },
      "tags": .string(event.tags.map(\.text).joined(separator: " ")),
      "leafhash": .string(logged.leaf.hex), "data": logged.data,
    ])
  }

  /// The log's name as a URI reference: `//name`, what no URI may hold percent-encoded.
  private static func uriReference(_ origin: String) -> String {
    let plain = Set("-._~/".utf8)
    return "//"
      + origin.utf8.map { byte in
        let character = Character(UnicodeScalar(byte))
        if plain.contains(byte) || character.isASCII && (character.isLetter || character.isNumber) {
          return String(character)
        }
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count == 1 ? "0" : "") + digits
      }
      .joined()
  }
}
