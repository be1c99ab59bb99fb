import CustomerService
import EventSourcing

/// Commands told one after the other, each recorded when accepted; a minute apart unless dated.
///
/// It begins with customers C1 (region 东城) and C2, technicians T1 (team 甲) and T2 (team 乙), and
/// the visit V1 of T2 at C1 on 2026-04-09, logged for team 丙, region 西城, service 保洁.
final class Story {
  private var past = Past()
  private var now = Timestamp(rawValue: 0)

  init() throws {
    now = try moment("2026-04-01T09:00")
    for (id, region) in [("C1", "东城"), ("C2", "朝阳")] {
      var customer = CustomerRegistered()
      customer.customer = CustomerID(id)
      customer.region = region
      record(.customerRegistered(customer))
    }
    for (id, team) in [("T1", "甲"), ("T2", "乙")] {
      var technician = TechnicianRegistered()
      technician.technician = TechnicianID(id)
      technician.team = team
      record(.technicianRegistered(technician))
    }
    now = try moment("2026-04-09T12:00")
    var visit = VisitLogged()
    visit.visit = VisitID("V1")
    visit.order = OrderID("O1")
    visit.customer = CustomerID("C1")
    visit.technician = TechnicianID("T2")
    visit.team = "丙"
    visit.region = "西城"
    visit.service = "保洁"
    record(.visitLogged(visit))
  }

  /// What the command would lead to, without recording it.
  func decide<C: Command>(
    _ type: C.Type, _ data: [String: String] = [:], at time: String? = nil,
    actor: String = "U1", role: Role = .operator, reason: String? = nil
  ) throws -> Trial {
    let later = now.advanced(byMilliseconds: 60_000)
    return try Trial(
      type, data.mapValues { .text($0) }, in: past, at: time ?? later.formatted(in: .shanghai),
      role: role, actor: actor, reason: reason)
  }

  /// Decides the command and records what follows.
  @discardableResult func tell<C: Command>(
    _ type: C.Type, _ data: [String: String] = [:], at time: String? = nil,
    actor: String = "U1", role: Role = .operator, reason: String? = nil
  ) throws -> [ServiceEvent] {
    let trial = try decide(type, data, at: time, actor: actor, role: role, reason: reason)
    let events = try trial.decision.get()
    now = trial.occurredAt
    events.forEach(record)
    return events
  }

  /// The state of complaint `id` now.
  func complaint(_ id: String = "P1") throws -> Complaint {
    try context.fold(Complaint.self, ComplaintID(id))
  }

  /// The state of contract `id` now.
  func contract(_ id: String = "K1") throws -> ContractState {
    try context.fold(ContractState.self, ContractID(id))
  }

  func record(_ event: ServiceEvent) { past.append(event, at: now) }

  private var context: DecisionContext {
    DecisionContext(
      history: past, zone: .shanghai, actor: "U1", role: .operator, reason: nil, occurredAt: now,
      recordedAt: now)
  }
}

extension Story {
  /// Files P1 of C1 on 2026-04-10 at 20:00, a Friday.
  @discardableResult func file(
    _ id: String = "P1", severity: Severity = .minor, visit: String? = nil,
    at time: String = "2026-04-10T20:00", with more: [String: String] = [:]
  ) throws -> [ServiceEvent] {
    var data = [
      "complaint": id, "customer": "C1", "channel": "phone", "category": "quality",
      "severity": severity.rawValue, "description": "地板有划痕",
    ]
    data["visit"] = visit
    return try tell(FileComplaint.self, data.merging(more) { $1 }, at: time)
  }

  /// Closes P1 as resolved.
  @discardableResult func close(
    _ id: String = "P1", outcome: ClosingOutcome = .resolved, with more: [String: String] = [:],
    at time: String? = nil, actor: String = "U1", role: Role = .operator
  ) throws -> [ServiceEvent] {
    let data = ["complaint": id, "outcome": outcome.rawValue, "resolution": "已免费返工"]
    return try tell(
      CloseComplaint.self, data.merging(more) { $1 }, at: time, actor: actor, role: role)
  }

  /// Reopens P1 because the customer is not content.
  @discardableResult func reopen(
    _ id: String = "P1", at time: String? = nil
  ) throws -> [ServiceEvent] {
    try tell(ReopenComplaint.self, ["complaint": id], at: time, reason: "客户仍不满意")
  }
}
