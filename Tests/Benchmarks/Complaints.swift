import CustomerService
import EventSourcing
import Office

/// The complaint that every contestant stores, as an event that is ready and as a command.
enum Complaints {
  static let customers = 2000
  static let technicians = 60

  private static let description = "水管漏水,维修后当晚又漏"

  private static func customer(_ number: Int) -> String { "C\(number * 7919 % customers)" }
  private static func technician(_ number: Int) -> String { "T\(number % technicians)" }
  private static func filed(_ number: Int) -> Timestamp {
    Workload.start.advanced(byMilliseconds: Int64(number) * 30_000)
  }

  static func event(_ number: Int) throws -> NewEvent {
    let filed = filed(number)
    var payload = ComplaintFiled()
    payload.complaint = ComplaintID("P" + padded(number, 7))
    payload.customer = CustomerID(customer(number))
    payload.technician = TechnicianID(technician(number))
    payload.category = .quality
    payload.description = PersonalText(description)
    payload.team = "G\(number % 6)"
    payload.region = "R\(number * 7919 % 10)"
    payload.acknowledgeDue = filed.advanced(byMilliseconds: Timestamp.millisecondsPerDay)
    payload.resolveDue = filed.advanced(byMilliseconds: 10 * Timestamp.millisecondsPerDay)
    payload.policy = 1
    let event = ServiceEvent.complaintFiled(payload)
    return NewEvent(
      type: event.name.type, occurredAt: filed, tags: payload.tags,
      payload: try event.encodedPayload(),
      origin: EventOrigin(
        actor: "U1", role: "director", commandID: "b-" + padded(number, 8),
        commandDigest: Array(repeating: UInt8(truncatingIfNeeded: number), count: 16)))
  }

  /// The customers and technicians whom the complaints are about.
  static var registrations: [Workload.Line] {
    Array(Workload().prefix(customers + technicians))
  }

  static func command(_ number: Int) throws -> CommandRequest {
    try Workload.Line(
      command: "complaint.file", at: filed(number),
      fields: [
        ("complaint", .text("P" + padded(number, 7))), ("customer", .text(customer(number))),
        ("technician", .text(technician(number))), ("channel", .text("phone")),
        ("category", .text("quality")), ("severity", .text("minor")),
        ("description", .text(description)),
      ]
    ).request(number)
  }
}
