package import EventSourcing

/// A customer complains: 受理投诉.
///
/// What the complaint does not name itself is taken from the visit as it was logged, so that later
/// changes of staff or teams never move it to another row of a report.
package struct FileComplaint: Command {
  package static let name = "complaint.file"

  package var complaint: ComplaintID
  package var customer: CustomerID
  package var channel: ComplaintChannel
  package var category: ComplaintCategory
  package var severity: Severity
  package var description: PersonalText
  package var remedySought: PersonalText?
  package var visit: VisitID?
  package var contract: ContractID?
  package var technician: TechnicianID?
  package var team: String?
  package var region: String?
  package var service: String?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    customer = try fields.id("customer")
    channel = try fields.term("channel")
    category = try fields.term("category")
    severity = try fields.term("severity")
    description = try fields.words("description")
    remedySought = try fields.optionalWords("remedySought")
    visit = try fields.optionalID("visit")
    contract = try fields.optionalID("contract")
    technician = try fields.optionalID("technician")
    team = try fields.optionalLabel("team")
    region = try fields.optionalLabel("region")
    service = try fields.optionalLabel("service")
  }

  /// A complaint with nothing but what every complaint has.
  init(
    _ complaint: ComplaintID, of customer: CustomerID, channel: ComplaintChannel,
    category: ComplaintCategory, severity: Severity, description: PersonalText
  ) {
    self.complaint = complaint
    self.customer = customer
    self.channel = channel
    self.category = category
    self.severity = severity
    self.description = description
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try context.fold(Complaint.self, complaint).status == .none else {
      throw Refusal.alreadyExists(.complaint, complaint.text)
    }
    let customerNow = try context.knownCustomer(customer)
    let visitThen = try visit.map { try context.visit($0, of: customer) }
    let contractNow = try contract.map { try context.contract($0, of: customer).terms }
    if let technician { _ = try context.knownTechnician(technician) }

    var event = ComplaintFiled()
    event.complaint = complaint
    event.customer = customerNow.id
    event.channel = channel
    event.category = category
    event.severity = severity
    event.description = description
    event.remedySought = remedySought
    event.visit = visit
    event.contract = contract
    event.technician = technician ?? visitThen?.technician
    event.team = try team ?? defaultTeam(of: event.technician, visitThen, context)
    event.region = region ?? visitThen?.region ?? customerNow.region
    event.service = service ?? visitThen?.service ?? contractNow?.service
    let policy = try context.policy()
    event.acknowledgeDue = policy.acknowledgeDue(
      severity, filed: context.occurredAt, in: context.zone)
    event.resolveDue = policy.resolveDue(severity, filed: context.occurredAt, in: context.zone)
    event.policy = policy.version
    return [.complaintFiled(event)]
  }

  /// Warns when the customer already has an open complaint of the category about the visit, and
  /// when the complaint goes to a survivor.
  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    let merged = try context.mergeWarning(customer)
    guard let visit else { return merged }
    let isDuplicate = try context.complaints(about: visit).contains { other in
      other.id != complaint && other.status == .open && other.category == category
    }
    return merged + (isDuplicate ? [.possible_duplicate] : [])
  }

  /// The team that the visit recorded, unless the complaint is about another technician.
  private func defaultTeam(
    of technician: TechnicianID?, _ visit: VisitLogged?, _ context: DecisionContext
  ) throws -> String? {
    if let visit, visit.technician == technician { return visit.team }
    guard let technician else { return nil }
    return try context.fold(TechnicianState.self, technician).team
  }
}
