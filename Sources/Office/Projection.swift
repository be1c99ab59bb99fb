internal import CustomerService
internal import EventLog
internal import EventSourcing
internal import Projections

/// Runs projectors over the log.
package enum Projection {
  typealias Target = (projector: any Projector.Type, model: ReadModel)

  /// How many changed rows and cells may wait in memory.
  package static let pendingLimit = 200_000

  /// Projects committed events in one pass on two cores; memory does not grow with their number.
  ///
  /// - Parameters:
  ///   - targets: Which projectors, and the read models they write.
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
    var readers: [EventName: [Target]] = [:]
    for target in targets {
      for name in target.projector.events { readers[name, default: []].append(target) }
    }
    let decoded = DecodedEvents(engine, positions, Set(readers.keys))
    defer { decoded.stop() }
    while let events = try decoded.next() {
      for event in events where isIncluded(event) {
        for target in readers[event.event.name] ?? [] {
          target.model.saw(event.occurredAt)
          try target.projector.project(event, into: target.model, zone: zone)
          if target.model.pendingCount >= pendingLimit { try target.model.flush() }
        }
      }
    }
    for target in targets { try target.model.flush() }
  }
}
