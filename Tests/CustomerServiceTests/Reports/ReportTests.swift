import CustomerService
import EventSourcing
import Testing

@Suite struct ReportTests {
  private let first = "2026-05-01T09:00:00"
  private let april: [String: FieldValue] = [
    "kind": "monthly", "period": "2026-04", "position": 17,
    "sha256": .text(String(repeating: "a1", count: 32)),
    "figures": ["closure.docket 28/29", "satisfaction 18/20"],
  ]

  private func form(_ more: [String: FieldValue]) -> [String: FieldValue] {
    april.merging(more) { $1 }
  }

  /// The office that issued its form of April.
  private func reported() throws -> Given {
    try office().after(IssueReport.self, april, at: first, role: .director)
  }

  private let changed: [String: FieldValue] = [
    "position": 40, "figures": ["closure.docket 27/29", "satisfaction 18/20", "reopen 1/9"],
  ]

  @Test func `An issued form keeps its position, hash and figures`() throws {
    try office().when(IssueReport.self, april, at: first, role: .director)
      .then(
        .performanceReportIssued(
          with(PerformanceReportIssued()) {
            $0.form.period = "2026-04"
            $0.form.edition = 1
            $0.form.position = 17
            $0.form.sha256 = String(repeating: "a1", count: 32)
            $0.form.figures = ["closure.docket 28/29", "satisfaction 18/20"]
          }))
  }

  @Test func `A form is issued once, and each kind and period by itself`() throws {
    try reported().when(IssueReport.self, april, at: first, role: .gm)
      .thenRefused(.reportIssued("monthly/2026-04"))
    try reported().when(
      IssueReport.self, form(["period": "2026-03"]), at: first, role: .director
    )
    .thenAccepted(.performanceReportIssued)
    try reported().when(
      IssueReport.self, form(["kind": "weekly", "period": "2026-W17"]), at: first,
      role: .director
    )
    .thenAccepted(.performanceReportIssued)
  }

  @Test func `Only the director and the general manager may`() throws {
    for role in Role.allCases where ![.director, .gm].contains(role) {
      try office().when(IssueReport.self, april, at: first, role: role)
        .thenRefused(.roleNotAllowed(role, allowed: Role.reporters))
      try reported().when(RestateReport.self, form(changed), at: first, role: role)
        .thenRefused(.roleNotAllowed(role, allowed: Role.reporters))
    }
  }

  @Test func `A form whose period runs is not issued`() throws {
    try office().when(IssueReport.self, april, at: "2026-04-30T23:59:59.999", role: .director)
      .thenRefused(.periodNotOver("2026-04", last: "2026-04-30"))
  }

  @Test func `A restatement says what differs, and only of figures that both editions have`() throws
  {
    try reported().when(
      RestateReport.self, form(changed), at: "2026-05-20T09:00:00", role: .director,
      reason: "投诉作废"
    )
    .then(
      .performanceReportRestated(
        with(PerformanceReportRestated()) {
          $0.form.period = "2026-04"
          $0.form.edition = 2
          $0.form.position = 40
          $0.form.sha256 = String(repeating: "a1", count: 32)
          $0.form.figures = ["closure.docket 27/29", "satisfaction 18/20", "reopen 1/9"]
          $0.supersedes = 17
          $0.changes = ["closure.docket 28/29 27/29"]
        }))
  }

  @Test func `A restatement needs an issued form, a reason and a difference`() throws {
    try office().when(RestateReport.self, form(changed), at: first, role: .director, reason: "-")
      .thenRefused(.reportNotIssued("monthly/2026-04"))
    try reported().when(RestateReport.self, form(changed), at: first, role: .director)
      .thenRefused(.reasonRequired)
    try reported().when(
      RestateReport.self, form(["position": 40]), at: first, role: .director, reason: "复核"
    )
    .thenRefused(.nothingToRestate("monthly/2026-04"))
  }

  @Test func `The second restatement follows the first`() throws {
    let twice = try reported()
      .after(RestateReport.self, form(changed), at: first, role: .director, reason: "作废")
    try twice.when(RestateReport.self, form(changed), at: first, role: .director, reason: "复核")
      .thenRefused(.nothingToRestate("monthly/2026-04"))
    try twice.when(RestateReport.self, april, at: first, role: .director, reason: "恢复")
      .thenAccepted(.performanceReportRestated)
  }

  @Test(arguments: [
    ("period", "2026"), ("period", "2026-W15"), ("period", "2026-04..2026-05"),
    ("kind", "daily"), ("sha256", "abc"), ("sha256", String(repeating: "A1", count: 32)),
    ("figures", "closure.docket"), ("position", "-1"),
  ])
  func `What is no form is refused`(field: String, text: String) throws {
    expectMalformed(field) {
      try office().when(
        IssueReport.self, form([field: .text(text)]), at: first, role: .director)
    }
  }
}
