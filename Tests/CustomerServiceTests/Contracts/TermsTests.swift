import CustomerService
import EventSourcing
import Testing

/// Key terms are read before anybody is sent out under them (domain.md §1, item 10).
struct TermsTests {
  private static let receipt: [String: FieldValue] = ["contract": "K1", "technician": "T1"]
  private static let underContract = booking("A1", ["contract": "K1"])

  private static func booking(
    _ id: String, _ more: [String: FieldValue]
  ) -> [String: FieldValue] {
    CustomerServiceTests.booking(id, "04-10T13:00", "04-10T15:00", more)
  }

  private func signed(_ keyTerms: [String] = ["不进卧室", "保价家具"]) throws -> Given {
    try office().after(
      SignContract.self,
      [
        "contract": "K1", "customer": "C1", "service": "清洁", "start": "2026-01-01",
        "end": "2026-12-31", "keyTerms": .list(keyTerms),
      ], at: morning)
  }

  private func read() throws -> Given {
    try signed().after(AcknowledgeTerms.self, Self.receipt, role: .technician, actor: "T1")
  }

  @Test func `A receipt holds the terms that were read`() throws {
    try signed().when(AcknowledgeTerms.self, Self.receipt, role: .technician).then(
      .termsAcknowledged(
        with(TermsAcknowledged()) {
          $0.contract = ContractID("K1")
          $0.customer = CustomerID("C1")
          $0.technician = TechnicianID("T1")
          $0.keyTerms = ["不进卧室", "保价家具"]
        }))
  }

  @Test func `Who has not read the terms is sent out with a warning`() throws {
    let unread = try signed().when(AssignTechnician.self, Self.underContract)
    try unread.thenAccepted(.technicianAssigned)
    #expect(unread.warnings == [.terms_not_read])
    #expect(try read().when(AssignTechnician.self, Self.underContract).warnings.isEmpty)
    #expect(try signed([]).when(AssignTechnician.self, Self.underContract).warnings.isEmpty)
    #expect(try signed().when(AssignTechnician.self, Self.booking("A1", [:])).warnings.isEmpty)
  }

  @Test func `Whoever takes over reads them too`() throws {
    let taken = try read().after(AssignTechnician.self, Self.underContract).when(
      ReassignTechnician.self, ["assignment": "A1", "technician": "T2"], reason: "请假")
    try taken.thenAccepted(.technicianReassigned)
    #expect(taken.warnings == [.terms_not_read])
  }

  @Test func `Amended terms are to be read again`() throws {
    let amended = try read().after(
      AmendContract.self, ["contract": "K1", "keyTerms": ["不进卧室", "不抽烟"]], role: .leader,
      reason: "补充")
    #expect(
      try amended.when(AssignTechnician.self, Self.underContract).warnings == [.terms_not_read])
    let again = try amended.after(AcknowledgeTerms.self, Self.receipt, role: .technician)
    #expect(try again.when(AssignTechnician.self, Self.underContract).warnings.isEmpty)
    let price = try read().after(
      AmendContract.self, ["contract": "K1", "priceFen": 1], role: .leader, reason: "录错")
    #expect(try price.when(AssignTechnician.self, Self.underContract).warnings.isEmpty)
  }

  @Test func `A strict office refuses instead`() throws {
    let strict = try signed().after(
      SetPolicy.self, ["termsMustBeRead": true], at: morning, role: .director)
    try strict.when(AssignTechnician.self, Self.underContract)
      .thenRefused(.termsNotRead("K1", technician: "T1"))
    let read = try strict.after(AcknowledgeTerms.self, Self.receipt, role: .technician)
    let booked = try read.after(AssignTechnician.self, Self.underContract)
    try booked.when(
      ReassignTechnician.self, ["assignment": "A1", "technician": "T2"], reason: "请假"
    ).thenRefused(.termsNotRead("K1", technician: "T2"))
    try booked.when(
      LeaveDepartment.self,
      ["technician": "T1", "lastDay": "2026-04-09", "reassignTo": "T2"], role: .leader,
      reason: "辞职"
    ).thenRefused(.termsNotRead("K1", technician: "T2"))
  }

  @Test func `There must be something to read, and it is read once`() throws {
    try signed([]).when(AcknowledgeTerms.self, Self.receipt, role: .technician)
      .thenRefused(.noKeyTerms("K1"))
    try read().when(AcknowledgeTerms.self, Self.receipt, role: .technician)
      .thenRefused(.nothingToChange)
    try office().when(AcknowledgeTerms.self, Self.receipt, role: .technician)
      .thenRefused(.notFound(.contract, "K1"))
    try signed().when(
      AcknowledgeTerms.self, ["contract": "K1", "technician": "T9"], role: .technician
    ).thenRefused(.notFound(.technician, "T9"))
    try signed().when(AcknowledgeTerms.self, Self.receipt, role: .operator).thenRefused(
      .roleNotAllowed(.operator, allowed: [.technician, .leader, .director, .deputy, .gm]))
  }

  private func renewed(_ more: [String: FieldValue] = [:]) throws -> Given {
    try read().after(
      RenewContract.self,
      ["contract": "K1", "successor": "K2", "start": "2027-01-01", "end": "2027-12-31"]
        .merging(more) { $1 })
  }

  private func terms(of given: Given) throws -> [String] {
    let events = try given.when(
      AcknowledgeTerms.self, ["contract": "K2", "technician": "T1"], role: .technician
    ).decision.get()
    guard case .termsAcknowledged(let receipt)? = events.first else { return [] }
    return receipt.keyTerms
  }

  @Test func `A renewed contract has the key terms of the old one, to be read again`() throws {
    #expect(try terms(of: renewed()) == ["不进卧室", "保价家具"])
    let booked = try renewed().when(
      AssignTechnician.self,
      [
        "assignment": "A1", "customer": "C1", "technician": "T1", "service": "清洁",
        "start": "2027-01-05T09:00", "end": "2027-01-05T11:00", "contract": "K2",
      ])
    #expect(booked.warnings == [.terms_not_read])
  }

  @Test func `Key terms that are given anew take the place of the old ones`() throws {
    #expect(try terms(of: renewed(["keyTerms": ["不抽烟"]])) == ["不抽烟"])
  }
}
