/// Why bytes were refused, and where.
///
/// A failed read leaves the decoder at the item it was asked to read.
public struct CBORError: Error, Equatable, Sendable {
  public var reason: Reason
  /// Bytes from the start of the input to the item at fault.
  public var offset: Int

  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// The ways in which bytes fall short of RFC 8949 §4.2.1, or of what the reader asked for.
  public enum Reason: Equatable, Sendable {
    case unexpectedEnd
    /// A string, array or map claims more bytes, items or entries than the input can hold.
    case lengthExceedsInput(declared: UInt64, remaining: Int)
    case notShortestForm
    case indefiniteLength
    case unexpectedBreak
    /// Additional information 28 to 30, or 31 where no indefinite length exists (§3).
    case reservedAdditionalInformation(UInt8)
    /// A simple value below 32 written in two bytes (§3.3).
    case reservedSimpleValue(UInt8)
    /// A not-a-number other than `f97e00`.
    case nonCanonicalNaN
    case unexpectedKind(expected: CBORKind, found: CBORKind)
    /// An integer that the requested type cannot hold.
    case integerOutOfRange
    case invalidUTF8
    case keysNotAscending
    case duplicateKey
    case tooDeep(limit: Int)
    case trailingBytes(Int)
    /// Well-formed, but not what the reader of this field accepts; the text says what it expected.
    case unacceptable(String)
  }
}

extension CBORError: CustomStringConvertible {
  public var description: String { "CBOR byte \(offset): \(reason)" }
}

extension CBORError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unexpectedEnd:
      "the input ends inside an item"
    case .lengthExceedsInput(let declared, let remaining):
      "a length of \(declared) is declared, but only \(remaining) bytes remain"
    case .notShortestForm:
      "a number is not in its shortest form"
    case .indefiniteLength:
      "an indefinite length is not deterministic"
    case .unexpectedBreak:
      "a break stands outside an indefinite-length item"
    case .reservedAdditionalInformation(let value):
      "additional information \(value) is reserved here"
    case .reservedSimpleValue(let value):
      "simple value \(value) may not be written in two bytes"
    case .nonCanonicalNaN:
      "a not-a-number must be written f97e00"
    case .unexpectedKind(let expected, let found):
      "expected \(expected), found \(found)"
    case .integerOutOfRange:
      "the integer is outside the range of the requested type"
    case .invalidUTF8:
      "a text string is not valid UTF-8"
    case .keysNotAscending:
      "map keys are not in ascending bytewise order"
    case .duplicateKey:
      "a map key occurs twice"
    case .tooDeep(let limit):
      "items are nested deeper than \(limit)"
    case .trailingBytes(let count):
      "\(count) bytes follow the last item"
    case .unacceptable(let expectation):
      expectation
    }
  }
}
