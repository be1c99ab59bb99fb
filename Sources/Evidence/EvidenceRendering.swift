package import CustomerService
internal import EventLog
package import EventSourcing
internal import Interchange

/// The lines that a person reads in an evidence file: they follow from the records alone.
///
/// Files that were given away are checked against them, so no byte of them changes.
package enum EvidenceRendering {
  /// Renders a complaint's records in log order.
  ///
  /// - Throws: What is wrong with the first record that cannot be read.
  package static func lines(
    _ complaint: ComplaintID, _ records: [ProvenRecord], zone: BusinessZone, _ language: Language
  ) throws -> [String] {
    let title = Localized(
      zh: "投诉 \(complaint.text):\(records.count) 条记录(时区 \(zone.name))",
      en: "Complaint \(complaint.text): \(records.count) records (zone \(zone.name))")
    var lines = [title[language]]
    var state = Complaint(id: complaint)
    for record in records {
      let event = try StoredEvent(record.bytes)
      if Complaint.events.contains(event.event.name) {
        state.apply(
          Recorded(
            position: record.position, occurredAt: event.envelope.event.occurredAt,
            recordedAt: event.envelope.recordedAt, event: event.event))
      }
      lines += ["", headline(record.position, event.envelope, zone)]
      lines += try details(event.event, event.envelope, state, zone, language).map { "   " + $0 }
    }
    return lines.map { sanitised($0) }
  }

  private static func headline(
    _ position: Position, _ envelope: RecordEnvelope, _ zone: BusinessZone
  ) -> String {
    let event = envelope.event
    let moment = event.occurredAt.formatted(in: zone)
    return "@\(position.rawValue) \(moment) \(event.type.text) — "
      + "\(event.origin.actor) (\(event.origin.role))"
  }

  private static func details(
    _ event: ServiceEvent, _ envelope: RecordEnvelope, _ state: Complaint, _ zone: BusinessZone,
    _ language: Language
  ) throws -> [String] {
    let (occurredAt, recordedAt) = (envelope.event.occurredAt, envelope.recordedAt)
    let late =
      TimeRules.isLate(occurredAt, recordedAt: recordedAt)
      ? Localized(zh: "(补录)", en: " (late)")[language] : ""
    let recorded = Localized(zh: "入账", en: "recorded")[language]
    let status = Localized(zh: "状态", en: "state")[language]
    var details = [
      "\(recorded) \(recordedAt.formatted(in: zone))\(late) · \(status) \(state.stateName)"
    ]
    if let reason = envelope.event.origin.reason { details.append("reason: \(reason)") }
    for (name, value) in try PayloadFields.list(event.payload, in: zone) {
      details.append("\(name): \(text(value))")
    }
    return details
  }

  private static func text(_ value: FieldValue) -> String {
    switch value {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .flag(let flag): "\(flag)"
    case .list(let items): items.joined(separator: ", ")
    case .hidden(let hidden): hidden.mask.en
    }
  }
}
