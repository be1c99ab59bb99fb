internal import EventLog
internal import EventSourcing
package import Projections

/// What is due, and the state of the log from which it follows.
package struct DueReport: Sendable {
  package var answer: DueAnswer
  package var moment: KPIMoment
}

extension Office {
  /// What is late or about to be, from the read model, or as it was at a moment.
  ///
  /// Without `asOf`: O(open items), unless a fact lies ahead of the clock. With it: O(events since
  /// the last snapshot before the moment).
  package func due(_ question: DueQuestion, asOf: AsOf? = nil) throws -> DueReport {
    if asOf == nil { try catchUpIfBehind() }
    return try engine.read { reader in
      let moment = try KPIMoment(asOf, reader, now())
      var models = KPIModels(engine, reader, at: moment)
      let query = DueQuery(
        try models.model(of: DueProjector.self), zone: reader.head.zone,
        now: try time(of: asOf, moment, reader))
      return DueReport(answer: try query.answer(question), moment: moment)
    }
  }

  /// When one looks: never later than the log's time, and with a number of events when the last was recorded.
  func time(
    of asOf: AsOf?, _ moment: KPIMoment, _ reader: any LogReader
  ) throws -> Timestamp {
    let now = reader.head.time(at: now())
    return switch asOf {
    case nil: now
    case .count: try reader.lastRecordedAt(in: moment.count)
    case .time(let time): min(time, now)
    }
  }
}
