/// An item of major type 7: a simple value or a floating-point number.
enum SpecialValue {
  case bool(Bool)
  case null
  case undefined
  case simple(CBORSimpleValue)
  case float(Double)
}

extension CBORDecoder {
  mutating func readSpecial() throws(CBORError) -> SpecialValue {
    let kind = try peekKind()
    let initial = byte(at: position)
    switch kind {
    case .bool: return .bool(try readBool())
    case .null:
      position &+= 1
      return .null
    case .undefined:
      position &+= 1
      return .undefined
    case .float: return .float(try readFloat(ofInitialByte: initial))
    case .simple: return .simple(try readSimple(ofInitialByte: initial))
    default: throw unexpected(.simple)
    }
  }

  private mutating func readSimple(
    ofInitialByte initial: UInt8
  ) throws(CBORError) -> CBORSimpleValue {
    let isLong = initial == InitialByte.simple
    let number = isLong ? try load(UInt8.self) : initial & 31
    guard !isLong || number >= 32, let value = CBORSimpleValue(number) else {
      throw error(.reservedSimpleValue(number))
    }
    position &+= isLong ? 2 : 1
    return value
  }

  private mutating func readFloat(ofInitialByte initial: UInt8) throws(CBORError) -> Double {
    switch initial {
    case InitialByte.half:
      let bits = try load(UInt16.self)
      let value = Double(Float16(bitPattern: bits))
      guard !value.isNaN || bits == 0x7e00 else { throw error(.nonCanonicalNaN) }
      position &+= 3
      return value
    case InitialByte.single:
      let value = Float(bitPattern: try load(UInt32.self))
      guard !value.isNaN else { throw error(.nonCanonicalNaN) }
      guard Float(Float16(value)) != value else { throw error(.notShortestForm) }
      position &+= 5
      return Double(value)
    default:
      let value = Double(bitPattern: try load(UInt64.self))
      guard !value.isNaN else { throw error(.nonCanonicalNaN) }
      guard Double(Float(value)) != value else { throw error(.notShortestForm) }
      position &+= 9
      return value
    }
  }
}
