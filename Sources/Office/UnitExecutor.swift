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
  /// Whether the log seals, after what was executed so far.
  private(set) var sealing: SealingState
  /// Seals, if the log does; nil when the keys are not open.
  let sealer: UnitSealer?

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
    var (access, sealing) = (access, sealing)
    if sealing.isEnabled, sealer == nil { throw Office.keysMissing }
    let history = LogHistory(
      writer, cache, isAlone: unit.count == 1, sealer: sealer, erased: sealing.erased)
    var outcomes: [CommandOutcome] = []
    var events: [NewEvent] = []
    var receipts: [String: CommandReceipt] = [:]
    for (index, request) in unit.enumerated() {
      do {
        let sealer = sealing.isEnabled ? sealer : nil
        let names = names(of: request, sealer)
        let (id, digest) = (names[0].id, names[0].digest)
        if let receipt = try receipts[id] ?? receipt(of: names) {
          guard names.contains(where: { $0.digest == receipt.digest }) else {
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
        let decision = try decide(request, history, access, at: position)
        var decided: [(Recorded<ServiceEvent>, NewEvent)] = []
        for event in decision.events {
          let recorded = Recorded(
            position: position.advanced(by: decided.count), occurredAt: decision.occurredAt,
            recordedAt: recordingTime, event: event)
          decided.append(
            (recorded, try stored(recorded, request, sealer, sealing.erased, id, digest)))
        }
        for (recorded, stored) in decided {
          history.add(recorded)
          access.apply(recorded)
          sealing.apply(recorded)
          events.append(stored)
        }
        receipts[id] = CommandReceipt(
          commandID: id, digest: digest, position: position,
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
      if sealing.erased.count > self.sealing.erased.count { cache.forget() }
      self.access = access
      self.sealing = sealing
    }
    return .done(outcomes)
  }

  /// For a command that may be left out: the receipt of one after it that may not.
  private func receiptOfWhatFollows(
    _ index: Int, in unit: [CommandRequest]
  ) throws -> CommandReceipt? {
    guard !unit[index].unlessRefused.isEmpty else { return nil }
    for request in unit[(index + 1)...] where request.unlessRefused.isEmpty {
      let names = names(of: request, sealing.isEnabled ? sealer : nil)
      if let receipt = try receipt(of: names) { return receipt }
    }
    return nil
  }

  /// Under which id and digest a command is stored; then as it was before the log sealed.
  private func names(
    of request: CommandRequest, _ sealer: UnitSealer?
  ) -> [(id: String, digest: [UInt8])] {
    let plain = (request.commandID, request.digest)
    guard let sealer else { return [plain] }
    return [
      (sealer.commandID(request.commandID, request.digest), sealer.keyed(request.digest)), plain,
    ]
  }

  private func receipt(of names: [(id: String, digest: [UInt8])]) throws -> CommandReceipt? {
    if let receipt = try writer.receipt(of: names[0].id) { return receipt }
    guard let plain = names.last, plain.id != names[0].id else { return nil }
    return try writer.receipt(of: plain.id)
  }

  private var recordingTime: Timestamp { max(now, writer.head.lastRecordedAt) }

  private struct Decision {
    var events: [ServiceEvent]
    var occurredAt: Timestamp
    var warnings: [Warning]
  }

  private func decide(
    _ request: CommandRequest, _ history: LogHistory, _ access: AccessState,
    at position: Position
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
      reason: request.reason, occurredAt: occurredAt, recordedAt: recordingTime,
      position: position)
    try TimeRules.check(context)
    if let expected = request.expectedVersion {
      try checkVersion(expected, of: command.stream, history)
    }
    let events = try command.decide(context)
    if command is EnableSealing, sealer == nil { throw Office.keysMissing }
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
    _ recorded: Recorded<ServiceEvent>, _ request: CommandRequest, _ sealer: UnitSealer?,
    _ erased: Set<Tag>, _ id: String, _ digest: [UInt8]
  ) throws -> NewEvent {
    NewEvent(
      type: recorded.event.name.type, occurredAt: recorded.occurredAt,
      tags: recorded.event.payload.tags,
      payload: try sealer?.payload(recorded.event, reason: request.reason, erased: erased)
        ?? recorded.event.encodedPayload(),
      origin: EventOrigin(
        actor: request.actor, role: request.role.rawValue, commandID: id,
        commandDigest: digest, reason: sealer == nil ? request.reason : nil))
  }
}
