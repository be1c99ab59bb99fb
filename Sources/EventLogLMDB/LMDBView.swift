internal import EventLog
internal import EventSourcing
internal import LMDB

/// The rows of one read model inside a transaction; empty when its database does not exist yet,
/// which only a reader can meet.
final class LMDBView: ViewStorage {
  private unowned let session: LMDBSession
  private let database: Database<[UInt8]>?

  static func databaseName(_ view: String) -> String { "view." + view }

  init(session: LMDBSession, database: Database<[UInt8]>?) {
    self.session = session
    self.database = database
  }

  func value(for key: [UInt8]) throws -> [UInt8]? {
    guard let database else { return nil }
    return try session.withValue(for: key.span.bytes, in: database) { span in
      span.withUnsafeBytes { Array($0) }
    }
  }

  func put(_ value: [UInt8], for key: [UInt8]) throws {
    guard let database else { throw StoreFault.writingWhileReading }
    try session.put(value, for: key.span.bytes, in: database)
  }

  func remove(_ key: [UInt8]) throws {
    guard let database else { throw StoreFault.writingWhileReading }
    try session.remove(key.span.bytes, in: database)
  }

  func apply(_ changes: RowChanges) throws {
    guard let database else { throw StoreFault.writingWhileReading }
    try session.apply(changes, in: database)
  }

  func removeAll() throws {
    guard let database else { throw StoreFault.writingWhileReading }
    try session.removeAll(in: database)
  }

  func scan(
    from lower: [UInt8], to upper: [UInt8]?, _ body: (RawSpan, RawSpan) throws -> Bool
  ) throws {
    guard let database else { return }
    try session.scanRows(database, from: lower) { key, value in
      if let upper, !key.precedes(upper) { return false }
      return try body(key, value)
    }
  }
}

extension RawSpan {
  /// Whether the bytes come before `other` in the order of LMDB's keys.
  func precedes(_ other: [UInt8]) -> Bool {
    withUnsafeBytes { $0.lexicographicallyPrecedes(other) }
  }
}
