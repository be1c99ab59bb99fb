import Foundation
import Testing

/// Which texts in events are public; all others are of the type `Personal`, and sealed.
struct PublicTextTests {
  /// Ids of staff and records, labels that figures are grouped by, terms and codes, and the texts
  /// of records that are about the office and nobody's: plans, problems, campaigns, contract terms.
  private static let fields = [
    "ActionCompleted": "result", "ActionPlanned": "measure owner",
    "Amendment": "field before after itemsBefore itemsAfter", "AssignmentCancelled": "days",
    "AssignmentRescheduled": "days", "CalendarBlocked": "months", "CalendarUnblocked": "months",
    "CampaignLaunched": "title population questions", "CauseRecorded": "cause analysis",
    "ComplaintClosed": "rootCause", "ComplaintFiled": "team region service",
    "ContractRenewed": "service region keyTerms owner team",
    "ContractSigned": "service region keyTerms owner team",
    "CoordinationRecorded": "departments", "CustomerRegistered": "region",
    "CustomerUpdated": "region", "EffectVerified": "finding", "EscalationRaised": "sources",
    "FigureGroup": "team service region", "FormEdition": "period sha256 figures maker",
    "HandlerAssigned": "handler", "PerformanceReportRestated": "changes",
    "PersonalDataRead": "purpose scope", "PlanAdopted": "title", "PlanItemAdded": "title owner",
    "PlanProgressReported": "note", "PreferenceSet": "topic", "ProblemClosed": "conclusion",
    "ProblemOpened": "title sources", "ReadinessConfirmed": "by done undone",
    "ReportDistributed": "recipients", "RoleGranted": "team", "RootCauseRecorded": "cause",
    "SealingEnabled": "migratedRoot", "ShiftSet": "weekdays", "SkillAdded": "code",
    "SuggestionAdopted": "owner", "SupervisionRecorded": "by method",
    "SurveyAnalysisPublished": "analysis qualityProblems", "SurveyIssued": "ref",
    "SurveyRecorded": "ref team service region", "TargetRevised": "period scope before value",
    "TargetSet": "period scope value", "TaskAssigned": "title owner", "TaskCompleted": "result",
    "TechnicianAssigned": "service region team priority skills days",
    "TechnicianReassigned": "team days", "TechnicianRegistered": "team skills",
    "TechnicianSeconded": "department", "TechnicianUpdated": "team",
    "TermsAcknowledged": "keyTerms", "VisitAmended": "days",
    "VisitLogged": "service region team days", "VisitVoided": "days",
    "WorkSummarySubmitted": "period content",
  ]

  @Test func `Every text in an event is known to be public, or is personal`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appending(path: "Sources/CustomerService/Events").path()
    var found: [String: Set<String>] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      var name = ""
      for line in text.split(separator: "\n") {
        if line.hasPrefix("package struct ") {
          let payload = /^package struct (\w+): (EventPayload|Hashable)/
          name = line.firstMatch(of: payload).map { String($0.1) } ?? ""
        }
        let field = /^  package var (\w+)(: String\?| = ""|: \[String\]|: String)/
        guard !name.isEmpty, let match = line.firstMatch(of: field) else { continue }
        found[name, default: []].insert(String(match.1))
      }
    }
    let known = Self.fields.mapValues { Set($0.split(separator: " ").map(String.init)) }
    for (event, names) in found {
      let new = names.subtracting(known[event] ?? [])
      #expect(
        new.isEmpty,
        "\(event): make \(new.sorted()) PersonalText if people's words, else list them here")
    }
    for (event, names) in known {
      let gone = names.subtracting(found[event] ?? [])
      #expect(gone.isEmpty, "\(event): \(gone.sorted()) is no public text")
    }
  }
}
