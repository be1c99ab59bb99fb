internal import CustomerService

/// How far one target is reached, as an exact fraction; over 0 there is none.
struct Completion: Hashable {
  var numerator: Int64 = 0
  var denominator: Int64 = 0

  /// More than this does not make up for what others lack: 120 %.
  private static let limit: (numerator: Int64, denominator: Int64) = (6, 5)

  /// No figure, or a target of 0 of which more is better.
  static let none = Completion(0, 0)

  private init(_ numerator: Int128, _ denominator: Int128) {
    self.numerator = Int64(clamping: numerator)
    self.denominator = Int64(clamping: denominator)
  }

  /// `numerator ÷ denominator × scale` against a target in hundredths.
  ///
  /// Where less is better, what is within the target reaches it whole, and what is not, by the
  /// target's share in it.
  init(
    _ numerator: Int64, _ denominator: Int64, scale: Int64, target: Int64, isLowerBetter: Bool
  ) {
    guard denominator > 0 else {
      self = .none
      return
    }
    let divisor = Self.divisor(scale * 100, target)
    let actual = Int128(numerator) * Int128(scale * 100 / divisor)
    let wanted = Int128(denominator) * Int128(target / divisor)
    if !isLowerBetter {
      self = target == 0 ? .none : Completion(actual, wanted)
    } else if actual <= wanted {
      self = Completion(1, 1)
    } else {
      self = Completion(wanted, actual)
    }
  }

  /// The fraction in its lowest terms, and no more than 120 %.
  var limited: (numerator: UInt64, denominator: UInt64) {
    let isOver =
      Int128(numerator) * Int128(Self.limit.denominator)
      > Int128(denominator) * Int128(Self.limit.numerator)
    let (n, d) = isOver ? Self.limit : (max(0, numerator), denominator)
    let divisor = Self.divisor(n, d)
    return (UInt64(n / divisor), UInt64(d / divisor))
  }

  /// The greatest common divisor; of two zeros 1.
  private static func divisor(_ a: Int64, _ b: Int64) -> Int64 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}

extension Completion {
  /// The mean over all that there is: Σ wᵢ·min(aᵢ/tᵢ, 1.2) ÷ Σ wᵢ (domain.md §3.2).
  ///
  /// In units of 10⁻¹², rounded down from the exact sum. That changes neither whether 100 % is
  /// reached nor the two decimals that are shown, as both turn at multiples of the unit.
  static func mean(_ parts: [(part: Completion, weight: Int64)]) -> Completion {
    let known = parts.filter { $0.part.denominator > 0 }
    guard !known.isEmpty else { return .none }
    var numerator = BigNatural(0)
    var denominator = BigNatural(1)
    for (part, weight) in known {
      let (n, d) = part.limited
      numerator = numerator * d + denominator * n * UInt64(weight)
      denominator = denominator * d
    }
    let weights = known.reduce(0) { $0 + UInt64($1.weight) }
    let quotient = (numerator * unit).quotient(by: denominator * weights)
    return Completion(Int128(quotient), Int128(unit))
  }

  private static let unit: UInt64 = 1_000_000_000_000
}
