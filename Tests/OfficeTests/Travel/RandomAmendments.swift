import CustomerService
import EventLog
import EventSourcing
import Office

extension RandomHistory {
  /// Lets random commands happen and corrects recorded facts in between.
  func goOn(_ count: Int, amending random: inout Generator) throws {
    for _ in 0..<(count / 20) {
      try go(on: 20)
      try amend(4, &random)
    }
  }

  /// Corrects some fields of random visits, complaints and contracts; some corrections are refused.
  private func amend(_ count: Int, _ random: inout Generator) throws {
    let steps = try office.events(.all, from: .first, .forward, limit: .max)
    let units = try (0..<count).compactMap { number -> [CommandRequest]? in
      let step = random.pick(steps)
      guard let (name, fields) = correction(of: step, &random) else { return nil }
      return [
        try CommandRequest(
          name: name, commandID: "amend-\(steps.count)-\(number)", actor: "U1", role: .director,
          at: Timestamp(rawValue: now), reason: "更正", fields: fields, zone: .shanghai)
      ]
    }
    _ = try office.execute(units)
  }

  private func correction(
    of step: ReplayStep, _ random: inout Generator
  ) -> (String, [String: FieldValue])? {
    func field(_ name: String) -> FieldValue? { step.fields.first { $0.name == name }?.value }
    let event = step.envelope.event
    switch EventName(rawValue: event.type.text) {
    case .visitLogged:
      let departed = event.occurredAt.advanced(byMilliseconds: random.int(-3_600_000...86_400_000))
      let times = [departed.advanced(byMilliseconds: -1), departed].map {
        $0.formatted(in: .shanghai)
      }
      let changes: [[String: FieldValue]] = [
        ["arrived": .text(times[0]), "departed": .text(times[1])],
        ["technician": .text(random.pick(["T1", "T2", "T3", "T4"]))],
      ]
      return (
        "visit.amend", random.pick(changes).merging(["visit": field("visit") ?? ""]) { $1 }
      )
    case .complaintFiled:
      return (
        "complaint.amend",
        ["complaint": field("complaint") ?? "", "region": .text(random.pick(["浦东", "静安"]))]
      )
    case .contractSigned:
      let end = BusinessZone.shanghai.date(of: Timestamp(rawValue: now))
        .advanced(by: Int(random.int(-60...60)))
      let changes: [[String: FieldValue]] = [
        ["end": .text(end.description)], ["priceFen": .integer(random.int(0...900_000))],
        ["renewable": .flag(random.one(in: 2))],
      ]
      return (
        "contract.amend",
        random.pick(changes).merging(["contract": field("contract") ?? ""]) { $1 }
      )
    default: return nil
    }
  }
}
