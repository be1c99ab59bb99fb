internal import CustomerService
internal import EventSourcing
internal import Office
internal import Projections

extension FormBuilder {
  /// Visits, punctuality and what was cancelled.
  var delivery: ReportSection {
    var section = section(.delivery)
    section.add(cancellations)
    if let targets = FigureName("target_completion") {
      let bars = answers.groups(targets, period, by: Dimension.technician.name)
        .filter { $0.denominator > 0 }.map {
          ReportChart.Bar(
            .text($0.group?.value ?? ""), 100 * $0.numerator / $0.denominator, target: 100)
        }
      if !bars.isEmpty { section.charts.append(.bars(.targets, bars)) }
    }
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
      .term("total", ColumnName.total.label), .none, .integer(counts.values.reduce(0, +)),
    ]
    return table
  }
}
