/// One snapshot of an environment; it ends with `mdb_txn_abort` when it goes out of scope.
///
/// Let no transaction cross an `await`, and keep it short: it holds back the reuse of pages.
public struct ReadTransaction: ~Copyable, Transaction {
  public let core: TransactionCore

  /// Takes over a transaction.
  init(core: TransactionCore) { self.core = core }

  deinit { core.abort() }

  /// The keys of the unnamed database (`mdb_dbi_open` without a name): the names of all others, and
  /// whatever else a program stored there.
  public func rootKeys() throws(LMDBError) -> [[UInt8]] {
    var cursor = try cursor(in: Database<[UInt8]>(handle: core.root()))
    var keys: [[UInt8]] = []
    while try cursor.next() { unsafe keys.append(cursor.key.withUnsafeBytes { unsafe Array($0) }) }
    return keys
  }
}
