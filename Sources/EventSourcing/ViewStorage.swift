/// Where a read model keeps its rows: an ordered map from bytes to bytes inside the log's transaction.
///
/// Writing through a storage that a read transaction gave is a programmer's error and throws.
package protocol ViewStorage: AnyObject {
  /// The value of `key`, copied. O(log n).
  func value(for key: [UInt8]) throws -> [UInt8]?

  /// Stores `value` under `key` (1–511 bytes). O(log n); cheapest in ascending order of keys.
  func put(_ value: [UInt8], for key: [UInt8]) throws

  /// Removes `key`; absent keys are fine.
  func remove(_ key: [UInt8]) throws

  /// Makes many changes at once.
  func apply(_ changes: RowChanges) throws

  /// Removes every row.
  func removeAll() throws

  /// Visits rows with `lower <= key < upper` in ascending order until `body` returns false.
  ///
  /// The spans live only during the call.
  func scan(
    from lower: [UInt8], to upper: [UInt8]?, _ body: (RawSpan, RawSpan) throws -> Bool) throws
}
