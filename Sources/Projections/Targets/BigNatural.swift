/// A natural number of any size, for sums of fractions.
struct BigNatural: Equatable {
  /// Lowest first; none at the end is 0.
  private var limbs: [UInt64]

  init(_ value: UInt64) { limbs = value == 0 ? [] : [value] }

  static func * (a: BigNatural, b: UInt64) -> BigNatural {
    var product = BigNatural(0)
    guard b != 0 else { return product }
    var carry: UInt64 = 0
    for limb in a.limbs {
      let (high, low) = limb.multipliedFullWidth(by: b)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      product.limbs.append(sum)
      carry = high + (overflow ? 1 : 0)
    }
    if carry != 0 { product.limbs.append(carry) }
    return product
  }

  static func + (a: BigNatural, b: BigNatural) -> BigNatural {
    var sum = BigNatural(0)
    var carry: UInt64 = 0
    for index in 0..<max(a.limbs.count, b.limbs.count) {
      let (first, one) = a.limb(index).addingReportingOverflow(b.limb(index))
      let (second, other) = first.addingReportingOverflow(carry)
      sum.limbs.append(second)
      carry = one || other ? 1 : 0
    }
    if carry != 0 { sum.limbs.append(carry) }
    return sum
  }

  static func <= (a: BigNatural, b: BigNatural) -> Bool {
    guard a.limbs.count == b.limbs.count else { return a.limbs.count < b.limbs.count }
    return !b.limbs.reversed().lexicographicallyPrecedes(a.limbs.reversed())
  }

  /// How many times `divisor` fits, which must be fewer than 2⁶³; O(63 multiplications).
  func quotient(by divisor: BigNatural) -> UInt64 {
    var quotient: UInt64 = 0
    for bit in (0..<63).reversed() {
      let tried = quotient | 1 << UInt64(bit)
      if divisor * tried <= self { quotient = tried }
    }
    return quotient
  }

  private func limb(_ index: Int) -> UInt64 { index < limbs.count ? limbs[index] : 0 }
}
