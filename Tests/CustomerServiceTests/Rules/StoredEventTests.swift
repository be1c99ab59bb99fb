import CustomerService
import EventSourcing
import Foundation
import Testing

/// Every stored event has its bytes in `Fixtures/events/`, and they never change.
struct StoredEventTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/events")

  @Test(arguments: EventName.allCases)
  func `A stored event reads and writes as its fixture says`(name: EventName) throws {
    let event = try #require(try Self.example(name))
    let bytes = try event.encodedPayload()
    let file = Self.folder.appending(path: name.rawValue + ".hex")
    guard let stored = try? String(contentsOf: file, encoding: .utf8) else {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try (Self.hex(bytes) + "\n").write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(name.rawValue) had no fixture; check the new file and commit it")
      return
    }
    #expect(Self.hex(bytes) + "\n" == stored)
    #expect(try ServiceEvent(name, decoding: bytes.span.bytes) == event)
  }

  /// `NAME.ANYTHING.hex` is an event as it was stored before it got another field.
  @Test func `Events that were stored before a field was added still read`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
    let names = EventName.allCases.map(\.rawValue)
    let old = files.filter { !names.contains(String($0.dropLast(".hex".count))) }
    #expect(!old.isEmpty)
    for file in old {
      let name = try #require(EventName.allCases.first { file.hasPrefix($0.rawValue + ".") })
      let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
      let digits = Array(text.dropLast())
      let bytes = try stride(from: 0, to: digits.count, by: 2).map {
        try #require(UInt8(String(digits[$0...($0 + 1)]), radix: 16))
      }
      let event = try ServiceEvent(name, decoding: bytes.span.bytes)
      #expect(try event.encodedPayload() == bytes, "\(file)")
    }
  }

  @Test(arguments: EventName.allCases)
  func `Every field has a Chinese name`(name: EventName) throws {
    let event = try #require(try Self.example(name))
    for field in try PayloadFields.list(event.payload, in: .shanghai) {
      let shown = FieldWording.name(field.name, of: name, .zh)
      #expect(shown != field.name, "\(name.rawValue): name the field \(field.name)")
    }
  }

  @Test func `Stored bytes cut short anywhere are refused`() throws {
    let bytes = try #require(try Self.example(.complaintFiled)).encodedPayload()
    for count in 0..<bytes.count {
      let cut = Array(bytes[..<count])
      #expect(throws: (any Error).self) {
        try ServiceEvent(.complaintFiled, decoding: cut.span.bytes)
      }
    }
  }

  @Test func `A record without a field that its event must have is refused`() throws {
    let empty: [UInt8] = [0xA0]
    for name in EventName.allCases {
      #expect(throws: (any Error).self, "\(name)") {
        try ServiceEvent(name, decoding: empty.span.bytes)
      }
    }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String(format: "%02x", $0) }.joined()
  }

  /// An event with every field filled.
  private static func example(_ name: EventName) throws -> ServiceEvent? {
    func example<Payload: EventPayload>(_ payload: Payload) -> Payload? {
      var payload = payload
      var filler = Filler()
      do { try payload.code(&filler) } catch { return nil }
      return payload
    }
    let examples: [(EventName, ServiceEvent?)] = [
      (.customerRegistered, example(CustomerRegistered()).map(ServiceEvent.customerRegistered)),
      (.customerUpdated, example(CustomerUpdated()).map(ServiceEvent.customerUpdated)),
      (.customerRenamed, example(CustomerRenamed()).map(ServiceEvent.customerRenamed)),
      (.preferenceSet, example(PreferenceSet()).map(ServiceEvent.preferenceSet)),
      (.servicePlanDesigned, example(ServicePlanDesigned()).map(ServiceEvent.servicePlanDesigned)),
      (.archiveVerified, example(ArchiveVerified()).map(ServiceEvent.archiveVerified)),
      (.consentRecorded, example(ConsentRecorded()).map(ServiceEvent.consentRecorded)),
      (.consentWithdrawn, example(ConsentWithdrawn()).map(ServiceEvent.consentWithdrawn)),
      (.customersMerged, example(CustomersMerged()).map(ServiceEvent.customersMerged)),
      (.customersUnmerged, example(CustomersUnmerged()).map(ServiceEvent.customersUnmerged)),
      (
        .technicianRegistered,
        example(TechnicianRegistered()).map(ServiceEvent.technicianRegistered)
      ),
      (.technicianUpdated, example(TechnicianUpdated()).map(ServiceEvent.technicianUpdated)),
      (.skillAdded, example(SkillAdded()).map(ServiceEvent.skillAdded)),
      (.shiftSet, example(ShiftSet()).map(ServiceEvent.shiftSet)),
      (.technicianSeconded, example(TechnicianSeconded()).map(ServiceEvent.technicianSeconded)),
      (.technicianLeft, example(TechnicianLeft()).map(ServiceEvent.technicianLeft)),
      (.calendarBlocked, example(CalendarBlocked()).map(ServiceEvent.calendarBlocked)),
      (.calendarUnblocked, example(CalendarUnblocked()).map(ServiceEvent.calendarUnblocked)),
      (.technicianAssigned, example(TechnicianAssigned()).map(ServiceEvent.technicianAssigned)),
      (
        .technicianReassigned,
        example(TechnicianReassigned()).map(ServiceEvent.technicianReassigned)
      ),
      (
        .assignmentRescheduled,
        example(AssignmentRescheduled()).map(ServiceEvent.assignmentRescheduled)
      ),
      (.assignmentCancelled, example(AssignmentCancelled()).map(ServiceEvent.assignmentCancelled)),
      (.visitLogged, example(VisitLogged()).map(ServiceEvent.visitLogged)),
      (.visitAmended, example(VisitAmended()).map(ServiceEvent.visitAmended)),
      (.visitVoided, example(VisitVoided()).map(ServiceEvent.visitVoided)),
      (.supervisionRecorded, example(SupervisionRecorded()).map(ServiceEvent.supervisionRecorded)),
      (.surveyRecorded, example(SurveyRecorded()).map(ServiceEvent.surveyRecorded)),
      (.ratingSuperseded, example(RatingSuperseded()).map(ServiceEvent.ratingSuperseded)),
      (.ratingVoided, example(RatingVoided()).map(ServiceEvent.ratingVoided)),
      (.contactRecorded, example(ContactRecorded()).map(ServiceEvent.contactRecorded)),
      (
        .consultationAnswered,
        example(ConsultationAnswered()).map(ServiceEvent.consultationAnswered)
      ),
      (.suggestionRecorded, example(SuggestionRecorded()).map(ServiceEvent.suggestionRecorded)),
      (.suggestionAnalysed, example(SuggestionAnalysed()).map(ServiceEvent.suggestionAnalysed)),
      (.suggestionReported, example(SuggestionReported()).map(ServiceEvent.suggestionReported)),
      (.suggestionAdopted, example(SuggestionAdopted()).map(ServiceEvent.suggestionAdopted)),
      (.suggestionDeclined, example(SuggestionDeclined()).map(ServiceEvent.suggestionDeclined)),
      (.followUpScheduled, example(FollowUpScheduled()).map(ServiceEvent.followUpScheduled)),
      (.followUpRecorded, example(FollowUpRecorded()).map(ServiceEvent.followUpRecorded)),
      (.escalationRaised, example(EscalationRaised()).map(ServiceEvent.escalationRaised)),
      (.escalationAnswered, example(EscalationAnswered()).map(ServiceEvent.escalationAnswered)),
      (
        .complaintEscalationAnswered,
        example(ComplaintEscalationAnswered()).map(ServiceEvent.complaintEscalationAnswered)
      ),
      (.problemOpened, example(ProblemOpened()).map(ServiceEvent.problemOpened)),
      (.causeRecorded, example(CauseRecorded()).map(ServiceEvent.causeRecorded)),
      (.actionPlanned, example(ActionPlanned()).map(ServiceEvent.actionPlanned)),
      (.actionCompleted, example(ActionCompleted()).map(ServiceEvent.actionCompleted)),
      (.effectVerified, example(EffectVerified()).map(ServiceEvent.effectVerified)),
      (.problemClosed, example(ProblemClosed()).map(ServiceEvent.problemClosed)),
      (.incidentReported, example(IncidentReported()).map(ServiceEvent.incidentReported)),
      (.incidentConfirmed, example(IncidentConfirmed()).map(ServiceEvent.incidentConfirmed)),
      (.incidentDowngraded, example(IncidentDowngraded()).map(ServiceEvent.incidentDowngraded)),
      (
        .coordinationRecorded,
        example(CoordinationRecorded()).map(ServiceEvent.coordinationRecorded)
      ),
      (.incidentClosed, example(IncidentClosed()).map(ServiceEvent.incidentClosed)),
      (.campaignLaunched, example(CampaignLaunched()).map(ServiceEvent.campaignLaunched)),
      (.surveyIssued, example(SurveyIssued()).map(ServiceEvent.surveyIssued)),
      (
        .surveyAnalysisPublished,
        example(SurveyAnalysisPublished()).map(ServiceEvent.surveyAnalysisPublished)
      ),
      (.reportDistributed, example(ReportDistributed()).map(ServiceEvent.reportDistributed)),
      (.complaintFiled, example(ComplaintFiled()).map(ServiceEvent.complaintFiled)),
      (.complaintAmended, example(ComplaintAmended()).map(ServiceEvent.complaintAmended)),
      (
        .complaintAcknowledged,
        example(ComplaintAcknowledged()).map(ServiceEvent.complaintAcknowledged)
      ),
      (.complaintAssessed, example(ComplaintAssessed()).map(ServiceEvent.complaintAssessed)),
      (.handlerAssigned, example(HandlerAssigned()).map(ServiceEvent.handlerAssigned)),
      (
        .investigationRecorded,
        example(InvestigationRecorded()).map(ServiceEvent.investigationRecorded)
      ),
      (.rootCauseRecorded, example(RootCauseRecorded()).map(ServiceEvent.rootCauseRecorded)),
      (.resolutionProposed, example(ResolutionProposed()).map(ServiceEvent.resolutionProposed)),
      (.verdictRecorded, example(VerdictRecorded()).map(ServiceEvent.verdictRecorded)),
      (.complaintClosed, example(ComplaintClosed()).map(ServiceEvent.complaintClosed)),
      (.complaintReopened, example(ComplaintReopened()).map(ServiceEvent.complaintReopened)),
      (.complaintEscalated, example(ComplaintEscalated()).map(ServiceEvent.complaintEscalated)),
      (
        .complaintDuplicateMarked,
        example(ComplaintDuplicateMarked()).map(ServiceEvent.complaintDuplicateMarked)
      ),
      (
        .complaintInvalidMarked,
        example(ComplaintInvalidMarked()).map(ServiceEvent.complaintInvalidMarked)
      ),
      (.complaintNoted, example(ComplaintNoted()).map(ServiceEvent.complaintNoted)),
      (.complaintPaused, example(ComplaintPaused()).map(ServiceEvent.complaintPaused)),
      (.complaintResumed, example(ComplaintResumed()).map(ServiceEvent.complaintResumed)),
      (.contractSigned, example(ContractSigned()).map(ServiceEvent.contractSigned)),
      (.contractAmended, example(ContractAmended()).map(ServiceEvent.contractAmended)),
      (.contractRenewed, example(ContractRenewed()).map(ServiceEvent.contractRenewed)),
      (.renewalCancelled, example(RenewalCancelled()).map(ServiceEvent.renewalCancelled)),
      (.renewalDeclined, example(RenewalDeclined()).map(ServiceEvent.renewalDeclined)),
      (.contractTerminated, example(ContractTerminated()).map(ServiceEvent.contractTerminated)),
      (.contractVoided, example(ContractVoided()).map(ServiceEvent.contractVoided)),
      (.readinessConfirmed, example(ReadinessConfirmed()).map(ServiceEvent.readinessConfirmed)),
      (.termsAcknowledged, example(TermsAcknowledged()).map(ServiceEvent.termsAcknowledged)),
      (.calendarSet, example(CalendarSet()).map(ServiceEvent.calendarSet)),
      (.daysDeclared, example(CalendarDaysDeclared()).map(ServiceEvent.daysDeclared)),
      (.policySet, example(PolicySet()).map(ServiceEvent.policySet)),
      (.targetSet, example(TargetSet()).map(ServiceEvent.targetSet)),
      (.targetRevised, example(TargetRevised()).map(ServiceEvent.targetRevised)),
      (.planAdopted, example(PlanAdopted()).map(ServiceEvent.planAdopted)),
      (.planItemAdded, example(PlanItemAdded()).map(ServiceEvent.planItemAdded)),
      (
        .planProgressReported,
        example(PlanProgressReported()).map(ServiceEvent.planProgressReported)
      ),
      (.taskAssigned, example(TaskAssigned()).map(ServiceEvent.taskAssigned)),
      (.taskCompleted, example(TaskCompleted()).map(ServiceEvent.taskCompleted)),
      (
        .workSummarySubmitted,
        example(WorkSummarySubmitted()).map(ServiceEvent.workSummarySubmitted)
      ),
      (.roleGranted, example(RoleGranted()).map(ServiceEvent.roleGranted)),
      (.roleRevoked, example(RoleRevoked()).map(ServiceEvent.roleRevoked)),
      (
        .performanceReportIssued,
        example(PerformanceReportIssued()).map(ServiceEvent.performanceReportIssued)
      ),
      (
        .performanceReportRestated,
        example(PerformanceReportRestated()).map(ServiceEvent.performanceReportRestated)
      ),
      (.sealingEnabled, example(SealingEnabled()).map(ServiceEvent.sealingEnabled)),
      (.customerErased, example(CustomerErased()).map(ServiceEvent.customerErased)),
      (.technicianErased, example(TechnicianErased()).map(ServiceEvent.technicianErased)),
      (.keysDestroyed, example(KeysDestroyed()).map(ServiceEvent.keysDestroyed)),
      (.personalDataRead, example(PersonalDataRead()).map(ServiceEvent.personalDataRead)),
    ]
    return examples.first { $0.0 == name }?.1
  }

  /// Puts a sample into every field that its default leaves empty.
  private struct Filler: FieldCoder {
    /// Optional fields that hold a term.
    private static let terms = ["channel": "phone", "customerConfirmed": "yes"]
    /// Lists whose items have a form of their own.
    private static let lists = [
      "hours": ["mon-fri 09:00-12:00,13:30-18:00", "sat 09:00-12:00"],
      "holidays": ["2026-05-01..2026-05-05", "2026-06-19"],
      "makeUpDays": ["2026-05-09 09:00-18:00"], "regularDays": ["2026-05-10"],
    ]

    mutating func text(
      _ number: UInt64, _ name: StaticString, _ value: inout String?, required: Bool
    ) {
      if (value ?? "").isEmpty { value = Self.terms["\(name)"] ?? "示例\(number)" }
    }

    mutating func integer(
      _ number: UInt64, _ name: StaticString, _ value: inout Int64?, _ unit: IntegerUnit,
      required: Bool
    ) {
      value = unit == .moment ? 1_775_000_000_000 + Int64(number) : 20_000 + Int64(number)
    }

    mutating func flag(_ number: UInt64, _ name: StaticString, _ value: inout Bool?) {
      value = true
    }

    mutating func list(_ number: UInt64, _ name: StaticString, _ value: inout [String]) {
      value = Self.lists["\(name)"] ?? ["甲", "乙"]
    }
  }
}
