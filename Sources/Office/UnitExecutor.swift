internal import CustomerService
internal import EventLog
internal import EventSourcing
internal import Projections

/// Decides units of commands one after the other inside one write transaction.
struct UnitExecutor {
  let writer: any LogWriter
  /// The read models that follow; nil when they may wait.
  let models: ReadModelSet?
  let cache: StreamCache
  /// The clock's reading for the whole transaction.
  let now: Timestamp
  /// Who runs the program.
  let caller: Caller?
  /// The grants in force after what was executed so far.
  private(set) var access: AccessState

  mutating func execute(
    _ units: [[CommandRequest]], stopOnRefusal: Bool
  ) throws -> [UnitOutcome] {
    var outcomes: [UnitOutcome] = []
    for unit in units {
      let outcome = try execute(unit)
      outcomes.append(outcome)
      if stopOnRefusal, case .refused = outcome { break }
    }
    return outcomes
  }

  /// Decides all commands of `unit` and appends their events, or nothing.
  private mutating func execute(_ unit: [CommandRequest]) throws -> UnitOutcome {
    var access = access
    let history = LogHistory(writer, cache, isAlone: unit.count == 1)
    var outcomes: [CommandOutcome] = []
    var events: [NewEvent] = []
    var receipts: [String: CommandReceipt] = [:]
    for (index, request) in unit.enumerated() {
      do {
        if let receipt = try receipts[request.commandID] ?? writer.receipt(of: request.commandID) {
          guard receipt.digest == request.digest else {
            throw Refusal.commandIDReused(request.commandID)
          }
          outcomes.append(.duplicate(position: receipt.position))
          continue
        }
        if let later = try receiptOfWhatFollows(index, in: unit) {
          outcomes.append(.duplicate(position: later.position))
          continue
        }
        let position = writer.head.nextPosition.advanced(by: events.count)
        let decision = try decide(request, history, access)
        for event in decision.events {
          let recorded = Recorded(
            position: writer.head.nextPosition.advanced(by: events.count),
            occurredAt: decision.occurredAt, recordedAt: recordingTime, event: event)
          history.add(recorded)
          access.apply(recorded)
          events.append(try stored(recorded, request))
        }
        receipts[request.commandID] = CommandReceipt(
          commandID: request.commandID, digest: request.digest, position: position,
          count: decision.events.count)
        outcomes.append(
          .accepted(position: position, events: decision.events, warnings: decision.warnings))
      } catch let refusal as Refusal where request.unlessRefused.contains(refusal.code) {
        outcomes.append(.refused(refusal))
      } catch let refusal as Refusal {
        return .refused(index: index, refusal)
      }
    }
    if !events.isEmpty {
      try writer.append(events, recordedAt: now)
      for (event, stored) in zip(history.pending, events) {
        cache.add(event, tags: stored.tags)
        models?.project(event)
      }
      self.access = access
    }
    return .done(outcomes)
  }

  /// For a command that may be left out: the receipt of one after it that may not.
  private func receiptOfWhatFollows(
    _ index: Int, in unit: [CommandRequest]
  ) throws -> CommandReceipt? {
    guard !unit[index].unlessRefused.isEmpty else { return nil }
    for request in unit[(index + 1)...] where request.unlessRefused.isEmpty {
      if let receipt = try writer.receipt(of: request.commandID) { return receipt }
    }
    return nil
  }

  private var recordingTime: Timestamp { max(now, writer.head.lastRecordedAt) }

  private struct Decision {
    var events: [ServiceEvent]
    var occurredAt: Timestamp
    var warnings: [Warning]
  }

  private func decide(
    _ request: CommandRequest, _ history: LogHistory, _ access: AccessState
  ) throws -> Decision {
    let command = request.command
    try authorise(request, access)
    let allowed = type(of: command).roles
    guard allowed.contains(request.role) else {
      throw Refusal.roleNotAllowed(request.role, allowed: allowed)
    }
    let occurredAt = command.occurredAt(given: request.at ?? recordingTime)
    let context = DecisionContext(
      history: history, zone: writer.head.zone, actor: request.actor, role: request.role,
      reason: request.reason, occurredAt: occurredAt, recordedAt: recordingTime)
    try TimeRules.check(context)
    if let expected = request.expectedVersion {
      try checkVersion(expected, of: command.stream, history)
    }
    let events = try command.decide(context)
    return Decision(
      events: events, occurredAt: occurredAt, warnings: try command.warnings(context))
  }

  /// Lets nobody act as whom the grants do not make them: the one place where that is decided.
  private func authorise(_ request: CommandRequest, _ access: AccessState) throws(Refusal) {
    try access.check(caller?.user, actor: request.actor, role: request.role)
    if request.command is EnableAccess, !access.isEnabled, caller?.ownsStore != true {
      throw .access(.ownerRequired)
    }
  }

  /// A stream's version is the number of events that name it among their versioned tags.
  private func checkVersion(_ expected: Int, of stream: Tag, _ history: LogHistory) throws {
    var actual = 0
    try history.visit(Query(tags: [stream])) { recorded in
      let payload = recorded.event.payload
      if payload.tags.prefix(type(of: payload).versionedTags).contains(stream) { actual += 1 }
    }
    if actual != expected { throw Refusal.versionConflict(expected: expected, actual: actual) }
  }

  private func stored(
    _ recorded: Recorded<ServiceEvent>, _ request: CommandRequest
  ) throws -> NewEvent {
    NewEvent(
      type: recorded.event.name.type, occurredAt: recorded.occurredAt,
      tags: recorded.event.payload.tags, payload: try recorded.event.encodedPayload(),
      origin: EventOrigin(
        actor: request.actor, role: request.role.rawValue, commandID: request.commandID,
        commandDigest: request.digest, reason: request.reason))
  }
}
