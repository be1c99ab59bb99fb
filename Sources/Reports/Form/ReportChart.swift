package import Projections

/// A picture of numbers that stand in a table of the same section.
package enum ReportChart: Sendable {
  /// One line a figure over the months, with its threshold.
  case trends([Trend])
  /// How the open complaints of the start became those of the end.
  case waterfall(KPIAnswer.Docket)
  /// Columns in falling order with the running share.
  case pareto(ChartName, [Bar])
  case histogram(ChartName, [Bar])
  /// Bars from left to right; those with a target show whether it is reached.
  case bars(ChartName, [Bar])

  package struct Trend: Sendable {
    package var figure: FigureName
    package var months: [String]
    /// One answer a month, in order.
    package var answers: [KPIAnswer]
  }

  package struct Bar: Hashable, Sendable {
    package var label: ReportCell
    package var count: Int64
    /// Of 100, where the bar is a share that has a target.
    package var target: Int64?

    init(_ label: ReportCell, _ count: Int64, target: Int64? = nil) {
      self.label = label
      self.count = count
      self.target = target
    }
  }
}
