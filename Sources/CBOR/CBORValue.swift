/// Any CBOR item, for tools and tests; records are read and written without it.
///
/// Equality follows `Double`: 0 equals −0, and a not-a-number equals nothing.
public indirect enum CBORValue: Hashable, Sendable {
  case unsigned(UInt64)
  /// The integer −1 − n.
  case negative(UInt64)
  case bytes([UInt8])
  case text(String)
  case array([CBORValue])
  /// Pairs in the order given; encoding sorts them.
  case map([Entry])
  case tag(UInt64, CBORValue)
  case bool(Bool)
  case null
  case undefined
  case simple(CBORSimpleValue)
  case float(Double)

  /// One key of a map with its value.
  public struct Entry: Hashable, Sendable {
    public var key: CBORValue
    public var value: CBORValue

    public init(_ key: CBORValue, _ value: CBORValue) {
      self.key = key
      self.value = value
    }
  }

  public static func integer(_ value: Int64) -> CBORValue {
    value >= 0 ? .unsigned(UInt64(value)) : .negative(UInt64(bitPattern: ~value))
  }
}
