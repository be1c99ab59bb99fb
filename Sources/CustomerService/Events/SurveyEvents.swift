package import EventSourcing

/// A customer gave a score from 1 to 5.
package struct SurveyRecorded: EventPayload {
  package var survey = SurveyID("")
  package var subject = SurveySubject.periodic
  package var ref: String?
  package var customer: CustomerID?
  package var technician: TechnicianID?
  package var team: String?
  package var service: String?
  package var region: String?
  package var channel: SurveyChannel?
  package var score: Int64 = 0
  package var comment: PersonalText?
  /// How likely the customer is to recommend the office, from 0 to 10.
  package var recommend: Int64?
  /// How easy it was made for the customer, from 1 (hard) to 7.
  package var effort: Int64?
  package var contract: ContractID?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "survey", &survey)
    try coder.field(2, "subject", &subject)
    try coder.field(3, "ref", &ref)
    try coder.field(4, "customer", &customer)
    try coder.field(5, "technician", &technician)
    try coder.field(6, "team", &team)
    try coder.field(7, "service", &service)
    try coder.field(8, "region", &region)
    try coder.field(9, "channel", &channel)
    try coder.field(10, "score", &score)
    try coder.field(11, "comment", &comment)
    try coder.field(12, "recommend", &recommend)
    try coder.field(13, "effort", &effort)
    try coder.field(14, "contract", &contract)
  }

  package var tags: [Tag] {
    var tags = [survey.tag]
    if let ref, subject == .visit { tags.append(VisitID(ref).tag) }
    if let ref, subject == .complaint { tags.append(ComplaintID(ref).tag) }
    if let customer { tags.append(customer.tag) }
    if let technician { tags.append(technician.tag) }
    return tags
  }
}

/// The counted rating of a visit was replaced by a corrected score.
package struct RatingSuperseded: EventPayload {
  package var visit = VisitID("")
  package var customer = CustomerID("")
  package var before: Int64 = 0
  package var score: Int64 = 0

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "visit", &visit)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "before", &before)
    try coder.field(4, "score", &score)
  }

  package var tags: [Tag] {
    [visit.tag, customer.tag]
  }
}

/// The counted rating of a visit no longer counts.
package struct RatingVoided: EventPayload {
  package var visit = VisitID("")
  package var customer = CustomerID("")
  package var before: Int64 = 0

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "visit", &visit)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "before", &before)
  }

  package var tags: [Tag] {
    [visit.tag, customer.tag]
  }
}
