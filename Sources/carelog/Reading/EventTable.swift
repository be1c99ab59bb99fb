import CustomerService
import EventLog
import EventSourcing
import Interchange
import Merkle
import Office

/// Lays stored events out as a table or as JSON.
struct EventTable: Speaking {
  var language: Language
  var zone: BusinessZone

  func listing(_ events: [LoggedEvent]) -> Listing {
    Listing(
      columns: [
        .init("@", .right), .init(text("发生时间", "occurred")), .init(text("入账时间", "recorded")),
        .init(text("事件", "event")), .init(text("谁", "who")),
        .init(text("内容", "data"), widthLimit: 100),
      ],
      rows: events.map(row), json: .array(events.map(json)))
  }

  func row(_ logged: LoggedEvent) -> [String] {
    let event = logged.envelope.event
    let reason = event.origin.reason.map { ["reason=\($0)"] } ?? []
    let data = logged.fields.map { "\($0.name)=\(Self.plain($0.value))" } + reason
    return [
      "\(logged.position.rawValue)", event.occurredAt.formatted(in: zone),
      logged.envelope.recordedAt.formatted(in: zone) + (logged.isLate ? text(" 补录", " late") : ""),
      event.type.text, "\(event.origin.actor) (\(event.origin.role))",
      data.joined(separator: " · "),
    ]
  }

  func json(_ logged: LoggedEvent) -> JSONValue {
    .object(members(logged) + [.init("leafHash", .string(logged.leaf.hex))])
  }

  /// What every rendering of an event as JSON begins with (interface.md).
  func members(_ logged: LoggedEvent) -> [JSONValue.Member] {
    let event = logged.envelope.event
    return JSONValue.members(omittingNil: [
      "position": .integer(Int64(logged.position.rawValue)), "type": .string(event.type.text),
      "occurredAt": .string(event.occurredAt.formatted(in: zone)),
      "recordedAt": .string(logged.envelope.recordedAt.formatted(in: zone)),
      "actor": .string(event.origin.actor), "role": .string(event.origin.role),
      "commandId": .string(event.origin.commandID),
      "reason": event.origin.reason.map { .string($0) },
      "tags": .array(event.tags.map { .string($0.text) }), "data": logged.data,
    ])
  }

  static func plain(_ value: FieldValue) -> String {
    switch value {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .flag(let flag): "\(flag)"
    case .list(let items): items.joined(separator: ", ")
    }
  }
}

extension LoggedEvent {
  /// Whether the fact was entered late: 补录.
  var isLate: Bool { TimeRules.isLate(occurredAt, recordedAt: envelope.recordedAt) }

  /// The payload's fields by name.
  var data: JSONValue { .object(fields.map { .init($0.name, $0.value.json) }) }
}
