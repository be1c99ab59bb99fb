internal import LMDB

// Stored bytes go to a body instead of being returned, so that the access to the session's
// transaction ends with the call, also when the body throws.

extension Transaction where Self: ~Copyable {
  func lend<Result>(
    _ key: RawSpan, in database: Database<[UInt8]>, to body: (RawSpan) throws -> Result
  ) throws -> Result? {
    if let value = try value(for: key, in: database) { return try body(value) }
    return nil
  }

  func lend<Result>(
    _ key: UInt64, in database: Database<UInt64>, to body: (RawSpan) throws -> Result
  ) throws -> Result? {
    if let value = try value(for: key, in: database) { return try body(value) }
    return nil
  }

  func walk<Key>(
    _ database: Database<Key>, _ body: (inout Cursor<Key>) throws -> Void
  ) throws {
    var cursor = try cursor(in: database)
    try body(&cursor)
  }
}
