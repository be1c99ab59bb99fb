import CustomerService
import EventSourcing
import Testing

@Suite struct MergingTests {
  private static let ahead = booking("A1", "04-10T13:00", "04-10T15:00")

  private let early = "2026-04-09T12:00:00"

  private func merge(_ merged: String, into survivor: String) -> [String: FieldValue] {
    ["merged": .text(merged), "survivor": .text(survivor)]
  }

  private func merging(_ merged: String, into survivor: String, _ past: Given) throws -> Given {
    try past.after(
      MergeCustomers.self, merge(merged, into: survivor), at: early, role: .leader,
      reason: "重复建档")
  }

  /// The office with C3, where C1 was merged into C2.
  private func merged() throws -> Given {
    let three = try office().after(RegisterCustomer.self, ["customer": "C3"], at: early)
    return try merging("C1", into: "C2", three)
  }

  private func customer(of trial: Trial) throws -> CustomerID? {
    switch try trial.decision.get().first {
    case .technicianAssigned(let event): event.customer
    case .complaintFiled(let event): event.customer
    case .contractSigned(let event): event.customer
    case .customerUpdated(let event): event.customer
    case .surveyRecorded(let event): event.customer
    default: nil
    }
  }

  private let complaint: [String: FieldValue] = [
    "complaint": "P1", "customer": "C1", "channel": "phone", "category": "quality",
    "severity": "minor", "description": "漏水",
  ]

  private let contract: [String: FieldValue] = [
    "contract": "K1", "customer": "C1", "service": "清洁", "start": "2026-04-01",
    "end": "2026-04-30",
  ]

  @Test func `Merging names both and moves nothing`() throws {
    let expected = with(CustomersMerged()) {
      $0.merged = CustomerID("C1")
      $0.survivor = CustomerID("C2")
    }
    try office()
      .when(MergeCustomers.self, merge("C1", into: "C2"), role: .leader, reason: "重复建档")
      .then(.customersMerged(expected))
  }

  @Test func `Merging needs a leader, a reason and two customers`() throws {
    let trial = merge("C1", into: "C2")
    try office().when(MergeCustomers.self, trial, reason: "重复建档")
      .thenRefused(.roleNotAllowed(.operator, allowed: Role.leaders))
    try office().when(MergeCustomers.self, trial, role: .leader).thenRefused(.reasonRequired)
    try office()
      .when(MergeCustomers.self, merge("C1", into: "C9"), role: .leader, reason: "重复")
      .thenRefused(.notFound(.customer, "C9"))
    try office()
      .when(MergeCustomers.self, merge("C1", into: "C1"), role: .leader, reason: "重复")
      .thenRefused(.mergeIntoItself)
  }

  @Test func `What is asked for a merged customer goes to the survivor, with a warning`() throws {
    let survivor = CustomerID("C2")
    let assigned = try merged().when(AssignTechnician.self, Self.ahead)
    #expect(try customer(of: assigned) == survivor)
    #expect(assigned.warnings == [.customer_merged])
    let filed = try merged().when(FileComplaint.self, complaint)
    #expect(try customer(of: filed) == survivor)
    #expect(filed.warnings == [.customer_merged])
    let signed = try merged().when(SignContract.self, contract)
    #expect(try customer(of: signed) == survivor)
    let updated = try merged().when(UpdateCustomer.self, ["customer": "C1", "phone": "138"])
    #expect(try customer(of: updated) == survivor)
    let rated = try merged().when(
      RecordSurvey.self, ["survey": "S1", "subject": "periodic", "customer": "C1", "score": 5])
    #expect(try customer(of: rated) == survivor)
  }

  @Test func `A survivor's region counts`() throws {
    guard
      case .technicianAssigned(let event) = try merged()
        .when(AssignTechnician.self, booking()).decision.get().first
    else {
      Issue.record("nothing was assigned")
      return
    }
    #expect(event.region == "西")
  }

  @Test func `Contracts, visits and complaints of either id belong to the survivor`() throws {
    let before = try office().after(SignContract.self, contract, at: "2026-04-08T12:00:00")
      .after(AssignTechnician.self, booking(), at: "2026-04-08T12:00:00")
    let after = try merging("C1", into: "C2", before)
    try after
      .when(
        AssignTechnician.self,
        booking(
          "A2", "04-10T13:00", "04-10T15:00", technician: "T1",
          ["customer": "C2", "contract": "K1"])
      )
      .thenAccepted(.technicianAssigned)
    let visited = try after.after(LogVisit.self, visit())
    try visited
      .when(
        FileComplaint.self, complaint.merging(["customer": "C2", "visit": "V1"]) { $1 }
      )
      .thenAccepted(.complaintFiled)
    try visited
      .when(
        RecordSurvey.self,
        ["survey": "S1", "subject": "visit", "ref": "V1", "customer": "C2", "score": 5]
      )
      .thenAccepted(.surveyRecorded)
  }

  @Test func `Open complaints of both go on under their own ids`() throws {
    let both = try office().after(FileComplaint.self, complaint, at: early)
      .after(
        FileComplaint.self, complaint.merging(["complaint": "P2", "customer": "C2"]) { $1 },
        at: early)
    let after = try merging("C1", into: "C2", both)
    for id in ["P1", "P2"] {
      try after.when(AcknowledgeComplaint.self, ["complaint": .text(id)])
        .thenAccepted(.complaintAcknowledged)
    }
  }

  @Test func `A chain ends with its last survivor and never closes`() throws {
    let chain = try merging("C2", into: "C3", merged())
    #expect(
      try customer(of: chain.when(AssignTechnician.self, booking())) == CustomerID("C3"))
    try chain
      .when(MergeCustomers.self, merge("C3", into: "C1"), role: .leader, reason: "重复")
      .thenRefused(.mergeCycle("C1", "C3"))
    try chain
      .when(MergeCustomers.self, merge("C1", into: "C3"), role: .leader, reason: "重复")
      .thenRefused(.customerMerged("C1", survivor: "C2"))
  }

  @Test func `A survivor that was merged itself stands for its own survivor`() throws {
    let expected = with(CustomersMerged()) {
      $0.merged = CustomerID("C3")
      $0.survivor = CustomerID("C2")
    }
    try merged()
      .when(MergeCustomers.self, merge("C3", into: "C1"), role: .leader, reason: "重复")
      .then(.customersMerged(expected))
  }

  @Test func `Unmerging gives the id back, once`() throws {
    let unmerge: [String: FieldValue] = ["merged": "C1"]
    try merged().when(UnmergeCustomers.self, unmerge, role: .leader)
      .thenRefused(.reasonRequired)
    let apart = try merged().after(
      UnmergeCustomers.self, unmerge, at: early, role: .leader, reason: "误并")
    let assigned = try apart.when(AssignTechnician.self, Self.ahead)
    #expect(try customer(of: assigned) == CustomerID("C1"))
    #expect(assigned.warnings.isEmpty)
    try apart.when(UnmergeCustomers.self, unmerge, role: .leader, reason: "误并")
      .thenRefused(.notMerged("C1"))
  }
}
