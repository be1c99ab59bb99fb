package import EventSourcing

/// A technician is booked for a customer: 派工.
///
/// Region and team are copied into the event, so that later changes never move an old order.
package struct AssignTechnician: Command {
  package static let name = "technician.assign"

  package var assignment: OrderID
  package var customer: CustomerID
  package var technician: TechnicianID
  package var window: ServiceWindow
  package var service: String
  package var region: String?
  package var team: String?
  package var contract: ContractID?
  package var priority: String?
  package var skills: [String]
  package var note: PersonalText?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    assignment = try fields.id("assignment")
    customer = try fields.id("customer")
    technician = try fields.id("technician")
    window = ServiceWindow(start: try fields.moment("start"), end: try fields.moment("end"))
    service = try fields.label("service")
    region = try fields.optionalLabel("region")
    team = try fields.optionalLabel("team")
    contract = try fields.optionalID("contract")
    priority = try fields.optionalText("priority")
    skills = try fields.list("skills")
    note = try fields.optionalWords("note")
  }

  package var stream: Tag { assignment.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try context.fold(OrderState.self, assignment).status == .none else {
      throw Refusal.alreadyExists(.assignment, assignment.text)
    }
    let customerNow = try context.knownCustomer(customer)
    let technicianNow = try context.knownTechnician(technician)
    try window.requireAllowedLength()
    try context.requireCover(by: contract, of: customer, in: window)
    try context.require(technicianNow, availableIn: window, with: skills, for: assignment)
    try context.requireReading(of: contract, by: technician)

    var event = TechnicianAssigned()
    event.order = assignment
    event.customer = customerNow.id
    event.technician = technician
    event.start = window.start
    event.end = window.end
    event.service = service
    event.region = region ?? customerNow.region
    event.team = team ?? technicianNow.team
    event.contract = contract
    event.priority = priority
    event.skills = skills
    event.note = note
    event.days = window.days(in: context.zone)
    return [.technicianAssigned(event)]
  }

  /// Warns when the window is over or lies outside the technician's shift, when a survivor is
  /// served, and when the key terms of the contract were not read.
  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    let shifts = try context.knownTechnician(technician).shifts
    let isWithin = shifts.isEmpty || shifts.cover(window, in: context.zone)
    let isOver = window.end < context.occurredAt
    return try context.mergeWarning(customer) + (isOver ? [.window_passed] : [])
      + (isWithin ? [] : [.outside_shift])
      + context.readingWarning(of: contract, by: technician)
  }
}
