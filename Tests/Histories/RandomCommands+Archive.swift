import CustomerService
import EventSourcing

/// What becomes of the archive of customers and of the targets.
extension RandomCommands {
  static var archiveActions: [(RandomCommands) -> () throws -> Void] {
    [
      register, update, rename, verify, verify, verify, setTarget, setTarget, setTarget,
      reviseTarget, reviseTarget, reviseTarget,
    ]
  }

  private func register() throws {
    try issue(
      "customer.register",
      fields(
        ["customer": fresh("C")],
        ["name": .text("王先生"), "phone": .text("1"), "region": text(["徐汇", "静安"])]),
      at: moment())
  }

  private func update() throws {
    try issue(
      "customer.update",
      fields(
        ["customer": customer],
        ["phone": text(["1", "2"]), "address": .text("一号"), "region": text(["徐汇", "静安"])]),
      at: moment())
  }

  private func rename() throws {
    try issue(
      "customer.rename", ["customer": customer, "name": text(["李女士", "王女士"])], at: moment())
  }

  private func verify() throws {
    try issue(
      "customer.verify",
      [
        "customer": customer, "field": term(ArchiveField.self), "correct": term(YesOrNo.self),
      ], at: moment())
  }

  private func setTarget() throws {
    let weight: [String: FieldValue] = ["weight": .integer(random.int(1...9))]
    try issue("target.set", fields(target(), weight), at: moment())
  }

  private func reviseTarget() throws {
    let weight: [String: FieldValue] = ["weight": .integer(random.int(1...9))]
    try issue("target.revise", fields(target(), weight), at: moment(), role: .gm)
  }

  private func target() -> [String: FieldValue] {
    let (year, month, _) = BusinessZone.shanghai.date(of: Timestamp(rawValue: now)).components
    return [
      "metric": text(["visits", "satisfaction", "complaint_rate", "renewal"]),
      "period": text(["\(year)", "\(year)-Q\((month + 2) / 3)", "\(year)-\(padded(month, 2))"]),
      "scope": text(["dept", "dept", "team:一组", "technician:T1"]),
      "value": text(["0", "5", "50", "80", "95.5", "100", "150"]),
    ]
  }
}
