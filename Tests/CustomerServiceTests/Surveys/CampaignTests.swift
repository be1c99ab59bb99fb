import CustomerService
import EventSourcing
import Testing

@Suite struct CampaignTests {
  private func launch(_ more: [String: FieldValue] = [:]) -> [String: FieldValue] {
    let data: [String: FieldValue] = [
      "campaign": "D1", "title": "二季度调查", "population": "在约客户",
    ]
    return data.merging(more) { $1 }
  }

  private func launched(_ more: [String: FieldValue] = [:]) throws -> Given {
    try visited().after(LaunchCampaign.self, launch(more), role: .leader)
  }

  private func issue(_ more: [String: FieldValue] = [:]) -> [String: FieldValue] {
    let data: [String: FieldValue] = ["survey": "S1", "subject": "periodic"]
    return data.merging(more) { $1 }
  }

  private static let analysis: [String: FieldValue] = ["campaign": "D1", "analysis": "高于上季"]
  private static let recipients: [String: FieldValue] = [
    "campaign": "D1", "recipients": ["总经理", "人力资源部"],
  ]

  @Test func `A round is launched once, for customers unless it says otherwise`() throws {
    let data = launch(["sample": 200, "questions": ["是否满意"]])
    try office().when(LaunchCampaign.self, data, role: .leader).then(
      .campaignLaunched(
        with(CampaignLaunched()) {
          $0.campaign = CampaignID("D1")
          $0.title = "二季度调查"
          $0.audience = .customers
          $0.population = "在约客户"
          $0.sample = 200
          $0.questions = ["是否满意"]
        }))
    try launched().when(LaunchCampaign.self, launch(), role: .leader)
      .thenRefused(.alreadyExists(.campaign, "D1"))
  }

  @Test func `A survey about a visit is issued where the visit counted`() throws {
    let expected = with(SurveyIssued()) {
      $0.survey = SurveyID("S1")
      $0.subject = .visit
      $0.ref = "V1"
      $0.customer = CustomerID("C1")
      $0.channel = .sms
      $0.group.technician = TechnicianID("T1")
      $0.group.team = "A"
      $0.group.service = "清洁"
      $0.group.region = "东"
    }
    let data = issue(["subject": "visit", "ref": "V1", "channel": "sms"])
    try visited().when(IssueSurvey.self, data).then(.surveyIssued(expected))
    #expect(expected.tags.contains(VisitID("V1").tag))
    try visited().when(IssueSurvey.self, data, at: morning)
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T10:00:00+08:00"))
    try booked().after(LogVisit.self, visit("V1", of: "A1", "partial"))
      .when(IssueSurvey.self, data).thenRefused(.visitNotCompleted("V1"))
    expectMalformed("ref") { try visited().when(IssueSurvey.self, issue(["subject": "visit"])) }
  }

  @Test func `A survey belongs to a round that asks for the same`() throws {
    let data = issue(["campaign": "D1", "customer": "C2"])
    let trial = try launched().when(IssueSurvey.self, data)
    let event = try trial.first(SurveyIssued.self)
    #expect(event.group.region == "西")
    try launched(["audience": "internal"]).when(IssueSurvey.self, data)
      .thenRefused(.recordMismatch(.campaign, "D1"))
    try launched(["audience": "internal"])
      .when(IssueSurvey.self, issue(["campaign": "D1", "subject": "internal"]))
      .thenAccepted(.surveyIssued)
    try visited().when(IssueSurvey.self, data).thenRefused(.notFound(.campaign, "D1"))
  }

  @Test func `An answer fits what was asked under its id`() throws {
    let asked = try visited().after(IssueSurvey.self, issue(["customer": "C2"]))
    try asked.when(IssueSurvey.self, issue()).thenRefused(.alreadyIssued("S1"))
    let answer: [String: FieldValue] = ["survey": "S1", "subject": "periodic", "score": 4]
    let trial = try asked.when(RecordSurvey.self, answer)
    let event = try trial.first(SurveyRecorded.self)
    #expect(event.customer == CustomerID("C2"))
    #expect(event.region == "西")
    try asked.when(RecordSurvey.self, answer.merging(["customer": "C1"]) { $1 })
      .thenRefused(.recordMismatch(.survey, "S1"))
    try asked.when(RecordSurvey.self, survey()).thenRefused(.recordMismatch(.survey, "S1"))
    try asked.when(RecordSurvey.self, answer, at: morning)
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T12:00:00+08:00"))
    try asked.after(RecordSurvey.self, answer).when(RecordSurvey.self, answer)
      .thenRefused(.alreadyExists(.survey, "S1"))
  }

  @Test func `What an issued survey is about need not be said with its answer`() throws {
    let data = issue(["subject": "visit", "ref": "V1"])
    let answer: [String: FieldValue] = ["survey": "S1", "subject": "visit", "score": 4]
    let event = try visited().after(IssueSurvey.self, data).when(RecordSurvey.self, answer)
      .first(SurveyRecorded.self)
    #expect(event.ref == "V1" && event.customer == CustomerID("C1"))
    try visited().when(RecordSurvey.self, answer).thenRefused(.refRequired)
  }

  @Test func `An id that was answered is issued no more`() throws {
    try visited().after(RecordSurvey.self, survey()).when(IssueSurvey.self, issue())
      .thenRefused(.alreadyExists(.survey, "S1"))
  }

  @Test func `An analysis is published, then sent`() throws {
    try launched().when(DistributeReport.self, Self.recipients, role: .director)
      .thenRefused(.notPublished("D1"))
    let published = try launched()
      .after(PublishSurveyAnalysis.self, Self.analysis, role: .leader)
    try published.when(DistributeReport.self, Self.recipients, role: .director)
      .thenAccepted(.reportDistributed)
    expectMalformed("recipients") {
      try published.when(DistributeReport.self, ["campaign": "D1"], role: .director)
    }
    try visited().when(PublishSurveyAnalysis.self, Self.analysis, role: .leader)
      .thenRefused(.notFound(.campaign, "D1"))
    try launched().when(PublishSurveyAnalysis.self, Self.analysis)
      .thenRefused(.roleNotAllowed(.operator, allowed: Role.leaders))
  }
}
