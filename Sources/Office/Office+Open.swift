package import EventLog
package import EventSourcing
internal import EventLogLMDB
internal import Projections

extension Office {
  /// Opens the store in `folder`.
  ///
  /// - Parameters:
  ///   - folder: The store's folder.
  ///   - creating: What a new store is called and which zone it has; nil to require one.
  ///   - clock: The time now.
  /// - Returns: The office of that store.
  /// - Throws: `StoreFault`.
  package static func open(
    folder: String, creating: LogHead? = nil, clock: @escaping @Sendable () -> Timestamp
  ) throws -> Office {
    let views = ProjectorRegistry.all.flatMap {
      [$0.fingerprint, SnapshotShelf.viewName($0.fingerprint)]
    }
    let engine = try LMDBEngine(folder: folder, creating: creating, views: views)
    return Office(engine: engine, isNew: engine.isNew, clock: clock)
  }
}
