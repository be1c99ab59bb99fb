import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office

struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Replay a history, event by event.", subcommands: [OfComplaint.self])

  struct OfComplaint: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "complaint",
      abstract: "Replay a complaint's history with its state after each event.",
      discussion: """
        EXAMPLES
          carelog replay complaint P1
          carelog replay complaint P1 --as-of 2026-04-30 --format json
        """)

    @Argument(help: "The complaint's id.") var complaint: String

    @Option(
      name: .customLong("as-of"), help: "A time (facts recorded before it) or @N (first N events).")
    var asOf: String?
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let office = try options.openOffice()
        let zone = try office.head().zone
        let moment = try asOf.map { text in
          guard let moment = AsOf(text, in: zone) else {
            throw Malformed(
              text: Localized(zh: "--as-of:应为时间或 @N", en: "--as-of: expected a time or @N"),
              exitCode: 64)
          }
          return moment
        }
        do {
          let steps = try office.replay(ComplaintID(nfc(complaint)), asOf: moment)
          EventTable(language: options.language, zone: zone).listing(steps)
            .printed(options.format)
        } catch let refusal as Refusal {
          throw Refused(refusal: refusal)
        }
      }
    }
  }
}

/// Lays events out as a table or as interface.md's JSON.
struct EventTable {
  var language: Language
  var zone: BusinessZone

  func listing(_ steps: [ReplayStep]) -> Listing {
    Listing(
      columns: [
        .init("@", .right), .init(text("发生时间", "occurred")), .init(text("入账时间", "recorded")),
        .init(text("事件", "event")), .init(text("谁", "who")), .init(text("状态", "state")),
        .init(text("内容", "data"), widthLimit: 100),
      ],
      rows: steps.map(row), json: .array(steps.map(json)))
  }

  func row(_ step: ReplayStep) -> [String] {
    let event = step.envelope.event
    let reason = event.origin.reason.map { ["reason=\($0)"] } ?? []
    let data = step.fields.map { "\($0.name)=\(Self.plain($0.value))" } + reason
    let recordedAt = step.envelope.recordedAt
    let isLate = TimeRules.isLate(event.occurredAt, recordedAt: recordedAt)
    return [
      "\(step.position.rawValue)", event.occurredAt.formatted(in: zone),
      recordedAt.formatted(in: zone) + (isLate ? text(" 补录", " late") : ""), event.type.text,
      "\(event.origin.actor) (\(event.origin.role))", step.state, data.joined(separator: " · "),
    ]
  }

  func json(_ step: ReplayStep) -> JSONValue {
    let event = step.envelope.event
    return .object(omittingNil: [
      "position": .integer(Int64(step.position.rawValue)), "type": .string(event.type.text),
      "occurredAt": .string(event.occurredAt.formatted(in: zone)),
      "recordedAt": .string(step.envelope.recordedAt.formatted(in: zone)),
      "actor": .string(event.origin.actor), "role": .string(event.origin.role),
      "commandId": .string(event.origin.commandID),
      "reason": event.origin.reason.map { .string($0) },
      "tags": .array(event.tags.map { .string($0.text) }),
      "data": .object(step.fields.map { .init($0.name, $0.value.json) }),
      "state": step.state.isEmpty ? nil : .string(step.state),
      "leafHash": .string(step.leafHash),
    ])
  }

  private static func plain(_ value: FieldValue) -> String {
    switch value {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .flag(let flag): "\(flag)"
    case .list(let items): items.joined(separator: ", ")
    }
  }

  private func text(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
}
