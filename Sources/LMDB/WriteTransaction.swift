/// The one write transaction of an environment; it is aborted unless it is committed.
///
/// It must end on the thread that began it, and must not cross an `await`. What it lends borrows
/// it, so that nothing can be changed while stored bytes are looked at.
public struct WriteTransaction: ~Copyable, Transaction {
  public let core: TransactionCore

  /// Takes over a transaction.
  init(core: TransactionCore) { self.core = core }

  deinit { core.abort() }

  /// Makes the changes permanent with `mdb_txn_commit`.
  public consuming func commit() throws(LMDBError) { try core.commit() }

  /// Runs `body` in a child transaction, which alone is undone when it throws (`mdb_txn_begin`).
  public mutating func nested<R>(_ body: (inout WriteTransaction) throws -> R) throws -> R {
    var child = WriteTransaction(core: try core.beginNested())
    let result = try body(&child)
    try child.commit()
    return result
  }

  /// A database that exists (`mdb_dbi_open`), or nil.
  public mutating func existingDatabase(
    _ name: String
  ) throws(LMDBError) -> Database<[UInt8]>? {
    do throws(LMDBError) {
      return try core.database(name, integerKeys: false, create: false)
        .typed([UInt8].self, name: name)
    } catch {
      guard error.code == .notFound else { throw error }
      return nil
    }
  }

  /// A database, created in this transaction when it is missing (`mdb_dbi_open`).
  ///
  /// Of a transaction that is aborted, the handles it opened are void.
  public mutating func database<Key: DatabaseKey>(
    _ name: String, keys: Key.Type = [UInt8].self
  ) throws(LMDBError) -> Database<Key> {
    try core.database(name, integerKeys: Key.isInteger, create: true)
      .typed(Key.self, name: name)
  }
}
