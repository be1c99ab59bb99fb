import CustomerService
import EventSourcing

/// What staff do between the filing and the closing of a complaint, and who complained.
extension RandomCommands {
  static var complaintActions: [(RandomCommands) -> () throws -> Void] {
    [
      acknowledge, acknowledge, acknowledge, propose, call, handOver, handOver, pause, pause,
      resume,
      merge, unmerge,
    ]
  }

  private func acknowledge() throws {
    try issue("complaint.acknowledge", ["complaint": known("P")], at: moment())
  }

  private func propose() throws {
    try issue(
      "complaint.propose", ["complaint": known("P"), "remedy": .text("重做")], at: moment())
  }

  private func call() throws {
    try issue(
      "followup.record",
      [
        "followup": fresh("F"), "complaint": known("P"), "connected": .flag(!random.one(in: 3)),
      ], at: moment())
  }

  private func handOver() throws {
    try issue(
      "complaint.handler", ["complaint": known("P"), "handler": text(["U1", "U2", "U3"])],
      at: moment())
  }

  private func pause() throws {
    try issue(
      "complaint.pause", ["complaint": known("P"), "awaiting": term(Awaiting.self)], at: moment())
  }

  private func resume() throws {
    try issue("complaint.resume", ["complaint": known("P")], at: moment())
  }

  private func merge() throws {
    try issue("customer.merge", ["survivor": customer, "merged": customer], at: moment())
  }

  private func unmerge() throws {
    try issue("customer.unmerge", ["merged": customer], at: moment())
  }
}
