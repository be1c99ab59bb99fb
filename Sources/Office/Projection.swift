internal import CustomerService
internal import Dispatch
internal import EventLog
internal import EventSourcing
internal import Projections
internal import Synchronization

/// Runs projectors over the log.
package enum Projection {
  typealias Target = (projector: any Projector.Type, model: ReadModel)

  /// How many changed rows and cells may wait in memory.
  package static let pendingLimit = 100_000

  /// Projects committed events in one pass on all cores; memory does not grow with their number.
  ///
  /// - Parameters:
  ///   - targets: Which projectors, and the read models they write. Each model is changed by one
  ///     thread at a time; its storage must bear that others read and write beside it.
  ///   - engine: The log, which may be that of a write transaction in progress.
  ///   - positions: The events to project.
  ///   - zone: That of the log.
  ///   - pendingLimit: How many changed rows and cells may wait in memory.
  ///   - isIncluded: Which events count.
  /// - Throws: `StoreFault`, or what a projector or a view throws.
  static func run(
    _ targets: [Target], _ engine: any LogEngine, _ positions: Range<UInt64>, _ zone: BusinessZone,
    pendingLimit: Int = pendingLimit,
    where isIncluded: (Recorded<ServiceEvent>) -> Bool = { _ in true }
  ) throws {
    let wanted = targets.reduce(into: Set()) { $0.formUnion($1.projector.events) }
    let decoded = DecodedEvents(engine, positions, wanted)
    defer { decoded.stop() }
    while var events = try decoded.next() {
      events.removeAll { !isIncluded($0) }
      try project(events, onto: targets, zone, pendingLimit: pendingLimit)
    }
    for target in targets { try target.model.flush() }
  }

  /// Projects events on all cores, each target's in their order; what changes may wait in memory.
  static func project(
    _ events: [Recorded<ServiceEvent>], onto targets: [Target], _ zone: BusinessZone,
    pendingLimit: Int = pendingLimit
  ) throws {
    let names = events.map(\.event.name)
    try atOnce(targets.count) { index in
      try project(events, named: names, onto: targets[index], zone, pendingLimit)
    }
  }

  private static func project(
    _ events: [Recorded<ServiceEvent>], named names: [EventName], onto target: Target,
    _ zone: BusinessZone, _ pendingLimit: Int
  ) throws {
    let isWanted = EventTable(of: target.projector.events)
    // An element of a span is lent, whereas one of an array is counted, which threads contend for.
    let events = events.span
    for index in names.indices where isWanted[names[index]] {
      target.model.saw(events[index].occurredAt)
      try target.projector.project(events[index], into: target.model, zone: zone)
      if target.model.pendingCount >= pendingLimit { try target.model.flush() }
    }
  }

  /// Calls `body` with each number below `count`, on as many threads as there are cores.
  ///
  /// - Throws: The error of one of the calls; others may have been made all the same.
  private static func atOnce(_ count: Int, _ body: (Int) throws -> Void) throws {
    guard count > 1 else { return try (0..<count).forEach(body) }
    let failure = Mutex<(any Error)?>(nil)
    withoutActuallyEscaping(body) { body in
      // Each call works on a read model of its own, and the storages take turns.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: count) { index in
        do {
          try body(index)
        } catch {
          failure.withLock { $0 = $0 ?? error }
        }
      }
    }
    if let error = failure.withLock(\.self) { throw error }
  }
}
