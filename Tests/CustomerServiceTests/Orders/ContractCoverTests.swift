import CustomerService
import EventSourcing
import Testing

@Suite struct ContractCoverTests {
  /// K1 of C1 runs from 1 to 30 April.
  private func signed() throws -> Given {
    try office().and(
      .contractSigned(
        try with(ContractSigned()) {
          $0.contract = ContractID("K1")
          $0.customer = CustomerID("C1")
          $0.start = try day("2026-04-01")
          $0.end = try day("2026-04-30")
        }), at: "2026-04-01T09:00:00")
  }

  private func under(_ contract: String, _ day: String = "04-10") -> [String: FieldValue] {
    booking(
      "A1", "\(day)T09:00", "\(day)T11:00", technician: "T1", ["contract": .text(contract)])
  }

  @Test(arguments: ["04-01", "04-30"])
  func `Both ends of a contract are covered`(day: String) throws {
    try signed().when(AssignTechnician.self, under("K1", day)).thenAccepted(.technicianAssigned)
  }

  @Test(arguments: ["03-31", "05-01"])
  func `The day before and the day after are not`(day: String) throws {
    try signed().when(AssignTechnician.self, under("K1", day))
      .thenRefused(.contractNotCovering("K1", start: "2026-04-01", end: "2026-04-30"))
  }

  @Test func `The contract must exist, not be void and belong to the customer`() throws {
    try signed().when(AssignTechnician.self, under("K9")).thenRefused(.notFound(.contract, "K9"))
    let others = under("K1").merging(["customer": "C2"]) { $1 }
    try signed().when(AssignTechnician.self, others).thenRefused(.contractMismatch("K1"))
    let void = with(ContractVoided()) {
      $0.contract = ContractID("K1")
      $0.customer = CustomerID("C1")
    }
    try signed().and(.contractVoided(void), at: "2026-04-02T09:00:00")
      .when(AssignTechnician.self, under("K1")).thenRefused(.contractVoid("K1"))
  }

  @Test func `A terminated contract covers its last day and no more`() throws {
    let terminated = try with(ContractTerminated()) {
      $0.contract = ContractID("K1")
      $0.customer = CustomerID("C1")
      $0.date = try day("2026-04-09")
    }
    let past = try signed().and(.contractTerminated(terminated), at: "2026-04-05T09:00:00")
    try past.when(AssignTechnician.self, under("K1", "04-09")).thenAccepted(.technicianAssigned)
    try past.when(AssignTechnician.self, under("K1"))
      .thenRefused(.contractNotCovering("K1", start: "2026-04-01", end: "2026-04-09"))
  }

  @Test func `A successor covers its own dates until its renewal is cancelled`() throws {
    let renewed = try with(ContractRenewed()) {
      $0.contract = ContractID("K1")
      $0.customer = CustomerID("C1")
      $0.successor = ContractID("K2")
      $0.start = try day("2026-05-01")
      $0.end = try day("2026-05-31")
    }
    let past = try signed().and(.contractRenewed(renewed), at: "2026-04-05T09:00:00")
    try past.when(AssignTechnician.self, under("K2", "05-02")).thenAccepted(.technicianAssigned)
    let cancelled = with(RenewalCancelled()) {
      $0.contract = ContractID("K1")
      $0.customer = CustomerID("C1")
      $0.successor = ContractID("K2")
    }
    try past.and(.renewalCancelled(cancelled), at: "2026-04-06T09:00:00")
      .when(AssignTechnician.self, under("K2", "05-02"))
      .thenRefused(.notFound(.contract, "K2"))
  }

  @Test func `Rescheduling stays within the contract`() throws {
    try signed().after(AssignTechnician.self, under("K1"), at: morning)
      .when(
        RescheduleAssignment.self, reschedule("05-02T09:00", "05-02T11:00"), reason: "改期"
      )
      .thenRefused(.contractNotCovering("K1", start: "2026-04-01", end: "2026-04-30"))
  }
}
