package import EventSourcing

/// Another department lends a technician: 借调.
///
/// Whoever is lent can be booked on the days of a loan only. A loan is prolonged by another one,
/// from the same first day.
package struct SecondTechnician: Command {
  package static let name = "technician.second"
  package static let roles = Role.leaders

  package var technician: TechnicianID
  package var department: String?
  package var from: CalendarDate
  /// The last day, which belongs to the loan.
  package var until: CalendarDate

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    technician = try fields.id("technician")
    department = try fields.optionalLabel("department")
    from = try fields.date("from")
    until = try fields.date("until")
  }

  package var stream: Tag { technician.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.knownTechnician(technician)
    guard from <= until else { throw Refusal.invalidDates }
    try context.requireOrder(after: state.lastOccurredAt)
    var event = TechnicianSeconded()
    event.technician = technician
    event.department = department
    event.from = from
    event.until = until
    guard event != state.secondments.last else { throw Refusal.nothingToChange }
    return [.technicianSeconded(event)]
  }
}
