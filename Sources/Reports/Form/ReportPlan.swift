package import CustomerService
internal import EventSourcing
package import Office
internal import Projections

/// What a form asks of the office.
package struct ReportPlan: Sendable {
  package let kind: ReportKind
  package let periods: ReportPeriods

  /// A form of `kind` for `period`, which it must cover.
  package init(_ kind: ReportKind, _ period: Period) {
    self.kind = kind
    periods = ReportPeriods(kind, period)
  }

  /// For how many days after its period a form looks at contracts that will end.
  static let outlookDays = 60
  /// For how many days after its period a weekly form looks at complaints that will be due.
  static let dueDays = 7
  /// For how many days before its period tasks that are still open are looked for.
  static let backlogDays = 92

  package var question: ReportQuestion {
    let days = periods.period.first.daysSinceEpoch...periods.period.last.daysSinceEpoch
    return ReportQuestion(requests: requests, topics: topics(days), open: open, days: days)
  }

  private var open: [DueKind: CalendarDate] {
    let last = periods.period.last
    let escalations: [DueKind: CalendarDate] = [.escalation: last.advanced(by: 1)]
    guard kind == .weekly else { return escalations }
    return escalations.merging([.resolution: last.advanced(by: Self.dueDays)]) { $1 }
  }

  private var requests: [KPIRequest] {
    let spans = [periods.period, periods.previous, periods.lastYear, periods.toDate]
      .compactMap(\.self)
    var requests: [KPIRequest] = []
    for kpi in KPIName.allCases {
      requests += spans.map {
        KPIRequest(kpi: kpi, bases: kpi.scorecardBases, period: $0, split: .whole)
      }
      requests.append(
        KPIRequest(kpi: kpi, bases: kpi.scorecardBases, period: periods.trend, split: .byMonth))
      let others = kpi.bases.filter { $0?.isWorkingTime == true }
      requests.append(
        KPIRequest(kpi: kpi, bases: others, period: periods.period, split: .whole))
    }
    for table in GroupedTable.all(of: kind) {
      requests += table.figures.map {
        KPIRequest(
          kpi: $0.kpi, bases: [$0.basis], period: periods.period, split: .by(table.dimension))
      }
    }
    var seen: Set<KPIRequest> = []
    return requests.filter { seen.insert($0).inserted }
  }

  private func topics(_ days: ClosedRange<Int32>) -> [DiaryTopic: ClosedRange<Int32>] {
    func around(back: Int, ahead: Int = 0) -> ClosedRange<Int32> {
      (days.lowerBound - Int32(back))...(days.upperBound + Int32(ahead))
    }
    var topics: [DiaryTopic: ClosedRange<Int32>] = [
      .cancellation: days, .incident: days, .withdrawal: days,
      .report: min(periods.trend.first.daysSinceEpoch, days.lowerBound)...days.upperBound,
    ]
    guard kind != .weekly else { return topics }
    topics[.contractEnd] = around(back: 0, ahead: Self.outlookDays)
    topics[.complaintDue] = days
    for topic in [DiaryTopic.complaint, .verbatim, .rootCause, .problem, .suggestion] {
      topics[topic] = days
    }
    topics[.task] = around(back: Self.backlogDays)
    topics[.plan] = around(back: 366)
    return topics
  }
}
