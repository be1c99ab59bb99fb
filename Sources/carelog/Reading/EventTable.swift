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

  /// For people the words are those of `replay`, for programs those of the log.
  func listing(_ events: [LoggedEvent], _ format: OutputFormat) -> Listing {
    Listing(
      columns: [
        .init("@", .right), .init(text("发生时间", "occurred")), .init(text("入账时间", "recorded")),
        .init(text("事件", "event")), .init(text("谁", "who")),
        .init(text("内容", "data"), widthLimit: 100),
      ],
      rows: events.map { format == .table ? worded($0) : row($0) }, json: .array(events.map(json)))
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

  /// The row of an event in the words of the reader.
  func worded(_ logged: LoggedEvent) -> [String] {
    var row = row(logged)
    guard language == .zh, let role = logged.role else { return row }
    let reason = logged.envelope.event.origin.reason.map { ["理由 \($0)"] } ?? []
    let data = logged.fields.map {
      FieldWording.name($0.name, of: logged.name, .zh) + " "
        + FieldWording.value($0.value, of: $0.name, .zh)
    }
    row[3] = logged.name.label.zh
    row[4] = "\(logged.envelope.event.origin.actor)（\(role.chinese)）"
    row[5] = (data + reason).joined(separator: " · ")
    return row
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
    case .hidden(let hidden): hidden.mask.en
    }
  }
}

extension LoggedEvent {
  /// In which role the actor acted; nil for one that this version does not know.
  fileprivate var role: Role? { Role(rawValue: envelope.event.origin.role) }

  /// Whether the fact was entered late: 补录.
  var isLate: Bool { TimeRules.isLate(occurredAt, recordedAt: envelope.recordedAt) }

  /// The payload's fields by name.
  var data: JSONValue { .object(fields.map { .init($0.name, $0.value.json) }) }
}
