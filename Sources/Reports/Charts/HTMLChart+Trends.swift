internal import EventSourcing
internal import Projections

extension HTMLChart {
  /// One small chart a figure: twelve months, the threshold dashed.
  func trends(_ trends: [ReportChart.Trend]) -> String {
    guard !trends.isEmpty else { return "" }
    let charts = trends.map { trend in
      let last = trend.answers.last
      let value = last.map { wording.value($0) } ?? ""
      return element(
        "figure", class: last?.status.rawValue ?? "",
        element(
          "figcaption",
          element("span", escaped(trend.figure.label[wording.language]))
            + element("b", escaped(value)))
          + drawing(trend))
    }
    return element("h3", escaped(label(.trends)))
      + element("div", class: "trends", charts.joined())
  }

  private func drawing(_ trend: ReportChart.Trend) -> String {
    let values = trend.answers.map(\.plotted)
    let threshold = trend.answers.last?.target.map { Double($0.hundredths) / 100 }
    let all = values.compactMap(\.self) + (threshold.map { [$0] } ?? [])
    let (low, high) = range(all.min() ?? 0, all.max() ?? 1)
    var svg = SVG(width: 220, height: 68, title: trend.figure.label[wording.language])
    let (left, right, top, bottom) = (3.0, 214.0, 8.0, 50.0)
    func x(_ index: Int) -> Double {
      left + (right - left) * (Double(index) + 0.5) / Double(max(1, values.count))
    }
    func y(_ value: Double) -> Double {
      bottom - (bottom - top) * (value - low) / (high - low)
    }
    svg.line(0, bottom + 4, 220, bottom + 4, stroke: Colour.line)
    if let threshold {
      svg.line(
        0, y(threshold), 220, y(threshold), stroke: Colour.fail, width: 0.9, isDashed: true)
    }
    for run in runs(values) {
      if run.count > 1 {
        svg.path(run.map { (x($0), y(values[$0] ?? 0)) }, stroke: Colour.brand, width: 1.6)
      }
      for index in run {
        let isMissed = trend.answers[index].status == .fail
        svg.dot(
          x(index), y(values[index] ?? 0), radius: index == values.count - 1 ? 3 : 1.8,
          fill: isMissed ? Colour.fail : Colour.brand)
      }
    }
    if let first = trend.months.first, let last = trend.months.last {
      svg.text(first, 0, 65, size: 8.5)
      svg.text(last, 220, 65, .end, size: 8.5)
    }
    return svg.markup
  }

  /// The indices that have a value, in runs without gaps.
  private func runs(_ values: [Double?]) -> [[Int]] {
    var runs: [[Int]] = [[]]
    for (index, value) in values.enumerated() {
      if value == nil {
        runs.append([])
      } else {
        runs[runs.count - 1].append(index)
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  /// A range with some room around the values.
  private func range(_ low: Double, _ high: Double) -> (Double, Double) {
    let room = max((high - low) * 0.12, abs(high) * 0.02, 0.001)
    return (low - room, high + room)
  }
}

extension KPIAnswer {
  /// The figure for a chart; nil without data.
  fileprivate var plotted: Double? {
    if unit == .seconds { return values.distribution.map { Double($0.median) } }
    guard denominator > 0 else { return nil }
    return Double(numerator) * Double(unit.scale) / Double(denominator)
  }
}
