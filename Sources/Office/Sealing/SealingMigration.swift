internal import CustomerService
internal import EventLog
internal import EventSourcing
internal import KeysLMDB
internal import Merkle

extension Office {
  /// Fills the empty log of `target` with the events of this one, their words sealed.
  ///
  /// Positions and both clocks stay; payloads, and so leaf hashes and the root, are others. What was
  /// signed of the old log holds for that one only, so its root is named in the new log's last event,
  /// which enables sealing from the first position on.
  ///
  /// - Parameters:
  ///   - target: An office with keys and no event.
  ///   - request: Who does it: an ``EnableSealing``.
  /// - Throws: ``Refusal`` when this log seals already, or `StoreFault`.
  package func migrate(into target: Office, by request: CommandRequest) throws {
    guard let keys = target.keys else { throw Self.keysMissing }
    try engine.read { reader in
      guard try !reader.sealing().isEnabled else { throw Refusal.sealing(.alreadyEnabled) }
      var copier = SealingCopier(
        engine: target.engine, sealer: try UnitSealer(keys, origin: target.head().origin))
      try reader.scan(.all) { _, record in
        try copier.add(record)
        return true
      }
      var event = SealingEnabled()
      event.migratedRoot = reader.frontier.root.hex
      event.migratedCount = Int64(reader.head.count)
      let now = reader.head.time(at: now())
      try copier.finish(event, by: request, at: now)
    }
    try target.catchUp()
  }
}

/// Appends the records of another log with their words sealed, many in a transaction.
private struct SealingCopier {
  let engine: any LogEngine
  let sealer: UnitSealer
  private var waiting: [(event: NewEvent, recordedAt: Timestamp)] = []

  private static let batchLength = 20_000

  init(engine: any LogEngine, sealer: UnitSealer) {
    self.engine = engine
    self.sealer = sealer
  }

  mutating func add(_ record: RawSpan) throws {
    let envelope = try RecordCodec.decode(record)
    var event = envelope.event
    let recorded = try ServiceEvent.recorded(at: .first, record)
    event.payload = try sealer.payload(recorded.event, reason: event.origin.reason)
    event.origin.reason = nil
    event.origin.commandID = sealer.commandID(event.origin.commandID, event.origin.commandDigest)
    event.origin.commandDigest = sealer.keyed(event.origin.commandDigest)
    // The events of a command stay together, since they share a receipt.
    let isNewCommand = event.origin.commandID != waiting.last?.event.origin.commandID
    if waiting.count >= Self.batchLength, isNewCommand { try flush() }
    waiting.append((event, envelope.recordedAt))
  }

  mutating func finish(
    _ event: SealingEnabled, by request: CommandRequest, at now: Timestamp
  ) throws {
    let closing = NewEvent(
      type: EventName.sealingEnabled.type, occurredAt: now, tags: event.tags,
      payload: try PayloadEncoder.encode(event),
      origin: EventOrigin(
        actor: request.actor, role: request.role.rawValue, commandID: request.commandID,
        commandDigest: sealer.keyed(request.digest)))
    waiting.append((closing, now))
    try flush()
  }

  private mutating func flush() throws {
    let batch = waiting
    waiting = []
    try engine.write { writer in
      var start = batch.startIndex
      while start < batch.endIndex {
        let time = batch[start].recordedAt
        let end = batch[start...].firstIndex { $0.recordedAt != time } ?? batch.endIndex
        try writer.append(batch[start..<end].map(\.event), recordedAt: time)
        start = end
      }
      try sealer.commit()
    }
  }
}
