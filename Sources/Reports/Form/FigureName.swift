package import EventSourcing
package import Projections

/// A KPI over one of its populations.
package struct FigureName: Hashable, Sendable {
  package var kpi: KPIName
  package var basis: KPIBasis?

  package init(_ kpi: KPIName, _ basis: KPIBasis?) {
    self.kpi = kpi
    self.basis = basis
  }

  /// The figure called `closure.docket` or `satisfaction`; nil when this version has none such.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    guard let kpi = parts.first.flatMap(KPIName.init(rawValue:)),
      let basis = kpi.bases.first(where: { $0?.rawValue == parts.dropFirst().first })
    else { return nil }
    self.init(kpi, basis)
  }

  package var text: String { kpi.rawValue + (basis.map { ".\($0.rawValue)" } ?? "") }

  package var label: Localized {
    guard let basis else { return kpi.label }
    return Localized(
      zh: "\(kpi.label.zh)（\(basis.label.zh)）", en: "\(kpi.label.en) (\(basis.label.en))")
  }

  /// The figures of a scorecard in the order of the KPIs: those that are one number, durations only
  /// as time passes for the customer.
  package static var all: [FigureName] {
    KPIName.allCases.filter { $0 != .open_ageing }.flatMap { kpi in
      kpi.scorecardBases.map { FigureName(kpi, $0) }
    }
  }

  /// The durations of ``all`` once more, in working time.
  static var inWorkingTime: [FigureName] {
    KPIName.allCases.flatMap { kpi in
      kpi.bases.filter { $0?.isWorkingTime == true }.map { FigureName(kpi, $0) }
    }
  }
}

extension KPIName {
  /// The bases that are not in working time.
  var scorecardBases: [KPIBasis?] { bases.filter { $0?.isWorkingTime != true } }
}
