import CustomerService
import EventSourcing
import Testing

struct RefusalTextTests {
  static let all: [Refusal] = [
    .notFound(.customer, "C1"), .notFound(.technician, "T1"), .notFound(.assignment, "A1"),
    .notFound(.visit, "V1"), .notFound(.complaint, "P1"), .notFound(.contract, "K1"),
    .notFound(.survey, "S1"), .alreadyExists(.customer, "C1"), .alreadyExists(.technician, "T1"),
    .alreadyExists(.assignment, "A1"), .alreadyExists(.visit, "V1"),
    .alreadyExists(.complaint, "P1"), .alreadyExists(.contract, "K1"),
    .alreadyExists(.survey, "S1"), .roleNotAllowed(.auditor, allowed: Role.approvers),
    .reasonRequired, .futureDated, .beforePreviousEvent(previous: "2026-04-10T20:00:00+08:00"),
    .versionConflict(expected: 3, actual: 4), .commandIDReused("c-1"), .invalidWindow,
    .overlap(with: "A1"), .skillMissing("T1", skill: "plumbing", expired: "2026-04-10"),
    .calendarBlocked("T1", by: "B1"), .technicianLeft("T1", lastDay: "2026-04-10"),
    .secondmentNotCovering("T1", from: "2026-04-01", until: "2026-04-30"),
    .hasLiveAssignments("T1", first: "A1"), .invalidBlock, .blockLifted("B1"),
    .consentNotGiven("C1", .health), .mergeIntoItself, .mergeCycle("C1", "C2"),
    .customerMerged("C1", survivor: "C2"), .notMerged("C1"),
    .notFound(.block, "B1"), .alreadyExists(.block, "B1"), .contractMismatch("K1"),
    .contractNotCovering("K1", start: "2026-01-01", end: "2026-04-30"),
    .assignmentCancelled("A1"), .assignmentFulfilled("A1"), .notAssignee("T1", assignee: "T2"),
    .invalidTimes, .visitVoided("V1"), .visitNotCompleted("V1"), .visitMismatch("V1"),
    .alreadyRated("V1"), .notRated("V1"),
    .ratingStands("V1"), .refRequired,
    .notFound(.contact, "N1"), .notFound(.suggestion, "G1"), .notFound(.followup, "F1"),
    .alreadyExists(.contact, "N1"), .alreadyExists(.suggestion, "G1"),
    .alreadyExists(.followup, "F1"), .alreadyAnswered(.contact, "N1"), .notInquiry("N1"),
    .recordMismatch(.contact, "N1"), .recordMismatch(.followup, "F1"), .suggestionDecided("G1"),
    .notAnalysed("G1"), .notReported("G1"), .followUpDone("F1"), .notConnected,
    .dueInPast(today: "2026-04-10"),
    .notEscalated("P1"), .notFound(.escalation, "E1"), .alreadyExists(.escalation, "E1"),
    .notFound(.problem, "B1"), .alreadyExists(.problem, "B1"), .notFound(.action, "X1"),
    .alreadyExists(.action, "X1"), .causeRequired("B1"), .actionCompleted("X1"),
    .actionNotCompleted("X1"), .effectNotVerified("B1"), .recordClosed(.problem, "B1"),
    .notFound(.incident, "I1"), .alreadyExists(.incident, "I1"), .alreadyConfirmed("I1"),
    .notConfirmed("I1"), .notAccident("I1"), .recordClosed(.incident, "I1"),
    .notFound(.campaign, "D1"), .alreadyExists(.campaign, "D1"), .recordMismatch(.campaign, "D1"),
    .recordMismatch(.survey, "S1"), .alreadyIssued("S1"), .notPublished("D1"),
    .alreadyClosed("P1"), .notClosed("P1"),
    .complaintVoid("P1"), .complaintMismatch("P1"), .resolutionRequired, .rootCauseRequired,
    .approvalRequired,
    .closerIsHandler("D1"), .verdictRejected, .attemptsRequired(found: 2, days: 1),
    .reopenWindowPassed(deadline: "2026-07-10"), .duplicateOfItself, .duplicateOfVoid("P1"),
    .alreadyPaused("P1"), .notPaused("P1"), .nothingToChange, .invalidDates, .notRenewable("K1"),
    .alreadyRenewed("K1", successor: "K2"), .renewalDeclined("K1"), .notRenewed("K1"),
    .successorInUse("K2"), .contractTerminated("K1"), .contractVoid("K1"),
    .renewalWindowPassed(deadline: "2026-05-30"),
    .successorStartOutOfRange(earliest: "2026-05-01", latest: "2026-05-30"),
    .targetPeriodStarted("2026-04"), .taskCompleted("J1"),
    .reportIssued("monthly/2026-04"), .reportNotIssued("monthly/2026-04"),
    .nothingToRestate("monthly/2026-04"), .periodNotOver("2026-04", last: "2026-04-30"),
    .alreadyExists(.target, "visits/2026-04/dept"), .alreadyExists(.plan, "PL"),
    .alreadyExists(.item, "1"), .alreadyExists(.task, "J1"), .alreadyExists(.summary, "W1"),
    .notFound(.target, "visits/2026-04/dept"), .notFound(.plan, "PL"), .notFound(.item, "1"),
    .notFound(.task, "J1"),
    .noKeyTerms("K1"), .termsNotRead("K1", technician: "T1"), .notFound(.policy, "office"),
    .sealing(.notEnabled), .sealing(.alreadyEnabled), .sealing(.idTellsPerson),
    .sealing(.erased(.customer, "C1")), .sealing(.recordedOpenly(.customer, "C1")),
    .sealing(.stillOpen(.complaint, "P1")),
    .sealing(.notLeft(TechnicianID("T1"), lastDay: CalendarDate("2026-05-01"))),
    .access(.userUnknown(UserID("li"))),
    .access(.actorNotGranted(UserID("li"), "U1", own: ActorID("U2"))),
    .access(.roleNotGranted(UserID("li"), .gm, granted: [.operator])),
    .access(.readingNotGranted(UserID("li"))), .access(.keepingNotGranted(UserID("li"))),
    .access(.notEnabled), .access(.alreadyEnabled), .access(.ownerRequired),
    .access(.roleBeyondOwn(.gm, own: .director)), .access(.grantToOneself),
    .access(.userHasActor(UserID("li"), ActorID("U1"))),
    .access(.actorTaken(ActorID("U1"), by: UserID("li"))),
    .access(.roleHeld(UserID("li"), .leader)), .access(.roleNotHeld(UserID("li"), .leader)),
    .access(.lastManager(UserID("li"))),
  ]

  @Test func `Every code is unique`() {
    #expect(Set(Self.all.map(\.code)).count == Self.all.count)
  }

  @Test(arguments: all)
  func `Every code is in snake case`(refusal: Refusal) {
    #expect(refusal.code.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil)
  }

  @Test(arguments: all)
  func `Every refusal says what happened and what to do, in whole sentences`(refusal: Refusal) {
    for text in [refusal.message, refusal.hint] {
      #expect(text.zh.hasSuffix("。"))
      #expect(text.en.hasSuffix("."))
      #expect(text.en.first?.isLowercase == false)
      #expect(!text.en.contains("  "))
      #expect(text.en.utf8.allSatisfy { $0 < 0x80 })
      #expect(text.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    }
  }

  @Test(arguments: [
    (Refusal.overlap(with: "A1"), "overlap"),
    (.assignmentCancelled("A1"), "assignment_cancelled"),
    (.assignmentFulfilled("A1"), "assignment_fulfilled"),
    (.resolutionRequired, "resolution_required"), (.rootCauseRequired, "root_cause_required"),
    (.approvalRequired, "approval_required"), (.notClosed("P1"), "not_closed"),
    (.alreadyClosed("P1"), "already_closed"),
    (.alreadyRenewed("K1", successor: "K2"), "already_renewed"),
    (.renewalWindowPassed(deadline: "2026-05-30"), "renewal_window_passed"),
    (.alreadyRated("V1"), "already_rated"), (.commandIDReused("c-1"), "command_id_reused"),
    (.versionConflict(expected: 3, actual: 4), "version_conflict"),
    (.futureDated, "future_dated"), (.reasonRequired, "reason_required"),
    (.beforePreviousEvent(previous: "2026-04-10"), "before_previous_event"),
    (.notFound(.customer, "C1"), "customer_not_found"),
    (.alreadyExists(.complaint, "P1"), "complaint_exists"),
  ])
  func `The codes that other tools rely on keep their names`(refusal: Refusal, code: String) {
    #expect(refusal.code == code)
  }

  @Test func `A missing record is named in both languages`() {
    let message = Refusal.notFound(.complaint, "P1").message
    #expect(message.zh == "没有编号为 P1 的投诉。")
    #expect(message.en == "There is no complaint P1.")
  }

  @Test func `A role is told which roles may`() {
    let message = Refusal.roleNotAllowed(.auditor, allowed: [.gm, .director]).message
    #expect(message.zh == "角色 审计 无权执行此操作，只有 总监、总经理 可以。")
    #expect(message.en == "The role auditor may not do this; only director, gm may.")
  }

  @Test func `A closed complaint is told how to go on`() {
    let refusal = Refusal.alreadyClosed("P1")
    #expect(refusal.message.en == "Complaint P1 is already closed.")
    #expect(refusal.hint.en.contains("complaint reopen"))
    #expect(refusal.hint.zh.contains("complaint reopen"))
  }

  @Test func `A skill that lapsed is told from one that never was`() {
    #expect(
      Refusal.skillMissing("T1", skill: "plumbing", expired: nil).message.en
        == "Technician T1 does not have the skill plumbing, which the work needs.")
    #expect(
      Refusal.skillMissing("T1", skill: "plumbing", expired: "2026-04-10").message.en
        .contains("ends on 2026-04-10"))
  }

  @Test func `Missing attempts are counted`() {
    #expect(
      Refusal.attemptsRequired(found: 2, days: 1).message.en
        == "Closing as unreachable needs 3 attempts on 2 different days; recorded: 2 on 1.")
  }

  @Test func `Deadlines are named`() {
    #expect(Refusal.reopenWindowPassed(deadline: "2026-07-10").message.zh.contains("2026-07-10"))
    #expect(Refusal.renewalWindowPassed(deadline: "2026-05-30").message.en.contains("2026-05-30"))
    #expect(
      Refusal.beforePreviousEvent(previous: "2026-04-10").hint.en
        .hasPrefix("Give a time of 2026-04-10 or later."))
  }

  @Test(arguments: Warning.allCases)
  func `Every warning is told in both languages`(warning: Warning) {
    #expect(warning.text.zh.hasSuffix("。"))
    #expect(warning.text.en.hasSuffix("."))
    #expect(!warning.text.en.unicodeScalars.contains { $0.value > 0x2E80 })
  }
}
