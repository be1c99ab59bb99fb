internal import EventSourcing
internal import Synchronization

/// A view of a transaction that serves several threads: one of them at a time.
final class SharedView: ViewStorage {
  /// Whose turn it is; one for all views of a transaction.
  final class Turn: Sendable {
    fileprivate let mutex = Mutex(())
  }

  private let view: any ViewStorage
  private let turn: Turn

  init(_ view: any ViewStorage, _ turn: Turn) {
    self.view = view
    self.turn = turn
  }

  func value(for key: [UInt8]) throws -> [UInt8]? {
    try turn.mutex.withLock { _ in try view.value(for: key) }
  }

  func put(_ value: [UInt8], for key: [UInt8]) throws {
    try turn.mutex.withLock { _ in try view.put(value, for: key) }
  }

  func remove(_ key: [UInt8]) throws { try turn.mutex.withLock { _ in try view.remove(key) } }

  func apply(_ changes: RowChanges) throws {
    try turn.mutex.withLock { _ in try view.apply(changes) }
  }

  func removeAll() throws { try turn.mutex.withLock { _ in try view.removeAll() } }

  func scan(
    from lower: [UInt8], to upper: [UInt8]?, _ body: (RawSpan, RawSpan) throws -> Bool
  ) throws {
    try turn.mutex.withLock { _ in try view.scan(from: lower, to: upper, body) }
  }
}
