internal import CustomerService
package import EventLog
package import EventSourcing
package import KeysLMDB
package import Logging
package import Merkle
internal import Projections
internal import Synchronization

/// The department's office: executes commands, keeps the read models, answers questions.
package final class Office: UnitExecuting, Sendable {
  package let engine: any LogEngine
  /// Whether opening made the store.
  package let isNew: Bool
  /// Whom the office serves; nil when that is not known, which a store with access control refuses.
  package let caller: Caller?
  /// From how many events on the read models follow the log.
  let patience: UInt64
  /// The keys of a store that seals; nil when they are not open.
  let keys: KeyVault?
  /// A logger that nobody hears.
  package static let silence = Logger(label: "carelog") { _ in SwiftLogNoOpLogHandler() }

  /// Whom the office tells what it did, in ids, codes and counts.
  let logger: Logger
  private let clock: @Sendable () -> Timestamp
  /// Whether it is known that the keys of all who were erased are destroyed.
  let areErasuresFinished = Mutex(false)
  /// What the last writer knew; the next one takes it over.
  private let cache = Mutex(StreamCache?.none)

  /// - Parameters:
  ///   - engine: Where the log is kept.
  ///   - isNew: Whether opening made the store.
  ///   - caller: Whom it serves.
  ///   - patience: From how many events on that wait for the read models they follow the log.
  ///   - keys: Of a store that seals.
  ///   - logger: Hears what the office does; nobody does unless one is given.
  ///   - clock: The time now; only the program's edge reads a real clock.
  package init(
    engine: any LogEngine, isNew: Bool = false, caller: Caller? = nil, patience: UInt64 = 256,
    keys: KeyVault? = nil,
    logger: Logger = Office.silence,
    clock: @escaping @Sendable () -> Timestamp
  ) {
    self.engine = engine
    self.isNew = isNew
    self.caller = caller
    self.patience = patience
    self.keys = keys
    self.logger = logger
    self.clock = clock
  }

  package func head() throws -> LogHead { try engine.read { $0.head } }

  /// Where the log stands and the root of the tree over it, at one moment.
  package func standing() throws -> (head: LogHead, root: Digest) {
    try engine.read { ($0.head, $0.frontier.root) }
  }

  package func now() -> Timestamp { clock() }

  /// Executes units in order in one durable transaction: two syncs, however many units.
  ///
  /// - Parameters:
  ///   - units: Commands that stand or fall together, unit by unit.
  ///   - stopOnRefusal: Whether to leave out all units after the first that is refused.
  /// - Returns: One outcome a unit, in order.
  /// - Throws: A fault; nothing of all units is stored then, or, if the commit itself failed,
  ///   the same command ids must be sent again.
  package func execute(
    _ units: [[CommandRequest]], stopOnRefusal: Bool
  ) throws -> [UnitOutcome] {
    guard !units.isEmpty else { return [] }
    if keys != nil, !areErasuresFinished.withLock({ $0 }) { try finishErasures() }
    let cache = cache.withLock { $0.take() } ?? StreamCache()
    let (outcomes, isErasing) = try engine.write { writer in
      let waiting = try ReadModelSet.lag(writer) + UInt64(units.reduce(0) { $0 + $1.count })
      let models = waiting < patience ? nil : try ReadModelSet(writer, of: engine)
      var executor = try executor(writer, models, cache)
      let outcomes = try executor.execute(units, stopOnRefusal: stopOnRefusal)
      try models?.flush()
      try executor.sealer?.commit()
      return (outcomes, !executor.sealing.unfinished.isEmpty)
    }
    self.cache.withLock { $0 = cache }
    journal(outcomes, of: units)
    if isErasing { try finishErasures() }
    return outcomes
  }

  /// Decides a unit against the log as it is and writes nothing.
  ///
  /// In a log that seals, words are masked: among them are those that rules read.
  package func preview(_ unit: [CommandRequest]) throws -> UnitOutcome {
    let outcome = try rehearse { try $0.execute([unit], stopOnRefusal: false)[0] }
    return try engine.read { try $0.sealing().isEnabled } ? try outcome.masked() : outcome
  }

  /// One that lets `models` follow; nil when they may wait.
  func executor(
    _ writer: any LogWriter, _ models: ReadModelSet?, _ cache: StreamCache
  ) throws -> UnitExecutor {
    cache.begin(count: writer.head.count)
    var access = AccessState()
    for grant in try cache.events(of: AccessState.query, writer) { access.apply(grant) }
    var sealing = SealingState()
    for event in try cache.events(of: SealingState.query, writer) { sealing.apply(event) }
    return UnitExecutor(
      writer: writer, models: models, cache: cache, now: clock(),
      caller: caller, access: access, sealing: sealing,
      sealer: try keys.map { try UnitSealer($0, origin: writer.head.origin) })
  }
}
