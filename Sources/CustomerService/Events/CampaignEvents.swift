package import EventSourcing

/// A round of surveys began.
package struct CampaignLaunched: EventPayload {
  package var campaign = CampaignID("")
  package var title = ""
  package var audience = CampaignAudience.customers
  package var population = ""
  package var sample: Int64?
  package var questions: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "campaign", &campaign)
    try coder.field(2, "title", &title)
    try coder.field(3, "audience", &audience)
    try coder.field(4, "population", &population)
    try coder.field(5, "sample", &sample)
    try coder.field(6, "questions", &questions)
  }

  package var tags: [Tag] {
    [campaign.tag]
  }
}

/// Somebody was asked for a score.
package struct SurveyIssued: EventPayload {
  package var survey = SurveyID("")
  package var campaign: CampaignID?
  package var subject = SurveySubject.periodic
  package var ref: String?
  package var customer: CustomerID?
  package var channel: SurveyChannel?
  /// Where it counts.
  package var group = FigureGroup()

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "survey", &survey)
    try coder.field(2, "campaign", &campaign)
    try coder.field(3, "subject", &subject)
    try coder.field(4, "ref", &ref)
    try coder.field(5, "customer", &customer)
    try coder.field(6, "channel", &channel)
    try group.code(&coder, from: 7)
  }

  package var tags: [Tag] {
    let visit = subject == .visit ? ref.map(VisitID.init) : nil
    let complaint = subject == .complaint ? ref.map(ComplaintID.init) : nil
    return [
      survey.tag, campaign?.tag, visit?.tag, complaint?.tag, customer?.tag, group.technician?.tag,
    ].compactMap(\.self)
  }
}

/// What a round of surveys showed was written down.
package struct SurveyAnalysisPublished: EventPayload {
  package var campaign = CampaignID("")
  package var analysis = ""
  package var qualityProblems: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "campaign", &campaign)
    try coder.field(2, "analysis", &analysis)
    try coder.field(3, "qualityProblems", &qualityProblems)
  }

  package var tags: [Tag] {
    [campaign.tag]
  }
}

/// The analysis of a round of surveys was sent to those it concerns.
package struct ReportDistributed: EventPayload {
  package var campaign = CampaignID("")
  package var recipients: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "campaign", &campaign)
    try coder.field(2, "recipients", &recipients)
  }

  package var tags: [Tag] {
    [campaign.tag]
  }
}
