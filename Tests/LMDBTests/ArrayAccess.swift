import LMDB

/// Entries as arrays, which tests compare.
extension Transaction where Self: ~Copyable {
  func array(for key: [UInt8], in database: Database<[UInt8]>) throws -> [UInt8]? {
    if let value = try value(for: key.span.bytes, in: database) { return value.array }
    return nil
  }

  func array(for key: UInt64, in database: Database<UInt64>) throws -> [UInt8]? {
    if let value = try value(for: key, in: database) { return value.array }
    return nil
  }

  func keys(of database: Database<[UInt8]>) throws -> [[UInt8]] {
    var cursor = try cursor(in: database)
    var keys: [[UInt8]] = []
    while try cursor.next() { keys.append(cursor.key.array) }
    return keys
  }
}

extension WriteTransaction {
  mutating func put(_ value: [UInt8], for key: [UInt8], in database: Database<[UInt8]>) throws {
    try put(value.span.bytes, for: key.span.bytes, in: database)
  }

  mutating func put(
    _ value: [UInt8], for key: UInt64, in database: Database<UInt64>, append: Bool = false
  ) throws {
    try put(value.span.bytes, for: key, in: database, append: append)
  }

  mutating func insert(
    _ value: [UInt8], for key: [UInt8], in database: Database<[UInt8]>
  ) throws -> Bool {
    try insert(value.span.bytes, for: key.span.bytes, in: database)
  }

  mutating func remove(_ key: [UInt8], in database: Database<[UInt8]>) throws -> Bool {
    try remove(key.span.bytes, in: database)
  }
}
