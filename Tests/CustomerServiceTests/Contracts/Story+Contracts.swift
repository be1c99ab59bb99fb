import CustomerService
import EventSourcing

extension Story {
  /// Signs K1 of C1 for 2026, unless the ends are given.
  @discardableResult func sign(
    _ id: String = "K1", from start: String = "2026-01-01", to end: String = "2026-04-30",
    at time: String = "2026-04-09T13:00", with more: [String: String] = [:]
  ) throws -> [ServiceEvent] {
    let data = [
      "contract": id, "customer": "C1", "service": "月嫂", "start": start, "end": end,
      "priceFen": "880000",
    ]
    return try tell(SignContract.self, data.merging(more) { $1 }, at: time)
  }

  /// Renews K1 by K2, from 2026-05-01 on.
  @discardableResult func renew(
    _ id: String = "K1", by successor: String = "K2", from start: String = "2026-05-01",
    to end: String = "2027-04-30", at time: String? = nil
  ) throws -> [ServiceEvent] {
    try tell(
      RenewContract.self,
      ["contract": id, "successor": successor, "start": start, "end": end, "priceFen": "900000"],
      at: time)
  }

  @discardableResult func cancelRenewal(
    _ id: String = "K1", at time: String? = nil
  ) throws -> [ServiceEvent] {
    try tell(CancelRenewal.self, ["contract": id], at: time, reason: "登记有误")
  }

  @discardableResult func decline(
    _ id: String = "K1", at time: String? = nil
  ) throws -> [ServiceEvent] {
    try tell(DeclineRenewal.self, ["contract": id], at: time, reason: "孩子大了")
  }

  @discardableResult func terminate(
    _ id: String = "K1", on date: String = "2026-04-20", at time: String? = nil
  ) throws -> [ServiceEvent] {
    try tell(
      TerminateContract.self, ["contract": id, "date": date, "by": "customer"], at: time,
      reason: "搬家")
  }
}
