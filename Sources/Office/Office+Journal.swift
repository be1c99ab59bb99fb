internal import CustomerService
internal import EventLog
internal import EventSourcing
internal import Logging

extension Office {
  /// Tells of a transaction: how many commands it answered how, and of each at the level debug.
  func journal(_ outcomes: [UnitOutcome], of units: [[CommandRequest]]) {
    guard logger.logLevel <= .info else { return }
    var counts = (accepted: 0, duplicate: 0, refused: 0)
    for (unit, outcome) in zip(units, outcomes) {
      switch outcome {
      case .refused(let index, let refusal):
        counts.refused += unit.count
        journal(unit[index], answer: "refused", ["code": .string(refusal.code)])
      case .done(let answers):
        for (request, answer) in zip(unit, answers) {
          switch answer {
          case .accepted(let position, let events, _):
            counts.accepted += 1
            journal(
              request, answer: "accepted",
              [
                "position": .stringConvertible(position.rawValue),
                "events": .array(events.map { .string($0.name.rawValue) }),
              ])
          case .duplicate(let position):
            counts.duplicate += 1
            journal(
              request, answer: "duplicate",
              ["position": .stringConvertible(position.rawValue)])
          case .refused(let refusal):
            counts.refused += 1
            journal(request, answer: "refused", ["code": .string(refusal.code)])
          }
        }
      }
    }
    logger.info(
      "transaction committed",
      metadata: [
        "accepted": .stringConvertible(counts.accepted),
        "duplicate": .stringConvertible(counts.duplicate),
        "refused": .stringConvertible(counts.refused),
      ])
  }

  private func journal(_ request: CommandRequest, answer: String, _ more: Logger.Metadata) {
    logger.debug(
      "command answered",
      metadata: [
        "answer": .string(answer), "command": .string(type(of: request.command).name),
        "commandId": .string(request.commandID), "actor": .string(request.actor),
        "role": .string("\(request.role)"),
      ].merging(more) { $1 })
  }
}
