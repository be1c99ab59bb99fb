package import EventLog
package import EventSourcing
internal import EventLogLMDB
internal import KeysLMDB
package import Logging
internal import Projections

extension Office {
  /// Opens the store in `folder`.
  ///
  /// - Parameters:
  ///   - folder: The store's folder.
  ///   - creating: What a new store is called and which zone it has; nil to require one.
  ///   - auditing: Whether to read every page first, refuse damaged ones, and write nothing.
  ///   - caller: Asks whom the office serves, once the store is open.
  ///   - masterKey: Gives the master key, once it is needed; nil when there is none to ask for.
  ///   - lending: Runs what opens files of the keys later, with the rights that opened the store.
  ///   - logger: Hears what the office does.
  ///   - clock: The time now.
  /// - Returns: The office of that store.
  /// - Throws: `StoreFault`.
  package static func open(
    folder: String, creating: LogHead? = nil, auditing: Bool = false,
    caller: () -> Caller? = { nil }, masterKey: (@Sendable () throws -> [UInt8])? = nil,
    lending: @escaping @Sendable (() throws -> Void) throws -> Void = { try $0() },
    logger: Logger = Office.silence, clock: @escaping @Sendable () -> Timestamp
  ) throws -> Office {
    let views =
      [Provenance.viewName]
      + ProjectorRegistry.all.flatMap {
        [$0.fingerprint, SnapshotShelf.viewName($0.fingerprint)]
      }
    let engine = try LMDBEngine(
      folder: folder, creating: creating, views: views, readOnly: auditing,
      checkingPages: auditing)
    let hasKeys = !auditing && KeyVault.isPresent(in: folder)
    let keys =
      try hasKeys
      ? masterKey.map { try KeyVault(folder: folder, master: $0(), lending: lending) } : nil
    let office = Office(
      engine: engine, isNew: engine.isNew, caller: caller(), keys: keys, logger: logger,
      clock: clock)
    if logger.logLevel <= .info {
      let count = try office.head().count
      logger.info(
        engine.isNew ? "store made" : "store opened",
        metadata: ["folder": .string(folder), "events": .stringConvertible(count)])
    }
    return office
  }
}
