/// The working hours of the seven weekdays; at least one of them is worked.
package struct WorkingWeek: Hashable, Sendable {
  /// By weekday, Monday first.
  private let days: [DayHours]

  /// Monday to Friday, 9 to 18.
  package static let standard = WorkingWeek(
    days: (1...7).map { $0 < 6 ? DayHours([540..<1080]) ?? .none : .none })

  private init(days: [DayHours]) { self.days = days }

  /// Reads texts such as `mon-fri 09:00-12:00,13:30-18:00` and `sat 09:00-12:00`.
  ///
  /// Hours of the same day add up; nil when they overlap, or when no day is worked.
  package init?(_ texts: [String]) {
    var spans = [[Range<Int64>]](repeating: [], count: 7)
    for text in texts {
      let parts = text.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 2, let days = Self.days(parts[0]), let hours = DayHours(parts[1])
      else { return nil }
      for day in days { spans[day] += hours.spans }
    }
    let days = spans.compactMap { DayHours($0) }
    guard days.count == 7, days.contains(where: { !$0.isEmpty }) else { return nil }
    self.init(days: days)
  }

  /// The hours of an ISO weekday, Monday being 1.
  package subscript(weekday: Int) -> DayHours { days[weekday - 1] }

  /// The hours of the first weekday that is worked.
  package var usualHours: DayHours { days.first { !$0.isEmpty } ?? .none }

  /// The hours as texts that ``init(_:)`` reads, one for each run of days with the same hours.
  package var texts: [String] {
    var texts: [String] = []
    var first = 0
    for day in 0..<7 where day == 6 || days[day + 1] != days[day] {
      let names = Set([first, day]).sorted().map { Weekday.allCases[$0].rawValue }
      let run = names.joined(separator: "-")
      if !days[day].isEmpty { texts.append("\(run) \(days[day].text)") }
      first = day + 1
    }
    return texts
  }

  /// Reads `mon`, `mon-fri` or `mon,wed` as days counted from Monday.
  private static func days(_ text: some StringProtocol) -> [Int]? {
    var days: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { name in
        Weekday.allCases.firstIndex { $0.rawValue == name }
      }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
        first <= last
      else { return nil }
      days += first...last
    }
    return days
  }
}
