package import CustomerService
internal import EventLog
internal import EventSourcing
package import Projections

/// Which KPI figures are wanted.
package struct KPIRequest: Hashable, Sendable {
  package var kpi: KPIName
  package var bases: [KPIBasis?]
  package var period: Period
  package var split: Split = .whole

  package enum Split: Hashable, Sendable {
    case whole
    case by(Dimension)
    case byMonth
  }

  package init(kpi: KPIName, bases: [KPIBasis?], period: Period, split: Split) {
    self.kpi = kpi
    self.bases = bases
    self.period = period
    self.split = split
  }
}

/// KPI answers and the state of the log from which they follow.
package struct KPIReport: Sendable {
  package var answers: [KPIAnswer]
  package var moment: KPIMoment
}

extension Office {
  /// Answers KPIs from the read models, or for a look into the past as they were then.
  ///
  /// Without `asOf`: O(days × groups), and some hundred events at most that wait for the read
  /// models, unless a fact lies ahead of the clock. With it: O(events since the last snapshot before
  /// the moment).
  package func kpi(_ requests: [KPIRequest], asOf: AsOf? = nil) throws -> KPIReport {
    if asOf == nil { try catchUpIfBehind() }
    return try engine.read { reader in
      let moment = try KPIMoment(asOf, reader, now())
      return KPIReport(
        answers: try answers(requests, reader, moment, from: .saved), moment: moment)
    }
  }

  /// Brings read models up to the end of the log when more waits for them than a reader should add.
  package func catchUpIfBehind() throws {
    if try engine.read(ReadModelSet.lag) >= patience { try catchUp() }
  }

  /// Brings read models up to the end of the log, however little waits for them.
  package func catchUp() throws {
    try engine.write { try ReadModelSet($0, of: engine).flush() }
  }

  func answers(
    _ requests: [KPIRequest], _ reader: any LogReader, _ moment: KPIMoment,
    from source: KPIModels.Source
  ) throws -> [KPIAnswer] {
    var models = KPIModels(for: requests, engine, reader, at: moment, from: source)
    return try Self.answers(requests, &models)
  }

  static func answers(
    _ requests: [KPIRequest], _ models: inout KPIModels
  ) throws -> [KPIAnswer] {
    try requests.flatMap { try answers($0, &models) }
  }

  private static func answers(
    _ request: KPIRequest, _ models: inout KPIModels
  ) throws -> [KPIAnswer] {
    var answers: [KPIAnswer] = []
    for basis in request.bases {
      switch request.split {
      case .whole: answers += try models.answers(request.kpi, basis, request.period)
      case .by(let dimension):
        answers += try models.answers(request.kpi, basis, request.period, by: dimension)
      case .byMonth:
        for month in request.period.months {
          for var answer in try models.answers(request.kpi, basis, month) {
            answer.period = request.period.text
            answer.group = KPIAnswer.Group(dimension: "month", value: month.text)
            answers.append(answer)
          }
        }
      }
    }
    return answers
  }
}
