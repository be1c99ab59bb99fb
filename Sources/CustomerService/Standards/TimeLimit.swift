package import EventSourcing

/// How long something may take: `24h`, `8wh`, `7d` or `7wd`.
package struct TimeLimit: Hashable, Sendable {
  package enum Unit: String, CaseIterable, Sendable {
    /// Hours, whether anybody works or not.
    case hours = "h"
    case workingHours = "wh"
    /// To the end of a day; the first day does not count.
    case days = "d"
    case workingDays = "wd"
  }

  /// The largest amount of a unit.
  package static let limit = 1000

  package let amount: Int
  package let unit: Unit

  package init?(_ amount: Int, _ unit: Unit) {
    guard (1...Self.limit).contains(amount) else { return nil }
    self.amount = amount
    self.unit = unit
  }

  fileprivate init(standard amount: Int, _ unit: Unit) {
    self.amount = amount
    self.unit = unit
  }

  package init?(_ text: some StringProtocol) {
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    guard let amount = Int(decimal: digits), digits.first != 0x30,
      let unit = Unit(rawValue: String(text.dropFirst(digits.count)))
    else { return nil }
    self.init(amount, unit)
  }

  package var text: String { "\(amount)\(unit.rawValue)" }

  /// The moment until which it may take what began at `start`.
  package func due(
    after start: Timestamp, by calendar: BusinessCalendar, in zone: BusinessZone
  ) -> Timestamp {
    let day = zone.date(of: start)
    return switch unit {
    case .hours: start.advanced(byMilliseconds: Int64(amount) * Self.hour)
    case .workingHours: calendar.moment(Int64(amount) * Self.hour, after: start, in: zone)
    case .days: zone.end(of: day.advanced(by: amount))
    case .workingDays: zone.end(of: calendar.workday(amount, after: day))
    }
  }

  private static let hour: Int64 = 3_600_000
}

extension ServiceStandard {
  /// The standard of domain.md §2.2.
  package static let usual = ServiceStandard(
    acknowledge: BySeverity(
      minor: TimeLimit(standard: 24, .hours), major: TimeLimit(standard: 24, .hours),
      critical: TimeLimit(standard: 2, .hours)),
    resolve: BySeverity(
      minor: TimeLimit(standard: 7, .workingDays), major: TimeLimit(standard: 7, .workingDays),
      critical: TimeLimit(standard: 3, .workingDays)))
}
