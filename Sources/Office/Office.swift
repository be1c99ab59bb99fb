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
  private let clock: @Sendable () -> Timestamp
  /// What the last writer knew; the next one takes it over.
  private let cache = Mutex(StreamCache?.none)

  /// - Parameters:
  ///   - engine: Where the log is kept.
  ///   - isNew: Whether opening made the store.
  ///   - caller: Whom it serves.
  ///   - clock: The time now; only the program's edge reads a real clock.
  package init(
    engine: any LogEngine, isNew: Bool = false, caller: Caller? = nil,
    clock: @escaping @Sendable () -> Timestamp
  ) {
    self.engine = engine
    self.isNew = isNew
    self.caller = caller
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
      var executor = try executor(writer, cache)
      let outcomes = try executor.execute(units, stopOnRefusal: stopOnRefusal)
      try executor.models.flush()
      return outcomes
    }
    self.cache.withLock { $0 = cache }
    return outcomes
  }

  /// Decides a unit against the log as it is and writes nothing.
  package func preview(_ unit: [CommandRequest]) throws -> UnitOutcome {
    try rehearse { try $0.execute([unit], stopOnRefusal: false)[0] }
  }

  func executor(_ writer: any LogWriter, _ cache: StreamCache) throws -> UnitExecutor {
    cache.begin(count: writer.head.count)
    var access = AccessState()
    for grant in try cache.events(of: AccessState.query, writer) { access.apply(grant) }
    return UnitExecutor(
      writer: writer, models: try ReadModelSet(writer, of: engine), cache: cache, now: clock(),
      caller: caller, access: access)
  }
}
