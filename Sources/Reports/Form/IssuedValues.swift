package import CustomerService
package import EventSourcing
internal import Projections

extension ReportCell {
  /// A value of an issued form, such as `28/29`, as other tables show figures.
  ///
  /// What this version cannot read stays as it is.
  static func issued(_ value: String, of figure: FigureName?, in period: Period) -> ReportCell {
    guard let figure, !figure.kpi.isComposite else { return .text(value) }
    let parts = value.split(separator: "~")
    let integers = (parts.first ?? "").split(separator: "/")
    guard integers.count == 2, let denominator = Int64(integers[1]) else { return .text(value) }
    if figure.kpi.unit == .seconds {
      guard integers[0].hasSuffix("s"), let seconds = Int64(integers[0].dropLast()) else {
        return .text(value)
      }
      let words = { "\(DurationWording.text(seconds: seconds, $0)) (n = \(denominator))" }
      return .term(value, Localized(zh: words(.zh), en: words(.en)))
    }
    guard let numerator = Int64(integers[0]) else { return .text(value) }
    let sum = KPIFigure(
      numerator: numerator, denominator: denominator,
      pending: parts.count == 2 ? Int64(parts[1]) ?? 0 : 0)
    return .figure(KPIAnswer(sum, figure.kpi, figure.basis, period))
  }
}

/// A figure that an edition of a form changes, in words.
package struct ChangedFigure: Hashable, Sendable {
  package var kpi: String
  package var issued: String
  package var now: String
}

extension ReportForm {
  /// What this form says otherwise than `edition`.
  package func changes(since edition: FormEdition, _ language: Language) -> [ChangedFigure] {
    let wording = CellWording(language: language, zone: zone)
    return IssuedFigure.changes(from: edition.figures, to: figures.map(\.text)).compactMap {
      guard let change = Restatement(form: edition, change: $0) else { return nil }
      let figure = FigureName(change.name)
      func text(_ value: String) -> String {
        wording.text(.issued(value, of: figure, in: period))
      }
      return ChangedFigure(
        kpi: figure?.label[language] ?? change.name, issued: text(change.before),
        now: text(change.now))
    }
  }
}
