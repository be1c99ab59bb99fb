internal import CustomerService
internal import EventSourcing

/// What is known of the regular hours of one technician.
struct ShiftRow: EncodedRow, Equatable {
  /// Minutes by weekday, Monday first, from a day on.
  struct Pattern: Equatable {
    var from: Int32
    var weekdays: UInt8
    var minutes: Int64
  }

  struct Team: Equatable {
    var from: Int32
    var number: UInt32
  }

  struct Loan: Equatable {
    var from: Int32
    var until: Int32
  }

  private(set) var patterns: [Pattern] = []
  private(set) var teams: [Team] = []
  private(set) var loans: [Loan] = []
  var lastDay: Int32?

  mutating func set(_ shift: ShiftSet) {
    let weekdays = Weekday.allCases.enumerated().reduce(into: UInt8(0)) { mask, weekday in
      if shift.weekdays.contains(weekday.element.rawValue) { mask |= 1 << weekday.offset }
    }
    let from = shift.from.daysSinceEpoch
    patterns.removeAll { $0.from == from }
    patterns.append(
      Pattern(from: from, weekdays: weekdays, minutes: shift.endMinute - shift.startMinute))
    patterns.sort { $0.from < $1.from }
  }

  mutating func join(team number: UInt32, on day: Int32) {
    teams.removeAll { $0.from >= day }
    teams.append(Team(from: day, number: number))
  }

  mutating func lend(_ loan: TechnicianSeconded) {
    loans.append(
      Loan(from: loan.from.daysSinceEpoch, until: loan.until.daysSinceEpoch))
  }

  /// By how many minutes the shifts of each weekday change on a day, in a team.
  struct Change: Equatable {
    var day: Int32
    var team: UInt32
    var minutes: Counters
  }

  /// The changes in the order of their days; they add up to the hours of any day.
  ///
  /// Hours count while the technician is in the department; before the first team is known they
  /// count there.
  var changes: [Change] {
    var days = Set(patterns.map(\.from) + teams.map(\.from))
    for loan in loans { days.formUnion([loan.from, loan.until + 1]) }
    if let lastDay { days.insert(lastDay + 1) }
    var changes: [Change] = []
    var (team, minutes) = (UInt32(0), Counters.zero)
    for day in days.sorted() {
      let (teamNow, minutesNow) = (self.team(on: day), self.minutes(on: day))
      if team == teamNow {
        changes.append(Change(day: day, team: team, minutes: minutesNow &- minutes))
      } else {
        changes.append(Change(day: day, team: team, minutes: .zero &- minutes))
        changes.append(Change(day: day, team: teamNow, minutes: minutesNow))
      }
      (team, minutes) = (teamNow, minutesNow)
    }
    return changes.filter { $0.minutes != .zero }
  }

  private func team(on day: Int32) -> UInt32 {
    (teams.last { $0.from <= day } ?? teams.first)?.number ?? 0
  }

  private func minutes(on day: Int32) -> Counters {
    guard lastDay.map({ day <= $0 }) ?? true,
      loans.isEmpty || loans.contains(where: { $0.from <= day && day <= $0.until }),
      let pattern = patterns.last(where: { $0.from <= day })
    else { return .zero }
    var minutes = Counters.zero
    for weekday in 0..<7 where pattern.weekdays >> weekday & 1 == 1 {
      minutes[weekday] = pattern.minutes
    }
    return minutes
  }
}

extension ShiftRow {
  init?(bytes: [UInt8]) {
    var reader = IntegerReader(bytes.span.bytes)
    guard let lastDay = reader.next(), let patternCount = reader.next(),
      let teamCount = reader.next(), let loanCount = reader.next()
    else { return nil }
    self.lastDay = lastDay == .min ? nil : Int32(truncatingIfNeeded: lastDay)
    for _ in 0..<patternCount {
      guard let from = reader.next(), let weekdays = reader.next(), let minutes = reader.next()
      else { return nil }
      patterns.append(
        Pattern(
          from: Int32(truncatingIfNeeded: from), weekdays: UInt8(truncatingIfNeeded: weekdays),
          minutes: minutes))
    }
    for _ in 0..<teamCount {
      guard let from = reader.next(), let number = reader.next() else { return nil }
      teams.append(
        Team(from: Int32(truncatingIfNeeded: from), number: UInt32(truncatingIfNeeded: number)))
    }
    for _ in 0..<loanCount {
      guard let from = reader.next(), let until = reader.next() else { return nil }
      loans.append(
        Loan(from: Int32(truncatingIfNeeded: from), until: Int32(truncatingIfNeeded: until)))
    }
  }

  func encode(into row: inout IntegerRow) {
    row.append(lastDay.map(Int64.init) ?? .min)
    for count in [patterns.count, teams.count, loans.count] { row.append(Int64(count)) }
    for pattern in patterns {
      row.append(Int64(pattern.from))
      row.append(Int64(pattern.weekdays))
      row.append(pattern.minutes)
    }
    for team in teams {
      row.append(Int64(team.from))
      row.append(Int64(team.number))
    }
    for loan in loans {
      row.append(Int64(loan.from))
      row.append(Int64(loan.until))
    }
  }
}
