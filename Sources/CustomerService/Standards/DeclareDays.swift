package import EventSourcing

/// What certain days are is declared: holidays, make-up workdays (调休上班日), or regular again.
///
/// What is declared last of a day holds. Due times that were set stay as they are.
package struct DeclareDays: Command {
  package static let name = "calendar.declare"
  package static let roles = Role.managers

  /// A day that is worked; without hours, those of the first workday of its week's pattern.
  package struct MakeUpDay: Hashable, Sendable {
    package var day: CalendarDate
    package var hours: DayHours?
  }

  package var holidays: [DateSpan]
  package var makeUpDays: [MakeUpDay]
  package var regularDays: [DateSpan]

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    holidays = try fields.spans("holidays")
    makeUpDays = try fields.makeUpDays("makeUpDays")
    regularDays = try fields.spans("regularDays")
    var named: Set<CalendarDate> = []
    for day in (holidays + regularDays).flatMap(\.days) + makeUpDays.map(\.day) {
      guard named.insert(day).inserted else {
        throw MalformedField(
          "holidays", Localized(zh: "\(day) 只能出现一次", en: "each day only once; \(day) is twice"))
      }
    }
    guard !named.isEmpty else {
      throw MalformedField(
        "holidays",
        Localized(
          zh: "holidays、makeUpDays、regularDays 至少填一项",
          en: "a day in one of holidays, makeUpDays and regularDays"))
    }
  }

  package var stream: Tag { PolicyID.office.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let policy = try context.policyToChange()
    var event = CalendarDaysDeclared()
    event.version = policy.version + 1
    event.holidays = holidays
    event.makeUpDays = makeUpDays.map { day in
      DatedHours(
        day: day.day, hours: day.hours ?? policy.calendar.weeks[day.day].usualHours)
    }
    event.regularDays = regularDays
    var changed = policy
    changed.apply(.daysDeclared(event))
    guard changed.calendar != policy.calendar else { throw Refusal.nothingToChange }
    return [.daysDeclared(event)]
  }
}

extension FieldReader {
  fileprivate mutating func spans(_ name: String) throws(MalformedField) -> [DateSpan] {
    var spans: [DateSpan] = []
    for text in try list(name) {
      guard let span = DateSpan(text) else {
        throw MalformedField(
          name,
          Localized(
            zh: "应如 2026-05-01 或 2026-05-01..2026-05-05",
            en: "days such as 2026-05-01 or 2026-05-01..2026-05-05"))
      }
      spans.append(span)
    }
    return spans
  }

  fileprivate mutating func makeUpDays(
    _ name: String
  ) throws(MalformedField) -> [DeclareDays.MakeUpDay] {
    var days: [DeclareDays.MakeUpDay] = []
    for text in try list(name) {
      if let day = CalendarDate(text) {
        days.append(DeclareDays.MakeUpDay(day: day))
      } else if let dated = DatedHours(text) {
        days.append(DeclareDays.MakeUpDay(day: dated.day, hours: dated.hours))
      } else {
        throw MalformedField(
          name,
          Localized(
            zh: "应如 2026-05-09 或 \"2026-05-09 09:00-17:00\"",
            en: "a day such as 2026-05-09 or \"2026-05-09 09:00-17:00\""))
      }
    }
    return days
  }
}
