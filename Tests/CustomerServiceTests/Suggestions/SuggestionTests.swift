import CustomerService
import EventSourcing
import Testing

@Suite struct SuggestionTests {
  private static let id: [String: FieldValue] = ["suggestion": "G1"]
  private static let content: [String: FieldValue] = ["suggestion": "G1", "content": "可选上下午"]
  private static let analysis: [String: FieldValue] = ["suggestion": "G1", "analysis": "可行"]
  private static let measure: [String: FieldValue] = ["suggestion": "G1", "measure": "试行"]

  private func recorded() throws -> Given {
    try office().after(RecordSuggestion.self, Self.content.merging(["customer": "C1"]) { $1 })
  }

  private func reported(_ level: String = "director") throws -> Given {
    try recorded().after(AnalyseSuggestion.self, Self.analysis)
      .after(ReportSuggestion.self, ["suggestion": "G1", "level": .text(level)])
  }

  @Test func `What a contact brought counts for its customer`() throws {
    let heard = try office().after(
      RecordContact.self,
      [
        "contact": "N1", "customer": "C2", "channel": "visit", "kind": "suggestion",
        "summary": "希望可选时段",
      ])
    let data = Self.content.merging(["contact": "N1"]) { $1 }
    try heard.when(RecordSuggestion.self, data).then(
      .suggestionRecorded(
        with(SuggestionRecorded()) {
          $0.suggestion = SuggestionID("G1")
          $0.customer = CustomerID("C2")
          $0.contact = ContactID("N1")
          $0.content = "可选上下午"
          $0.group.region = "西"
        }))
    try heard.when(RecordSuggestion.self, data.merging(["customer": "C1"]) { $1 })
      .thenRefused(.recordMismatch(.contact, "N1"))
    try office().when(RecordSuggestion.self, data).thenRefused(.notFound(.contact, "N1"))
    try office().when(RecordSuggestion.self, Self.content.merging(["customer": "C9"]) { $1 })
      .thenRefused(.notFound(.customer, "C9"))
    try recorded().when(RecordSuggestion.self, Self.content)
      .thenRefused(.alreadyExists(.suggestion, "G1"))
  }

  @Test func `It is studied, then reported, then decided`() throws {
    try recorded().when(ReportSuggestion.self, ["suggestion": "G1", "level": "gm"])
      .thenRefused(.notAnalysed("G1"))
    let analysed = try recorded().after(AnalyseSuggestion.self, Self.analysis)
    try analysed.when(AdoptSuggestion.self, Self.measure, role: .gm)
      .thenRefused(.notReported("G1"))
    try reported().when(AdoptSuggestion.self, Self.measure, role: .director).then(
      .suggestionAdopted(
        with(SuggestionAdopted()) {
          $0.suggestion = SuggestionID("G1")
          $0.customer = CustomerID("C1")
          $0.measure = "试行"
        }))
  }

  @Test func `A later study leaves it reported`() throws {
    try reported().after(AnalyseSuggestion.self, Self.analysis)
      .when(AdoptSuggestion.self, Self.measure, role: .director).thenAccepted(.suggestionAdopted)
  }

  @Test func `Whoever it was reported to decides, or a superior of theirs`() throws {
    try reported().when(AdoptSuggestion.self, Self.measure, role: .leader)
      .thenRefused(.roleNotAllowed(.leader, allowed: [.director, .deputy, .gm]))
    try reported("gm").when(AdoptSuggestion.self, Self.measure, role: .deputy)
      .thenRefused(.roleNotAllowed(.deputy, allowed: [.gm]))
    try reported("leader").when(AdoptSuggestion.self, Self.measure, role: .leader)
      .thenAccepted(.suggestionAdopted)
    try reported().after(ReportSuggestion.self, ["suggestion": "G1", "level": "deputy"])
      .when(AdoptSuggestion.self, Self.measure, role: .director)
      .thenRefused(.roleNotAllowed(.director, allowed: [.deputy, .gm]))
    try reported().when(DeclineSuggestion.self, Self.id, role: .operator)
      .thenRefused(.roleNotAllowed(.operator, allowed: Role.leaders))
  }

  @Test func `Declining needs a reason, and a decision stands`() throws {
    try reported().when(DeclineSuggestion.self, Self.id, role: .director)
      .thenRefused(.reasonRequired)
    let declined = try reported()
      .after(DeclineSuggestion.self, Self.id, role: .director, reason: "成本过高")
    try declined.when(AnalyseSuggestion.self, Self.analysis)
      .thenRefused(.suggestionDecided("G1"))
    try declined.when(AdoptSuggestion.self, Self.measure, role: .gm)
      .thenRefused(.suggestionDecided("G1"))
    try office().when(AnalyseSuggestion.self, Self.analysis)
      .thenRefused(.notFound(.suggestion, "G1"))
    try recorded().when(AnalyseSuggestion.self, Self.analysis, at: morning)
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T12:00:00+08:00"))
  }
}
