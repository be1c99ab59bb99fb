internal import CustomerService
package import EventLog
package import EventSourcing
package import KeysLMDB
internal import Logging
internal import Sealing
internal import Synchronization

/// How the sealing of a store stands.
package struct SealingStatus: Hashable, Sendable {
  /// The first position of which all later events are sealed; nil in a store that does not seal.
  package var start: Position?
  package var erased: Int
  /// Erasures whose keys are not known to be destroyed.
  package var unfinished: Int
  /// How often the keys were rewritten, and how many there are; nil when they are not here.
  package var keys: (generation: Int, count: Int)?

  package static func == (a: SealingStatus, b: SealingStatus) -> Bool {
    a.start == b.start && a.erased == b.erased && a.unfinished == b.unfinished
      && a.keys?.generation == b.keys?.generation && a.keys?.count == b.keys?.count
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(start) }
}

extension Office {
  package func sealingStatus() throws -> SealingStatus {
    let state = try engine.read { try $0.sealing() }
    return SealingStatus(
      start: state.start, erased: state.erased.count, unfinished: state.unfinished.count,
      keys: try keys.map { (try $0.generation, try $0.count) })
  }

  /// Records that somebody reads sealed words by a ``ReadPersonalData``, and then lets them.
  package func unsealing(_ request: CommandRequest) throws -> Unsealer {
    let outcome = try execute([[request]])[0]
    if case .refused(_, let refusal) = outcome { throw refusal }
    guard let keys else { throw Self.keysMissing }
    return Unsealer(keys, origin: try head().origin)
  }

  /// Destroys the keys of all who were erased, if that is not known to be done: at the end of an
  /// erasure, and before the first write after a crash or after old keys were put back.
  ///
  /// - Parameter step: Is told what was done, for tests that stop there.
  /// - Throws: `StoreFault`; what was not done is done the next time.
  package func finishErasures(
    step: (DestructionStep) throws -> Void = { _ in }
  ) throws {
    guard let keys, try engine.read({ try Self.isErasureUnfinished($0, keys) }) else {
      return areErasuresFinished.withLock { $0 = true }
    }
    try engine.write { writer in
      let state = try writer.sealing()
      let subjects = Set(state.erased.map(\.text))
      let generation = try keys.destroy(subjects, step: step)
      guard let last = state.unfinished.last else { return }
      var event = KeysDestroyed()
      event.generation = Int64(generation)
      event.persons = Int64(state.erased.count)
      let at = writer.head.time(at: now())
      let closing = NewEvent(
        type: EventName.keysDestroyed.type, occurredAt: at, tags: event.tags,
        payload: try PayloadEncoder.encode(event), origin: try writer.origin(at: last))
      try writer.append([closing], recordedAt: at)
      logger.notice(
        "keys of erased persons destroyed",
        metadata: [
          "persons": .stringConvertible(state.erased.count),
          "generation": .stringConvertible(generation),
        ])
    }
    areErasuresFinished.withLock { $0 = true }
  }

  private static func isErasureUnfinished(
    _ reader: any LogReader, _ keys: KeyVault
  ) throws -> Bool {
    let state = try reader.sealing()
    return try !state.unfinished.isEmpty
      || state.erased.contains { try keys.key(of: $0.text) != nil }
  }

  /// 32 bytes for a key that nobody can foretell.
  package static func freshKey() -> [UInt8] { randomBytes(DataKey.length) }

  package static let keysMissing = StoreFault(
    Localized(
      zh: "此库密封个人信息，而密钥没有打开",
      en: "The store seals personal data, and its keys are not open"),
    remedy: Localized(
      zh: "请在 CARELOG_MASTER_KEY_FILE 中给出主密钥文件，并确认库中有文件夹 keys-N；什么都没有写入",
      en:
        "Give the master key's file in CARELOG_MASTER_KEY_FILE, and see that the folder keys-N is in "
        + "the store; nothing was written"))
}

extension LogReader {
  func sealing() throws -> SealingState {
    var state = SealingState()
    try scan(SealingState.query) { position, record in
      state.apply(try ServiceEvent.recorded(at: position, record))
      return true
    }
    return state
  }

  /// Who ordered the erasure at a position, in whose name its end is recorded.
  fileprivate func origin(at position: Position) throws -> EventOrigin {
    var origin: EventOrigin?
    try scan(.all, from: position, .forward, limit: 1) { _, record in
      origin = try RecordCodec.decode(record).event.origin
      return false
    }
    guard var origin else { throw Office.keysMissing }
    origin.commandID += "/keys"
    origin.reason = nil
    return origin
  }
}
