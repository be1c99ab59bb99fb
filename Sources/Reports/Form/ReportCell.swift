package import CustomerService
package import EventSourcing
package import Projections

/// What stands in one place of a form.
package enum ReportCell: Hashable, Sendable {
  case none
  /// A text that somebody entered; shown as it is, never as markup.
  case text(String)
  /// A word of the program: its code and what people read.
  case term(String, Localized)
  case integer(Int64)
  case money(fen: Int64)
  /// The value of a KPI with its two integers.
  case figure(KPIAnswer)
  case value(KPIAnswer)
  case target(KPIAnswer)
  case status(KPIAnswer.Status)
  case seconds(Int64)
  case workingSeconds(Int64)
  /// A part of a whole.
  case share(Int64, of: Int64)
  case date(CalendarDate)
  case moment(Timestamp)
  case position(Position)

  static func optional(_ text: String?) -> ReportCell { text.map { .text($0) } ?? .none }

  package static func term(_ term: some Term) -> ReportCell {
    .term(
      term.rawValue,
      Localized(
        zh: term.chinese, en: term.rawValue.split(separator: "_").joined(separator: " ")))
  }

  package static func figure(_ name: FigureName) -> ReportCell { .term(name.text, name.label) }

  /// One of the two integers of an answer; those of a rate by value are money.
  ///
  /// A composite has none to show.
  static func count(_ number: Int64, of answer: KPIAnswer) -> ReportCell {
    if answer.kpi.isComposite { return .none }
    return answer.basis == .value ? .money(fen: number) : .integer(number)
  }

  static func answer(_ answer: KPIAnswer?) -> ReportCell { answer.map { .figure($0) } ?? .none }
}
