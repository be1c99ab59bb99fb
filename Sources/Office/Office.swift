internal import CustomerService
package import EventLog
package import EventSourcing
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
  private let clock: @Sendable () -> Timestamp
  /// What the last writer knew; the next one takes it over.
  private let cache = Mutex(StreamCache?.none)

  /// - Parameters:
  ///   - engine: Where the log is kept.
  ///   - isNew: Whether opening made the store.
  ///   - caller: Whom it serves.
  ///   - patience: From how many events on that wait for the read models they follow the log.
  ///   - clock: The time now; only the program's edge reads a real clock.
  package init(
    engine: any LogEngine, isNew: Bool = false, caller: Caller? = nil, patience: UInt64 = 256,
    clock: @escaping @Sendable () -> Timestamp
  ) {
    self.engine = engine
    self.isNew = isNew
    self.caller = caller
    self.patience = patience
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
    let cache = cache.withLock { $0.take() } ?? StreamCache()
    let outcomes = try engine.write { writer in
      let waiting = try ReadModelSet.lag(writer) + UInt64(units.reduce(0) { $0 + $1.count })
      let models = waiting < patience ? nil : try ReadModelSet(writer, of: engine)
      var executor = try executor(writer, models, cache)
      let outcomes = try executor.execute(units, stopOnRefusal: stopOnRefusal)
      try models?.flush()
      return outcomes
    }
    self.cache.withLock { $0 = cache }
    return outcomes
  }

  /// Decides a unit against the log as it is and writes nothing.
  package func preview(_ unit: [CommandRequest]) throws -> UnitOutcome {
    try rehearse { try $0.execute([unit], stopOnRefusal: false)[0] }
  }

  /// One that lets `models` follow; nil when they may wait.
  func executor(
    _ writer: any LogWriter, _ models: ReadModelSet?, _ cache: StreamCache
  ) throws -> UnitExecutor {
    cache.begin(count: writer.head.count)
    var access = AccessState()
    for grant in try cache.events(of: AccessState.query, writer) { access.apply(grant) }
    return UnitExecutor(
      writer: writer, models: models, cache: cache, now: clock(),
      caller: caller, access: access)
  }
}
