package import EventSourcing

/// How quickly the office promises to answer and to resolve complaints.
///
/// Its ``version`` is stored on every filed complaint, together with the due times that followed
/// from it: changing the policy never moves a deadline that was already set.
package struct ServicePolicy: Hashable, Sendable {
  package let version: Int64
  package let calendar: BusinessCalendar

  package init(version: Int64, calendar: BusinessCalendar) {
    self.version = version
    self.calendar = calendar
  }

  /// The policy of domain.md §2.2, without any holidays entered.
  package static let standard = ServicePolicy(
    version: 1, calendar: BusinessCalendar())

  /// When the customer must have been told: 24 hours after filing, 2 when critical.
  package func acknowledgeDue(_ severity: Severity, filed: Timestamp) -> Timestamp {
    filed.advanced(byMilliseconds: (severity == .critical ? 2 : 24) * Self.millisecondsPerHour)
  }

  /// The last moment of the 7th working day after the day of filing, the 3rd when critical.
  package func resolveDue(
    _ severity: Severity, filed: Timestamp, in zone: BusinessZone
  ) -> Timestamp {
    let days = severity == .critical ? 3 : 7
    return zone.end(of: calendar.workday(days, after: zone.date(of: filed)))
  }

  private static let millisecondsPerHour: Int64 = 3_600_000
}
