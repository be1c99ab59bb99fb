package import CustomerService

/// One KPI of one period and group: two integers, and what to think of them.
package struct KPIAnswer: Hashable, Sendable {
  package var kpi: KPIName
  package var basis: KPIBasis?
  package var period: String
  /// Dimension and group, or nil for the whole; the group without a value is `(none)`.
  package var group: Group?
  /// Which of several answers of the KPI it is, such as an age; nil for the only one.
  package var part: Group?
  package var numerator: Int64
  package var denominator: Int64
  package var unit: KPIUnit
  package var target: KPIThreshold?
  /// What may still be in time: contracts inside the days of grace that nobody has decided on, or
  /// complaints that are open and not due yet.
  package var pending: Int64 = 0
  package var docket: Docket?
  /// What a part weighs in the composite; nil for what is no part of one.
  package var weight: Int64?
  /// How often each value occurs; empty for a plain rate.
  package var values: KPIValues

  package struct Group: Hashable, Sendable {
    package var dimension: String
    package var value: String

    package init(dimension: String, value: String) {
      self.dimension = dimension
      self.value = value
    }
  }

  /// `open_start + filed + reopened − closed = open_end`.
  package struct Docket: Hashable, Sendable {
    package var openStart: Int64 = 0
    package var filed: Int64 = 0
    package var reopened: Int64 = 0
    package var closed: Int64 = 0

    package init() {}

    package var openEnd: Int64 { openStart + filed + reopened - closed }
  }

  package enum Status: String, Sendable {
    case pass, fail, no_data, none
  }

  package init(_ figure: KPIFigure, _ kpi: KPIName, _ basis: KPIBasis?, _ period: Period) {
    self.kpi = kpi
    self.basis = basis
    self.period = period.text
    numerator = figure.numerator
    denominator = figure.denominator
    unit = kpi.unit
    target = kpi.threshold(basis)
    pending = figure.pending
    docket = basis == .docket ? figure.docket : nil
    values = figure.values
  }

  /// All answers to which a figure leads: an age each for ``KPIName/open_ageing``, else one.
  package static func all(
    _ figure: KPIFigure, _ kpi: KPIName, _ basis: KPIBasis?, _ period: Period,
    in group: KPIGroup? = nil
  ) -> [KPIAnswer] {
    var whole = KPIAnswer(figure, kpi, basis, period)
    whole.group = group.map { Group(dimension: $0.dimension.name, value: $0.value) }
    guard kpi == .open_ageing else { return [whole] }
    return AgeBucket.allCases.map { age in
      var answer = whole
      answer.part = Group(dimension: "age", value: age.text)
      answer.numerator = figure.values.counts[age.rawValue] ?? 0
      answer.values = KPIValues()
      return answer
    }
  }

  /// Whether the figure can still change without a correction.
  package var provisional: Bool { pending > 0 }

  /// Judged by the exact ratio, never by the rounded figure (domain.md §3.1).
  package var status: Status {
    guard denominator != 0 else { return .no_data }
    guard let target else { return .none }
    return target.isMet(numerator, denominator, in: unit) ? .pass : .fail
  }

  /// The figure with two decimals, rounded half up from the integers; nil without a denominator.
  ///
  /// A negative one is rounded like its opposite. Of durations it is the median in seconds.
  package var value: String? {
    if unit == .seconds { return values.distribution.map { "\($0.median)" } }
    guard denominator > 0 else { return nil }
    let scale = Int128(unit.scale) * 100
    let (n, d) = (abs(Int128(numerator)), Int128(denominator))
    let hundredths = (2 * n * scale + d) / (2 * d)
    let cents = Int64(truncatingIfNeeded: hundredths % 100)
    let sign = numerator < 0 && hundredths > 0 ? "-" : ""
    return "\(sign)\(Int64(truncatingIfNeeded: hundredths / 100)).\(cents < 10 ? "0" : "")\(cents)"
  }
}
