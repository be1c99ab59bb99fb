internal import EventSourcing
internal import Interchange
internal import Projections

/// Draws charts for a page.
struct HTMLChart {
  let wording: CellWording

  /// The chart under its title; empty when there is nothing to draw.
  func figure(_ chart: ReportChart) -> String {
    switch chart {
    case .trends(let trends): return self.trends(trends)
    case .waterfall(let docket): return framed(.waterfall, waterfall(docket))
    case .pareto(let name, let bars): return framed(name, pareto(name, bars))
    case .histogram(let name, let bars): return framed(name, columns(name, bars, extra: 0))
    case .bars(let name, let bars): return framed(name, horizontal(name, bars))
    }
  }

  func label(_ name: ChartName) -> String { name.label[wording.language] }

  private func framed(_ name: ChartName, _ drawing: String) -> String {
    element("figure", element("figcaption", escaped(label(name))) + drawing)
  }

  private var width: Double { 340 }

  private func waterfall(_ docket: KPIAnswer.Docket) -> String {
    let steps: [(ColumnName, Int64, from: Int64, to: Int64, String)] = [
      (.openStart, docket.openStart, 0, docket.openStart, Colour.brand),
      (
        .filed, docket.filed, docket.openStart, docket.openStart + docket.filed, Colour.fail
      ),
      (
        .reopened, docket.reopened, docket.openStart + docket.filed,
        docket.openEnd + docket.closed, Colour.fail
      ),
      (.closed, -docket.closed, docket.openEnd, docket.openEnd + docket.closed, Colour.pass),
      (.openEnd, docket.openEnd, 0, docket.openEnd, Colour.brand),
    ]
    let top = max(1, steps.map(\.to).max() ?? 1)
    var svg = SVG(width: width, height: 190, title: label(.waterfall))
    let (base, height) = (164.0, 138.0)
    func y(_ value: Int64) -> Double { base - height * Double(value) / Double(top) }
    let step = width / Double(steps.count)
    svg.line(0, base, width, base, stroke: Colour.line)
    for (index, item) in steps.enumerated() {
      let x = Double(index) * step + step * 0.16
      let barWidth = step * 0.68
      svg.rectangle(x, y(item.to), barWidth, max(1.5, y(item.from) - y(item.to)), fill: item.4)
      let sign = item.1 < 0 ? "−" : index == 1 || index == 2 ? "+" : ""
      svg.text(
        sign + "\(item.1.magnitude)", x + barWidth / 2, y(item.to) - 5, .middle, size: 11,
        fill: Colour.ink, isBold: true)
      svg.text(
        item.0.label[wording.language], x + barWidth / 2, base + 14, .middle, size: 9.5)
      if index < steps.count - 1 {
        let level = item.0 == .closed ? y(item.from) : y(item.to)
        svg.line(
          x + barWidth, level, x + barWidth + step * 0.32, level, stroke: Colour.line)
      }
    }
    return svg.markup
  }

  private func pareto(_ name: ChartName, _ bars: [ReportChart.Bar]) -> String {
    columns(name, bars, extra: 26)
  }

  /// Columns with their numbers; with `extra` room on the right the running share as well.
  private func columns(_ name: ChartName, _ bars: [ReportChart.Bar], extra: Double) -> String {
    let sum = bars.reduce(0) { $0 + $1.count }
    let top = max(1, bars.map(\.count).max() ?? 1)
    let labels = bars.map { wording.short($0.label) }
    let isTurned = labels.contains {
      Double(displayWidth(of: $0) * max(1, bars.count)) * 5.2 > width - extra
    }
    let margin = isTurned ? 22.0 : 0
    let step = (width - extra - margin) / Double(max(1, bars.count))
    let base = isTurned ? 142.0 : 164.0
    let height = base - 24
    var svg = SVG(width: width, height: 190, title: label(name))
    svg.line(0, base, width - extra, base, stroke: Colour.line)
    var running: Int64 = 0
    var shares: [(x: Double, y: Double)] = []
    for (index, bar) in bars.enumerated() {
      let x = margin + Double(index) * step + step * 0.14
      let barWidth = min(step * 0.72, 46)
      let left = x + (step * 0.72 - barWidth) / 2
      let y = base - height * Double(bar.count) / Double(top)
      svg.rectangle(left, y, barWidth, base - y, fill: Colour.bar)
      let middle = left + barWidth / 2
      if bar.count > 0 {
        svg.text(
          "\(bar.count)", middle, y - 4, .middle, size: 10, fill: Colour.ink, isBold: true)
      }
      if isTurned {
        svg.text(labels[index].cut(to: 14), middle + 3, base + 11, .end, size: 9, turned: -32)
      } else {
        svg.text(labels[index], middle, base + 14, .middle, size: 9.5)
      }
      running += bar.count
      shares.append((middle, base - height * Double(running) / Double(max(1, sum))))
    }
    if extra > 0, sum > 0 {
      svg.path(shares, stroke: Colour.ink, width: 1.3)
      for point in shares { svg.dot(point.x, point.y, radius: 2, fill: Colour.ink) }
      for percent in [50, 80, 100] {
        let y = base - height * Double(percent) / 100
        svg.text("\(percent)%", width, y + 3, .end, size: 8.5)
      }
      let y80 = base - height * 0.8
      svg.line(0, y80, width - extra, y80, stroke: Colour.line, isDashed: true)
    }
    return svg.markup
  }

  private func horizontal(_ name: ChartName, _ bars: [ReportChart.Bar]) -> String {
    let rowHeight = 21.0
    let labels = bars.map { wording.short($0.label).cut(to: 18) }
    let left = min(110, 12 + 5.4 * Double(labels.map { displayWidth(of: $0) }.max() ?? 0))
    let top = max(1, bars.map { max($0.count, $0.target ?? 0) }.max() ?? 1)
    var svg = SVG(width: width, height: rowHeight * Double(bars.count) + 8, title: label(name))
    let room = width - left - 40
    for (index, bar) in bars.enumerated() {
      let y = Double(index) * rowHeight + 4
      let length = room * Double(bar.count) / Double(top)
      let fill = bar.target.map { bar.count >= $0 ? Colour.pass : Colour.fail } ?? Colour.bar
      svg.text(labels[index], left - 6, y + 12, .end, size: 9.5, fill: Colour.ink)
      svg.rectangle(left, y + 1, max(1, length), rowHeight - 7, fill: fill)
      svg.text(
        bar.target == nil ? "\(bar.count)" : "\(bar.count)%", left + length + 5, y + 12, size: 10,
        fill: Colour.ink, isBold: true)
      if let target = bar.target {
        let x = left + room * Double(target) / Double(top)
        svg.line(x, y - 1, x, y + rowHeight - 4, stroke: Colour.ink, width: 1.2)
      }
    }
    return svg.markup
  }
}
