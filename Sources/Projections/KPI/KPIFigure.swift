/// What a KPI is made of before it is judged.
///
/// Figures add up: the whole is the sum of what each cell, fact or event contributes.
package struct KPIFigure: Hashable, Sendable {
  package var numerator: Int64 = 0
  package var denominator: Int64 = 0
  /// What is in the denominator and may still come into the numerator without being late.
  package var pending: Int64 = 0
  /// The terms of the docket identity; zeros where a KPI has none.
  package var docket = KPIAnswer.Docket()
  /// How often each value occurs, for KPIs that are shown as a distribution.
  package var values = KPIValues()

  package static let zero = KPIFigure()

  package init() {}

  package init(numerator: Int64, denominator: Int64, pending: Int64 = 0) {
    self.numerator = numerator
    self.denominator = denominator
    self.pending = pending
  }

  package static func += (a: inout KPIFigure, b: KPIFigure) { a.add(b, times: 1) }

  package static func - (a: KPIFigure, b: KPIFigure) -> KPIFigure {
    var difference = a
    difference.add(b, times: -1)
    return difference
  }

  private mutating func add(_ other: KPIFigure, times sign: Int64) {
    numerator += sign * other.numerator
    denominator += sign * other.denominator
    pending += sign * other.pending
    values.add(other.values, times: sign)
    docket.openStart += sign * other.docket.openStart
    docket.filed += sign * other.docket.filed
    docket.reopened += sign * other.docket.reopened
    docket.closed += sign * other.docket.closed
  }
}
