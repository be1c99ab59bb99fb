/// Reads deterministic CBOR item by item from bytes that it borrows.
///
/// Strict: what RFC 8949 §4.2.1 does not allow is refused, so whatever is accepted re-encodes to
/// the same bytes. No input traps, and nothing is allocated for a length the input cannot hold.
///
/// The order of map keys is checked by ``skipValue()``, ``rawValueSpan()``, ``CBORValue`` and
/// ``CBORKeyCursor``, not by ``readMapHeader()``. The depth limit likewise guards the readers of
/// whole values; a reader that pulls items one by one bounds its depth by its own shape.
public struct CBORDecoder: ~Escapable {
  @usableFromInline let bytes: RawSpan
  /// Bytes from the start of the input to the next item.
  @inlinable
  public var offset: Int { position }
  @usableFromInline var position: Int
  /// How deep arrays, maps and tags may nest in a whole value.
  public let depthLimit: Int

  /// Starts at the first byte.
  ///
  /// - Parameters:
  ///   - bytes: The input, which the decoder cannot outlive.
  ///   - depthLimit: How deep arrays, maps and tags may nest, cut to 0...256.
  @inlinable
  @_lifetime(copy bytes)
  public init(_ bytes: RawSpan, depthLimit: Int = 16) {
    self.bytes = bytes
    self.position = 0
    self.depthLimit = max(0, min(depthLimit, 256))
  }

  @inlinable
  public var isAtEnd: Bool { position == bytes.byteCount }

  /// Bytes not yet read.
  @inlinable
  public var remainingCount: Int { bytes.byteCount &- position }

  /// Refuses bytes after the last item read.
  ///
  /// - Throws: `trailingBytes` if any remain.
  @inlinable
  public func finish() throws(CBORError) {
    guard isAtEnd else { throw error(.trailingBytes(remainingCount)) }
  }

  /// Tells what comes next without reading it.
  ///
  /// - Throws: `unexpectedEnd` at the end, or the reason why the first byte begins no item.
  @inlinable
  public func peekKind() throws(CBORError) -> CBORKind {
    guard position < bytes.byteCount else { throw error(.unexpectedEnd) }
    return try kind(ofInitialByte: byte(at: position))
  }

  /// Makes an error that points at the next item, for readers with rules of their own.
  @inline(never)
  public func error(_ reason: CBORError.Reason) -> CBORError {
    CBORError(reason, at: position)
  }

  @inlinable
  func byte(at offset: Int) -> UInt8 {
    bytes.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
  }

  @usableFromInline
  func kind(ofInitialByte initial: UInt8) throws(CBORError) -> CBORKind {
    switch (initial >> 5, initial & 31) {
    case (_, 28...30): throw error(.reservedAdditionalInformation(initial & 31))
    case (MajorType.unsigned, 0..<28): return .unsigned
    case (MajorType.negative, 0..<28): return .negative
    case (MajorType.tag, 0..<28): return .tag
    case (MajorType.bytes, _): return .bytes
    case (MajorType.text, _): return .text
    case (MajorType.array, _): return .array
    case (MajorType.map, _): return .map
    case (MajorType.special, 20...21): return .bool
    case (MajorType.special, 22): return .null
    case (MajorType.special, 23): return .undefined
    case (MajorType.special, 25...27): return .float
    case (MajorType.special, 31): throw error(.unexpectedBreak)
    case (MajorType.special, _): return .simple
    default: throw error(.reservedAdditionalInformation(31))
    }
  }

  @usableFromInline
  @inline(never)
  func unexpected(_ expected: CBORKind) -> CBORError {
    do throws(CBORError) {
      return error(.unexpectedKind(expected: expected, found: try peekKind()))
    } catch {
      return error
    }
  }
}
