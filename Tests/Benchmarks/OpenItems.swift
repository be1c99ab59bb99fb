import CustomerService
import EventSourcing

/// An office that finishes nothing: complaints, contracts, inquiries, bookings, visits unrated.
///
/// Of ten items four are complaints, two contracts, two inquiries, one a booking, one an escalation.
struct OpenItems: Sequence, IteratorProtocol {
  private var waiting: [Workload.Line]
  private var item = 0

  init() { waiting = Workload().waiting }

  mutating func next() -> Workload.Line? {
    if let line = waiting.popLast() { return line }
    item += 1
    return line(item)
  }

  private func line(_ number: Int) -> Workload.Line {
    let at = Timestamp(rawValue: Workload.start.rawValue + Int64(number) * 60_000)
    let id = "\(number)"
    let customer = ("customer", FieldValue.text("C\(number % Workload.customers)"))
    let technician = ("technician", FieldValue.text("T\(number % Workload.technicians)"))
    switch number % 10 {
    case 0...3:
      return Workload.Line(
        command: "complaint.file", at: at,
        fields: [
          ("complaint", .text("P" + id)), customer, technician, ("channel", .text("phone")),
          ("category", .text("quality")), ("severity", .text("minor")),
          ("description", .text("水管漏水,维修后当晚又漏")),
        ])
    case 4, 5:
      let start = Workload.zone.date(of: at)
      return Workload.Line(
        command: "contract.sign", at: at,
        fields: [
          ("contract", .text("K" + id)), customer, ("service", .text("cleaning")),
          ("start", .text(start.description)),
          ("end", .text(start.advanced(by: 365).description)), ("renewable", .flag(true)),
        ])
    case 6, 7:
      return Workload.Line(
        command: "contact.record", at: at,
        fields: [
          ("contact", .text("N" + id)), customer, ("channel", .text("phone")),
          ("kind", .text("inquiry")), ("summary", .text("月嫂价格")),
        ])
    case 8:
      let start = Workload.moment(day: 400 + number / 480, hour: Int64(number / 10 % 8) * 2)
      return Workload.Line(
        command: "technician.assign", at: at,
        fields: [
          ("assignment", .text("A" + id)), customer,
          ("technician", .text("T\(number / 80 % Workload.technicians)")),
          ("start", Workload.text(start)),
          ("end", Workload.text(Timestamp(rawValue: start.rawValue + Workload.hour))),
          ("service", .text("cleaning")),
        ])
    default:
      return Workload.Line(
        command: "escalation.raise", at: at,
        fields: [
          ("escalation", .text("E" + id)), customer, technician, ("level", .text("director")),
          ("kind", .text("unsolved")), ("summary", .text("客户要求赔偿")),
        ])
    }
  }
}
