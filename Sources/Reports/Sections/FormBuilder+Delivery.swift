internal import CustomerService
internal import EventSourcing
internal import Office
internal import Projections

extension FormBuilder {
  /// Visits, punctuality and what was cancelled.
  var delivery: ReportSection {
    var section = section(.delivery)
    section.add(cancellations)
    let reached = answers.groups(
      FigureName(.target_completion, nil), period, by: Dimension.technician.name
    )
    .compactMap { answer in
      answer.percent.map { ReportChart.Bar(.text(answer.group?.value ?? ""), $0, target: 100) }
    }
    if !reached.isEmpty { section.charts.append(.bars(.targets, reached)) }
    return section
  }

  private struct Cause: Hashable {
    var by: Party
    var reason: String?
  }

  /// Cancelled assignments by who asked for it and why, the most frequent first.
  private var cancellations: ReportTable {
    var counts: [Cause: Int64] = [:]
    for history in histories(.cancellation) {
      guard let noted = history.noted,
        case .assignmentCancelled(let cancelled) = noted.recorded.event
      else { continue }
      counts[Cause(by: cancelled.by, reason: noted.reason), default: 0] += 1
    }
    let sorted = counts.sorted {
      ($1.value, $0.key.by.rawValue, $0.key.reason ?? "")
        < ($0.value, $1.key.by.rawValue, $1.key.reason ?? "")
    }
    var table = ReportTable.list(
      .cancellations, [.named(.by), .named(.reason), .named(.count)],
      sorted.map { [.term($0.key.by), .masked($0.key.reason), .integer($0.value)] })
    table.total = [
      .word(ColumnName.total), .none, .integer(counts.values.reduce(0, +)),
    ]
    return table
  }
}

extension KPIAnswer {
  /// The whole percent of a rate, rounded down; nil without data.
  fileprivate var percent: Int64? {
    guard denominator > 0 else { return nil }
    return Int64(clamping: Int128(numerator) * 100 / Int128(denominator))
  }
}
