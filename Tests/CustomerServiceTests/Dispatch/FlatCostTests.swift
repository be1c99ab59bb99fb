import CustomerService
import EventSourcing
import Testing

/// What a booking reads must not grow with the history of its customer or technician.
@Suite struct FlatCostTests {
  /// Counts the events that a decision looks at.
  private final class Reader: EventHistory {
    private let past: Past
    var count = 0

    init(_ past: Past) { self.past = past }

    func visit(_ query: Query, _ body: (Recorded<ServiceEvent>) throws -> Void) throws {
      try past.visit(query) {
        count += 1
        try body($0)
      }
    }
  }

  /// How many events an assignment on 10 April reads after one order and one block in each of so
  /// many earlier months.
  private func reads(afterMonths months: Int) throws -> Int {
    var past = Past()
    let start = try moment("2020-01-01T00:00:00")
    var (customer, technician) = (CustomerRegistered(), TechnicianRegistered())
    customer.customer = CustomerID("C1")
    technician.technician = TechnicianID("T1")
    past.append(.customerRegistered(customer), at: start)
    past.append(.technicianRegistered(technician), at: start)
    for month in 0..<months {
      let first = try day("2020-01-15").advanced(by: month * 31)
      let window = ServiceWindow(
        start: BusinessZone.shanghai.start(of: first), end: BusinessZone.shanghai.end(of: first))
      var (order, block) = (TechnicianAssigned(), CalendarBlocked())
      order.order = OrderID("A-\(month)")
      order.customer = customer.customer
      order.technician = technician.technician
      (order.start, order.end) = (window.start, window.end)
      order.days = window.days(in: .shanghai)
      block.block = BlockID("B-\(month)")
      block.technician = technician.technician
      (block.start, block.end) = (window.start, window.end)
      block.months = window.months(in: .shanghai)
      past.append(.technicianAssigned(order), at: start)
      past.append(.calendarBlocked(block), at: start)
    }
    let reader = Reader(past)
    var fields = FieldReader(booking(), zone: .shanghai)
    let command = try AssignTechnician(&fields)
    let now = try moment(noon)
    let context = DecisionContext(
      history: reader, zone: .shanghai, actor: "U1", role: .operator, reason: nil,
      occurredAt: now, recordedAt: now)
    _ = try command.decide(context)
    _ = try command.warnings(context)
    return reader.count
  }

  @Test func `An assignment reads as much after five years as on the first day`() throws {
    #expect(try reads(afterMonths: 60) == reads(afterMonths: 0))
  }
}
