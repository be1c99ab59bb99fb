import CustomerService
import EventLog
import EventSourcing
import Interchange
import Merkle
import Office
import Projections

/// Lays a replay out as interface.md's JSON, or as CSV.
struct ReplayTable {
  var replay: Replay

  var listing: Listing {
    Listing(
      columns: [
        "position", "type", "occurredAt", "recordedAt", "late", "actor", "role", "commandId",
        "reason", "state", "changes", "clocks", "figures", "groups", "links", "data", "leafHash",
        "verified",
      ].map { .init($0) },
      rows: replay.steps.map(row), json: .array(replay.steps.map(json)))
  }

  private func row(_ step: ReplayStep) -> [String] {
    let logged = step.logged
    let event = logged.envelope.event
    let isVerified = step.inclusion.map { $0.failure == nil ? "true" : "false" }
    return [
      "\(logged.position.rawValue)", event.type.text, event.occurredAt.formatted(in: replay.zone),
      logged.envelope.recordedAt.formatted(in: replay.zone), "\(logged.isLate)",
      event.origin.actor, event.origin.role, event.origin.commandID, event.origin.reason ?? "",
      step.state, JSONValue.array(step.changes.map(json)).text(),
      step.clocks.map { json($0).text() } ?? "", JSONValue.array(step.figures.map(json)).text(),
      groups(step).text(),
      JSONValue.array(step.links.map(json)).text(), logged.data.text(), logged.leaf.hex,
      isVerified ?? "",
    ]
  }

  private func json(_ step: ReplayStep) -> JSONValue {
    let table = EventTable(language: .en, zone: replay.zone)
    return .object(
      table.members(step.logged)
        + JSONValue.members(omittingNil: [
          "state": step.state.isEmpty ? nil : .string(step.state),
          "leafHash": .string(step.logged.leaf.hex), "late": .bool(step.logged.isLate),
          "changes": .array(step.changes.map(json)), "clocks": step.clocks.map(json),
          "figures": .array(step.figures.map(json)), "groups": groups(step),
          "links": .array(step.links.map(json)),
          "inclusion": step.inclusion.map(json),
        ]))
  }

  private func json(_ change: FactChange) -> JSONValue {
    [
      "field": .string(change.name), "before": change.before?.json ?? .null,
      "after": change.after?.json ?? .null,
    ]
  }

  private func json(_ clocks: ComplaintClocks) -> JSONValue {
    func time(_ moment: Timestamp?) -> JSONValue? {
      moment.map { .string($0.formatted(in: replay.zone)) }
    }
    return .object(omittingNil: [
      "acknowledge": [
        "state": .string(clocks.acknowledge.rawValue), "due": time(clocks.acknowledgeDue) ?? .null,
        "secondsLeft": .integer(clocks.acknowledgeLeft / 1000),
      ],
      "resolve": [
        "state": .string(clocks.resolve.rawValue), "due": time(clocks.resolveDue) ?? .null,
        "secondsLeft": .integer(clocks.resolveLeft / 1000),
      ],
      "firstResponseAt": time(clocks.firstResponseAt),
      "openSeconds": .integer(clocks.open / 1000), "pausedSeconds": .integer(clocks.paused / 1000),
    ])
  }

  private func groups(_ step: ReplayStep) -> JSONValue {
    .object(step.groups.map { .init($0.name, $0.value.json) })
  }

  private func json(_ share: KPIShare) -> JSONValue {
    .object(omittingNil: [
      "kpi": .string(share.kpi.rawValue), "basis": share.basis.map { .string($0.rawValue) },
      "period": .string(share.period), "numerator": .integer(share.numerator),
      "denominator": .integer(share.denominator),
    ])
  }

  private func json(_ link: LoggedEvent) -> JSONValue {
    [
      "position": .integer(Int64(link.position.rawValue)), "type": .string(link.name.rawValue),
      "occurredAt": .string(link.occurredAt.formatted(in: replay.zone)),
      "tags": .array(link.envelope.event.tags.map { .string($0.text) }), "data": link.data,
    ]
  }

  private func json(_ inclusion: ReplayInclusion) -> JSONValue {
    .object(omittingNil: [
      "verified": .bool(inclusion.failure == nil),
      "failure": inclusion.failure.map { .string("\($0)") },
      "treeSize": .integer(Int64(inclusion.proof.size)),
      "rootHash": replay.tree.map { .string($0.root.hex) },
      "path": .array(inclusion.proof.path.map { .string($0.hex) }),
    ])
  }
}
