/// The rows of reports in which a fact counts, copied from what it is about when it happened.
package struct FigureGroup: Hashable, Sendable {
  package var technician: TechnicianID?
  package var team: String?
  package var service: String?
  package var region: String?

  package init() {}

  package init(of visit: VisitLogged) {
    technician = visit.technician
    team = visit.team
    service = visit.service
    region = visit.region
  }

  package init(of complaint: ComplaintFiled) {
    technician = complaint.technician
    team = complaint.team
    service = complaint.service
    region = complaint.region
  }

  package init(of answer: SurveyRecorded) {
    technician = answer.technician
    team = answer.team
    service = answer.service
    region = answer.region
  }

  /// Names the four fields of the group, of which `number` is the first.
  mutating func code<Coder: FieldCoder & ~Escapable>(
    _ coder: inout Coder, from number: UInt64
  ) throws {
    try coder.field(number, "technician", &technician)
    try coder.field(number + 1, "team", &team)
    try coder.field(number + 2, "service", &service)
    try coder.field(number + 3, "region", &region)
  }
}

extension FigureGroup {
  /// What a command says of the group itself.
  init(_ fields: inout FieldReader) throws(MalformedField) {
    technician = try fields.optionalID("technician")
    team = try fields.optionalLabel("team")
    service = try fields.optionalLabel("service")
    region = try fields.optionalLabel("region")
  }

  /// The group with what it leaves open taken from `fact`, then from the archive.
  ///
  /// A team goes with its technician: another one than the fact's brings the team of today.
  func filled(
    from fact: FigureGroup, of customer: CustomerID?, _ context: DecisionContext
  ) throws -> FigureGroup {
    var group = self
    let own = try technician.map { try context.knownTechnician($0) }
    group.technician = technician ?? fact.technician
    group.team = team ?? (group.technician == fact.technician ? fact.team : own?.team)
    group.service = service ?? fact.service
    group.region =
      try region ?? fact.region
      ?? customer.flatMap { try context.knownCustomer($0).region }
    return group
  }
}
