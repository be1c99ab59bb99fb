import CustomerService
import EventSourcing
import Testing

struct ReadinessTests {
  private static let list: [String: FieldValue] = [
    "assignment": "A1", "by": "L1", "done": ["工具", "客户偏好"],
  ]

  @Test func `A list of what is ready names who went through it`() throws {
    let trial = try booked().when(ConfirmReadiness.self, Self.list)
    try trial.then(
      .readinessConfirmed(
        with(ReadinessConfirmed()) {
          $0.order = OrderID("A1")
          $0.customer = CustomerID("C1")
          $0.technician = TechnicianID("T1")
          $0.by = "L1"
          $0.done = ["工具", "客户偏好"]
        }))
    #expect(trial.warnings.isEmpty)
  }

  @Test func `An item that is not done warns`() throws {
    let trial = try booked().when(
      ConfirmReadiness.self, Self.list.merging(["undone": "备件"]) { $1 })
    #expect(trial.warnings == [.not_ready])
    #expect(try trial.first(ReadinessConfirmed.self).undone == ["备件"])
  }

  @Test func `The last list holds`() throws {
    var order = OrderState(id: OrderID("A1"))
    for undone in [["备件", "工具"], ["备件"]] {
      let event = with(ReadinessConfirmed()) { $0.undone = undone }
      let now = try moment(noon)
      order.apply(
        Recorded(
          position: .first, occurredAt: now, recordedAt: now, event: .readinessConfirmed(event)))
    }
    #expect(order.undone == ["备件"])
  }

  @Test func `A list has items, each of them once`() throws {
    let past = try booked()
    for items: [String: FieldValue] in [
      ["done": []], ["done": ["工具", "工具"]], ["undone": "工具"],
    ] {
      expectMalformed("done") {
        try past.when(ConfirmReadiness.self, Self.list.merging(items) { $1 })
      }
    }
  }

  @Test func `Only an assignment that is live is made ready`() throws {
    let past = try booked()
    try past.after(LogVisit.self, visit()).when(ConfirmReadiness.self, Self.list)
      .thenRefused(.assignmentFulfilled("A1"))
    try past.after(
      CancelAssignment.self, ["assignment": "A1", "by": "customer"], reason: "出差"
    )
    .when(ConfirmReadiness.self, Self.list).thenRefused(.assignmentCancelled("A1"))
    try past.when(ConfirmReadiness.self, Self.list.merging(["assignment": "A9"]) { $1 })
      .thenRefused(.notFound(.assignment, "A9"))
  }
}
