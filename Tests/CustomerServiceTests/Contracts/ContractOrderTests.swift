import CustomerService
import EventSourcing
import Testing

/// Facts of a contract follow each other in business time.
struct ContractOrderTests {
  private let signedAt = "2026-04-09T13:00"
  private let tooEarly = "2026-04-09T12:59:59"

  private func refused(
    _ previous: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ told: () throws -> [ServiceEvent]
  ) throws {
    let text = try moment(previous).formatted(in: .shanghai)
    #expect(
      throws: Refusal.beforePreviousEvent(previous: text), sourceLocation: sourceLocation
    ) { try told() }
  }

  @Test func `What becomes of a contract lies after its signing`() throws {
    let story = try Story()
    try story.sign(at: signedAt)
    try refused(signedAt) { try story.decline(at: tooEarly) }
    try refused(signedAt) { try story.terminate(at: tooEarly) }
    try refused(signedAt) {
      try story.tell(
        VoidContract.self, ["contract": "K1"], at: tooEarly, role: .leader, reason: "误签")
    }
  }

  @Test func `A renewal is taken back after it happened and after all facts of its successor`()
    throws
  {
    let story = try Story()
    try story.sign(at: signedAt)
    try story.renew(at: "2026-04-20T10:00")
    try refused("2026-04-20T10:00") { try story.cancelRenewal(at: "2026-04-20T09:59:59") }
    try story.tell(
      AmendContract.self, ["contract": "K2", "service": "育儿嫂"], at: "2026-04-22T10:00",
      role: .leader, reason: "误录")
    try refused("2026-04-22T10:00") { try story.cancelRenewal(at: "2026-04-21T10:00") }
    try story.cancelRenewal(at: "2026-04-22T10:00")
  }

  @Test func `A renewal is taken back after the old contract was corrected`() throws {
    let story = try Story()
    try story.sign(at: signedAt)
    try story.renew(at: "2026-04-20T10:00")
    try story.tell(
      AmendContract.self, ["contract": "K1", "service": "育儿嫂"], at: "2026-04-22T10:00",
      role: .leader, reason: "误录")
    try refused("2026-04-22T10:00") { try story.cancelRenewal(at: "2026-04-21T10:00") }
  }

  @Test func `An id that a cancelled renewal set free begins anew after that`() throws {
    let story = try Story()
    try story.sign(at: signedAt)
    try story.sign("K3", at: signedAt)
    try story.renew(at: "2026-04-20T10:00")
    try story.cancelRenewal(at: "2026-04-22T10:00")
    try refused("2026-04-22T10:00") { try story.sign("K2", at: "2026-04-21T10:00") }
    try refused("2026-04-22T10:00") { try story.renew("K3", at: "2026-04-21T10:00") }
    try story.renew("K3", at: "2026-04-22T10:00")
  }

  @Test func `A declined successor keeps its renewal`() throws {
    let story = try Story()
    try story.sign(at: signedAt)
    try story.renew(at: "2026-04-20T10:00")
    try story.decline("K2")
    #expect(throws: Refusal.renewalDeclined("K2")) { try story.cancelRenewal() }
  }

  @Test func `Declining needs a reason`() throws {
    let story = try Story()
    try story.sign(at: signedAt)
    #expect(throws: Refusal.reasonRequired) {
      try story.tell(DeclineRenewal.self, ["contract": "K1"])
    }
  }
}
