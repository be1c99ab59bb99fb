package import CustomerService
package import EventLog
package import EventSourcing
package import Projections

/// Which KPI figures are wanted.
package struct KPIRequest: Sendable {
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
  /// How many events of the log were visible.
  package var position: UInt64
  package var recordedBefore: Timestamp?
}

extension Office {
  /// Answers KPIs from the read models, or, for a look into the past, by folding the log till then.
  ///
  /// Without `asOf`: O(days × groups). With it: O(events till then).
  package func kpi(_ requests: [KPIRequest], asOf: AsOf? = nil) throws -> KPIReport {
    if let asOf { return try engine.read { try past($0, requests, asOf) } }
    if let report = try engine.read({ try Self.present($0, requests, now()) }) { return report }
    try catchUp()
    return try engine.read { reader in
      try Self.present(reader, requests, now()) ?? KPIReport(answers: [], position: 0)
    }
  }

  /// Brings read models that a new version of the program adds up to the end of the log.
  package func catchUp() throws {
    try engine.write { try ReadModelSet($0, of: engine).flush() }
  }

  /// Answers from stored read models; nil when one of them is behind the log.
  private static func present(
    _ reader: any LogReader, _ requests: [KPIRequest], _ now: Timestamp
  ) throws -> KPIReport? {
    let today = reader.head.zone.date(of: now)
    var answers: [KPIAnswer] = []
    for request in requests {
      let projector = request.kpi.projector
      let view = try reader.view(projector.fingerprint)
      guard try ReadModelMark.check(view, projector, reader) == reader.head.count else {
        return nil
      }
      answers += try Self.answers(request, KPIQuery(ReadModel(view), today: today))
    }
    return KPIReport(answers: answers, position: reader.head.count)
  }

  private func past(
    _ reader: any LogReader, _ requests: [KPIRequest], _ asOf: AsOf
  ) throws -> KPIReport {
    let moment = try Moment(asOf, reader, now())
    var models: [String: ReadModel] = [:]
    var answers: [KPIAnswer] = []
    for request in requests {
      let projector = request.kpi.projector
      let model = try models[projector.name] ?? fold(projector, reader.head.zone, moment)
      models[projector.name] = model
      answers += try Self.answers(request, KPIQuery(model, today: moment.today))
    }
    return KPIReport(
      answers: answers, position: moment.count, recordedBefore: moment.recordedBefore)
  }

  private func fold(
    _ projector: any Projector.Type, _ zone: BusinessZone, _ moment: Moment
  ) throws -> ReadModel {
    let model = ReadModel(MemoryView())
    try Projection.run([(projector, model)], engine, 0..<moment.count, zone) { event in
      guard let end = moment.recordedBefore else { return true }
      return event.occurredAt < end || event.event.name.isCorrection
    }
    return model
  }

  private static func answers(
    _ request: KPIRequest, _ query: KPIQuery
  ) throws -> [KPIAnswer] {
    var answers: [KPIAnswer] = []
    for basis in request.bases {
      switch request.split {
      case .whole: answers += try query.answer(request.kpi, basis, request.period)
      case .by(let dimension):
        answers += try query.answer(request.kpi, basis, request.period, by: dimension)
      case .byMonth:
        for month in request.period.months {
          for var answer in try query.answer(request.kpi, basis, month) {
            answer.period = request.period.text
            answer.group = KPIAnswer.Group(dimension: "month", value: month.text)
            answers.append(answer)
          }
        }
      }
    }
    return answers
  }

  /// An as-of moment, resolved against the log.
  private struct Moment {
    var count: UInt64
    var recordedBefore: Timestamp?
    var today: CalendarDate

    init(_ asOf: AsOf, _ reader: any LogReader, _ now: Timestamp) throws {
      switch asOf {
      case .count(let count):
        self.count = min(count, reader.head.count)
        var last = Timestamp(rawValue: 0)
        try reader.scan(.all, from: Position(rawValue: self.count), .backward, limit: 1) {
          last = try RecordCodec.recordedAt(of: $1)
          return false
        }
        today = reader.head.zone.date(of: last)
      case .time(let time):
        count = try reader.count(recordedBefore: time)
        recordedBefore = time
        today = reader.head.zone.date(of: min(time, now))
      }
    }
  }
}

extension LogReader {
  /// How many events were recorded before `time`: a binary search, since log time never decreases.
  package func count(recordedBefore time: Timestamp) throws -> UInt64 {
    var low: UInt64 = 0
    var high = head.count
    while low < high {
      let middle = low + (high - low) / 2
      var isBefore = false
      try scan(.all, from: Position(rawValue: middle), .forward, limit: 1) { _, record in
        isBefore = try RecordCodec.recordedAt(of: record) < time
        return false
      }
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension EventName {
  /// Whether the event takes back or judges anew what was recorded, and so counts from its own
  /// recording on; of all others a look at a moment leaves out what occurred later (domain.md §3.1).
  var isCorrection: Bool {
    switch self {
    case .visitAmended, .visitVoided, .ratingSuperseded, .ratingVoided, .complaintAmended,
      .complaintAssessed, .complaintDuplicateMarked, .complaintInvalidMarked, .contractAmended,
      .renewalCancelled, .contractVoided:
      true
    default: false
    }
  }
}
