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
  ///   - auditing: Whether to read every page first, refuse damaged ones, and write nothing.
  ///   - caller: Asks whom the office serves, once the store is open.
  ///   - clock: The time now.
  /// - Returns: The office of that store.
  /// - Throws: `StoreFault`.
  package static func open(
    folder: String, creating: LogHead? = nil, auditing: Bool = false,
    caller: () -> Caller? = { nil }, clock: @escaping @Sendable () -> Timestamp
  ) throws -> Office {
    let views =
      [Provenance.viewName]
      + ProjectorRegistry.all.flatMap {
        [$0.fingerprint, SnapshotShelf.viewName($0.fingerprint)]
      }
    let engine = try LMDBEngine(
      folder: folder, creating: creating, views: views, readOnly: auditing,
      checkingPages: auditing)
    return Office(engine: engine, isNew: engine.isNew, caller: caller(), clock: clock)
  }
}
