extension Timestamp {
  /// Reads an RFC 3339 time with offset, a local time of `zone` without one, or a day (its midnight).
  ///
  /// A space may stand for the `T`; fractions beyond milliseconds are cut; seconds may be left out.
  package init?(_ text: String, in zone: BusinessZone) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let date = CalendarDate(text.prefix(10)) else { return nil }
    var scanner = Scanner(rest: bytes[10...])
    var offset = zone.offsetSeconds
    var milliseconds = 0
    if !scanner.rest.isEmpty {
      guard scanner.take(anyOf: "Tt "), let time = scanner.timeOfDay() else { return nil }
      milliseconds = time
      if let explicit = scanner.offset() { offset = explicit }
      guard scanner.rest.isEmpty else { return nil }
    }
    self.init(
      rawValue: Int64(date.daysSinceEpoch) * Self.millisecondsPerDay + Int64(milliseconds)
        - Int64(offset) * 1000)
  }

  /// The time as RFC 3339 in `zone`, with milliseconds only when there are any.
  package func formatted(in zone: BusinessZone) -> String {
    let date = zone.date(of: self)
    let time = Int(rawValue - zone.start(of: date).rawValue)
    let fraction = time % 1000 == 0 ? "" : "." + padded(time % 1000, 3)
    let seconds = time / 1000
    let clock =
      "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    let minutes = abs(zone.offsetSeconds) / 60
    let offset =
      zone.offsetSeconds == 0
      ? "Z"
      : "\(zone.offsetSeconds < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    return "\(date)T\(clock)\(fraction)\(offset)"
  }

  private struct Scanner {
    var rest: ArraySlice<UInt8>

    mutating func take(anyOf characters: StaticString) -> Bool {
      guard let first = rest.first,
        characters.withUTF8Buffer({ $0.contains(first) })
      else { return false }
      rest.removeFirst()
      return true
    }

    mutating func twoDigits(below limit: Int) -> Int? {
      guard rest.count >= 2, let value = Int(decimal: rest.prefix(2)), value < limit else {
        return nil
      }
      rest.removeFirst(2)
      return value
    }

    /// Milliseconds after midnight.
    mutating func timeOfDay() -> Int? {
      guard let hours = twoDigits(below: 24), take(anyOf: ":"),
        let minutes = twoDigits(below: 60)
      else { return nil }
      var milliseconds = (hours * 3600 + minutes * 60) * 1000
      guard take(anyOf: ":") else { return milliseconds }
      guard let seconds = twoDigits(below: 60) else { return nil }
      milliseconds += seconds * 1000
      guard take(anyOf: ".") else { return milliseconds }
      let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard !digits.isEmpty, digits.count <= 9 else { return nil }
      rest.removeFirst(digits.count)
      let three = digits.prefix(3) + repeatElement(0x30, count: max(0, 3 - digits.count))
      return Int(decimal: three).map { milliseconds + $0 }
    }

    /// Seconds east of UTC; nil when no complete offset follows.
    mutating func offset() -> Int? {
      if take(anyOf: "Zz") { return 0 }
      guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
        return nil
      }
      rest.removeFirst()
      guard let hours = twoDigits(below: 24), take(anyOf: ":"),
        let minutes = twoDigits(below: 60)
      else { return nil }
      return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
  }
}
