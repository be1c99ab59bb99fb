package import EventSourcing

/// What was recorded at the filing of a complaint is corrected, also of a closed one: 更正.
///
/// Category and severity are judged anew with ``AssessComplaint``; a complaint filed for the wrong
/// customer is marked invalid and filed again. The due times stay.
package struct AmendComplaint: Command {
  package static let name = "complaint.amend"
  package static let roles = Role.leaders
  /// The fields that can be emptied; one that is given as well gets the given value.
  package static let clearable: Set<String> = [
    "remedySought", "visit", "contract", "technician", "team", "region", "service",
  ]

  package var complaint: ComplaintID
  package var channel: ComplaintChannel?
  package var description: PersonalText?
  package var remedySought: PersonalText?
  package var visit: VisitID?
  package var contract: ContractID?
  package var technician: TechnicianID?
  /// With another technician, the team that fits them unless given.
  package var team: String?
  package var region: String?
  package var service: String?
  package var clear: Set<String>

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    channel = try fields.optionalTerm("channel")
    description = try fields.optionalWords("description")
    remedySought = try fields.optionalWords("remedySought")
    visit = try fields.optionalID("visit")
    contract = try fields.optionalID("contract")
    technician = try fields.optionalID("technician")
    team = try fields.optionalLabel("team")
    region = try fields.optionalLabel("region")
    service = try fields.optionalLabel("service")
    clear = try fields.names("clear", of: Self.clearable)
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let filed = try context.opened(context.liveComplaint(complaint).filed)
    try context.requireReason()
    let amended = try corrected(filed, context)
    return try context.amendments(from: filed, to: amended).map { change in
      var event = ComplaintAmended()
      event.complaint = complaint
      event.customer = filed.customer
      event.change = change
      return .complaintAmended(event)
    }
  }

  private func corrected(
    _ filed: ComplaintFiled, _ context: DecisionContext
  ) throws -> ComplaintFiled {
    var complaint = filed.cleared(clear)
    complaint.channel = channel ?? complaint.channel
    complaint.description = description ?? complaint.description
    complaint.remedySought = remedySought ?? complaint.remedySought
    complaint.visit = visit ?? complaint.visit
    complaint.contract = contract ?? complaint.contract
    complaint.technician = technician ?? complaint.technician
    complaint.region = region ?? complaint.region
    complaint.service = service ?? complaint.service
    if let visit, visit != filed.visit { _ = try context.visit(visit, of: filed.customer) }
    if let contract, contract != filed.contract {
      _ = try context.contract(contract, of: filed.customer)
    }
    if let technician, technician != filed.technician {
      let known = try context.knownTechnician(technician)
      let visit = try complaint.visit.flatMap { try context.fold(VisitState.self, $0).logged }
      complaint.team = visit?.technician == technician ? visit?.team : known.team
    }
    complaint.team = team ?? complaint.team
    return complaint
  }
}
