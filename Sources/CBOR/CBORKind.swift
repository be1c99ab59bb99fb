/// What kind of item comes next, as its first byte tells.
public enum CBORKind: String, CaseIterable, Sendable, CustomStringConvertible {
  case unsigned, negative, bytes, text, array, map, tag, bool, null, undefined, simple, float

  public var description: String { rawValue }
}

/// The upper three bits of an item's first byte (RFC 8949 §3.1).
@usableFromInline
enum MajorType {
  @usableFromInline static let unsigned: UInt8 = 0
  @usableFromInline static let negative: UInt8 = 1
  @usableFromInline static let bytes: UInt8 = 2
  @usableFromInline static let text: UInt8 = 3
  @usableFromInline static let array: UInt8 = 4
  @usableFromInline static let map: UInt8 = 5
  @usableFromInline static let tag: UInt8 = 6
  @usableFromInline static let special: UInt8 = 7
}

/// Whole first bytes of the items that carry no argument (RFC 8949 §3.3).
@usableFromInline
enum InitialByte {
  @usableFromInline static let `false`: UInt8 = 0xf4
  @usableFromInline static let `true`: UInt8 = 0xf5
  @usableFromInline static let null: UInt8 = 0xf6
  @usableFromInline static let undefined: UInt8 = 0xf7
  @usableFromInline static let simple: UInt8 = 0xf8
  @usableFromInline static let half: UInt8 = 0xf9
  @usableFromInline static let single: UInt8 = 0xfa
  @usableFromInline static let double: UInt8 = 0xfb
  @usableFromInline static let `break`: UInt8 = 0xff
}

/// A simple value other than false, true, null and undefined (RFC 8949 §3.3).
public struct CBORSimpleValue: Hashable, Sendable {
  public let number: UInt8

  /// Makes the value, or nothing for 20 to 31, which have another meaning or are reserved.
  public init?(_ number: UInt8) {
    guard number < 20 || number >= 32 else { return nil }
    self.number = number
  }
}
