/// What a database's keys are: byte strings in byte order, or `UInt64` in numeric order.
public protocol DatabaseKey: Sendable {
  /// Whether the keys are integers (`MDB_INTEGERKEY`).
  static var isInteger: Bool { get }
}

extension [UInt8]: DatabaseKey {
  public static var isInteger: Bool { false }
}

extension UInt64: DatabaseKey {
  public static var isInteger: Bool { true }
}

/// A named database (`MDB_dbi`) whose keys are all of one type, valid while its environment is open.
public struct Database<Key: DatabaseKey>: Sendable, Hashable {
  let handle: DatabaseHandle
}

/// What stands behind ``Database``.
struct DatabaseHandle: Sendable, Hashable {
  /// The C handle.
  let number: UInt32
  /// The number of the environment that opened it.
  let owner: UInt64
  /// Tells it from other databases that LMDB gives the same handle later.
  let serial: UInt64
  /// Whether its keys are integers.
  let integerKeys: Bool

  /// Itself as a database, when its keys are of the type asked for.
  func typed<Key: DatabaseKey>(_ type: Key.Type, name: String) throws(LMDBError) -> Database<Key> {
    guard integerKeys == Key.isInteger else {
      throw LMDBError(operation: "mdb_dbi_open \(name)", code: .incompatible)
    }
    return Database(handle: self)
  }
}
