package import EventSourcing

/// The regular working hours of a technician: 排班.
///
/// They hold from a day on until other hours begin. A shift that ends at or before the time at
/// which it starts ends on the next day.
package struct SetShift: Command {
  package static let name = "technician.set-shift"
  package static let roles = Role.dispatchers

  package var technician: TechnicianID
  /// The first day; that of the command unless given.
  package var from: CalendarDate?
  package var weekdays: Set<String>
  package var startMinute: Int64
  package var endMinute: Int64

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    technician = try fields.id("technician")
    from = try fields.optionalDate("from")
    weekdays = try fields.names("weekdays", of: Set(Weekday.allCases.map(\.rawValue)))
    startMinute = try fields.minuteOfDay("start")
    endMinute = try fields.minuteOfDay("end")
  }

  package var stream: Tag { technician.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.knownTechnician(technician)
    try context.requireOrder(after: state.lastOccurredAt)
    var event = ShiftSet()
    event.technician = technician
    event.from = from ?? context.zone.date(of: context.occurredAt)
    event.weekdays = Weekday.allCases.map(\.rawValue).filter(weekdays.contains)
    event.startMinute = startMinute
    event.endMinute = endMinute > startMinute ? endMinute : endMinute + 24 * 60
    return [.shiftSet(event)]
  }
}
