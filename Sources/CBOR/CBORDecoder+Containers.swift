extension CBORDecoder {
  /// Reads an array's head and returns how many items follow.
  ///
  /// - Throws: `lengthExceedsInput` if there are fewer bytes than items.
  @inlinable
  public mutating func readArrayHeader() throws(CBORError) -> Int {
    let start = position
    let count = try readArgument(MajorType.array, .array)
    guard count <= UInt64(remainingCount) else { throw tooLong(count, start) }
    return Int(truncatingIfNeeded: count)
  }

  /// Reads an array's head, which must announce exactly `count` items.
  ///
  /// - Throws: `unacceptable` for another count.
  @inlinable
  public mutating func readArrayHeader(count: Int) throws(CBORError) {
    let start = position
    let found = try readArrayHeader()
    guard found == count else { throw wrongCount(expected: count, found: found, start) }
  }

  /// Reads a map's head and returns how many pairs of key and value follow.
  ///
  /// The order of the keys is left to the reader; ``readMapKeys()`` checks it.
  ///
  /// - Throws: `lengthExceedsInput` if there are fewer than two bytes a pair.
  @inlinable
  public mutating func readMapHeader() throws(CBORError) -> Int {
    let start = position
    let count = try readArgument(MajorType.map, .map)
    guard count <= UInt64(remainingCount) / 2 else { throw tooLong(count, start) }
    return Int(truncatingIfNeeded: count)
  }

  /// Reads the head of a map with unsigned integer keys and returns a cursor over them.
  @inlinable
  public mutating func readMapKeys() throws(CBORError) -> CBORKeyCursor {
    CBORKeyCursor(remaining: try readMapHeader())
  }

  @usableFromInline
  @inline(never)
  mutating func wrongCount(expected: Int, found: Int, _ start: Int) -> CBORError {
    position = start
    return error(.unacceptable("expected an array of \(expected) items, found \(found)"))
  }
}

/// Walks the unsigned integer keys of a map, in strictly ascending order.
///
/// After each key the caller reads or skips its value:
/// ```swift
/// var keys = try decoder.readMapKeys()
/// while let key = try keys.next(in: &decoder) {
///   switch key {
///   case 0: name = try decoder.readText()
///   default: try decoder.skipValue()
///   }
/// }
/// ```
public struct CBORKeyCursor: Sendable {
  /// How many pairs are still to come.
  @inlinable
  public var remaining: Int { left }
  @usableFromInline var left: Int
  @usableFromInline var floor: UInt64 = 0
  @usableFromInline var hasReachedMaximum = false

  @inlinable
  init(remaining: Int) { left = remaining }

  /// Reads the next key, or returns nil after the last pair.
  ///
  /// - Throws: `duplicateKey` or `keysNotAscending` (RFC 8949 §4.2.1), or `unexpectedKind`.
  @inlinable
  public mutating func next(in decoder: inout CBORDecoder) throws(CBORError) -> UInt64? {
    guard left > 0 else { return nil }
    let start = decoder.position
    let key = try decoder.readUInt64()
    guard key >= floor, !hasReachedMaximum else {
      decoder.position = start
      throw decoder.error(key &+ 1 == floor ? .duplicateKey : .keysNotAscending)
    }
    hasReachedMaximum = key == .max
    floor = key &+ 1
    left &-= 1
    return key
  }
}
