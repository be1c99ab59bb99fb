package import EventSourcing

/// The weekly working hours of the office are set: 设定工作时间.
///
/// They hold from a day on until other hours begin. Due times that were set stay as they are.
package struct SetCalendar: Command {
  package static let name = "calendar.set"
  package static let roles = Role.managers

  package var week: WorkingWeek
  /// The first day; that of the command unless given.
  package var from: CalendarDate?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    guard let week = WorkingWeek(try fields.list("hours")) else {
      throw MalformedField(
        "hours",
        Localized(
          zh: "应如 \"mon-fri 09:00-12:00,13:30-18:00\"，时段不得重叠",
          en: "hours such as \"mon-fri 09:00-12:00,13:30-18:00\" that do not overlap"))
    }
    self.week = week
    from = try fields.optionalDate("from")
  }

  package var stream: Tag { PolicyID.office.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let policy = try context.policyToChange()
    var event = CalendarSet()
    event.version = policy.version + 1
    event.from = from ?? context.zone.date(of: context.occurredAt)
    event.week = week
    guard week != policy.calendar.weeks[event.from] else { throw Refusal.nothingToChange }
    return [.calendarSet(event)]
  }
}
