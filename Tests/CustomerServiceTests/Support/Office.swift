import CustomerService
import EventSourcing
import Testing

/// A small office: customers C1 and C2 (regions 东, 西), technicians T1 and T2 (teams A, B).
func office() throws -> Given {
  try Given(
    .customerRegistered(
      with(CustomerRegistered()) {
        $0.customer = CustomerID("C1")
        $0.region = "东"
      }),
    .customerRegistered(
      with(CustomerRegistered()) {
        $0.customer = CustomerID("C2")
        $0.region = "西"
      }),
    .technicianRegistered(
      with(TechnicianRegistered()) {
        $0.technician = TechnicianID("T1")
        $0.team = "A"
      }),
    .technicianRegistered(
      with(TechnicianRegistered()) {
        $0.technician = TechnicianID("T2")
        $0.team = "B"
      }))
}

/// Data that book `technician` for C1 from `start` to `end`, such as `04-10T09:00`.
func booking(
  _ assignment: String = "A1", _ start: String = "04-10T09:00", _ end: String = "04-10T11:00",
  technician: String = "T1", _ more: [String: FieldValue] = [:]
) -> [String: FieldValue] {
  let data: [String: FieldValue] = [
    "assignment": .text(assignment), "customer": "C1", "technician": .text(technician),
    "start": .text("2026-\(start):00"), "end": .text("2026-\(end):00"), "service": "清洁",
  ]
  return data.merging(more) { $1 }
}

/// Data of a visit that the assignee paid on 10 April from 9 to 10.
func visit(
  _ visit: String = "V1", of assignment: String = "A1", _ outcome: String = "completed",
  _ more: [String: FieldValue] = [:]
) -> [String: FieldValue] {
  let data: [String: FieldValue] = [
    "visit": .text(visit), "assignment": .text(assignment), "outcome": .text(outcome),
    "arrived": "2026-04-10T09:00:00", "departed": "2026-04-10T10:00:00",
  ]
  return data.merging(more) { $1 }
}

/// When a test's bookings are made.
let morning = "2026-04-10T08:00:00"

/// The office with A1 booked for T1 on 10 April, 9 to 11.
func booked() throws -> Given {
  try office().after(AssignTechnician.self, booking(), at: morning)
}
