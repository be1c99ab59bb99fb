internal import CustomerService
package import EventSourcing
package import Projections

/// Puts cells, notes and names into the words of a language.
package struct CellWording {
  package let language: Language
  package let zone: BusinessZone

  package init(language: Language, zone: BusinessZone) {
    self.language = language
    self.zone = zone
  }

  func text(_ name: FormName, _ values: String...) -> String {
    filled(name.label[language], values)
  }

  /// The whole of a cell in one line.
  func text(_ cell: ReportCell) -> String {
    switch cell {
    case .figure(let answer):
      answer.value == nil || answer.unit == .seconds || answer.kpi.isComposite
        ? value(answer) : "\(value(answer)) (\(integers(answer)))"
    default: short(cell)
    }
  }

  /// A cell without the integers behind a figure.
  func short(_ cell: ReportCell) -> String {
    switch cell {
    case .none: ""
    case .text(let text): text
    case .term(_, let label): label[language]
    case .integer(let number): grouped(number)
    case .money(let fen): money(fen)
    case .figure(let answer), .value(let answer): value(answer)
    case .target(let answer): target(answer)
    case .status(let status): self.status(status)
    case .seconds(let seconds): DurationWording.text(seconds: seconds, language)
    case .workingSeconds(let seconds): DurationWording.text(workingSeconds: seconds)
    case .share(let part, let whole): share(part, whole)
    case .date(let date): "\(date)"
    case .moment(let moment): moment.formatted(in: zone)
    case .position(let position): "@\(position.rawValue)"
    }
  }

  func text(_ note: ReportNote) -> String {
    filled(note.name.label[language], note.values.map(text))
  }

  package func value(_ answer: KPIAnswer) -> String {
    guard let value = answer.value else { return text(.nothing) }
    guard answer.unit == .seconds else { return value + suffix(answer.unit) }
    return Int64(value).map { DurationWording.text(seconds: $0, of: answer, language) } ?? value
  }

  /// The two integers of a figure, or how many durations there are.
  package func integers(_ answer: KPIAnswer) -> String {
    if answer.kpi.isComposite { return "" }
    if answer.unit == .seconds { return "n = \(answer.denominator)" }
    return answer.basis == .value
      ? "\(money(answer.numerator))/\(money(answer.denominator))"
      : "\(answer.numerator)/\(answer.denominator)"
  }

  package func target(_ answer: KPIAnswer) -> String {
    answer.target.map {
      ($0.isUpperLimit ? "≤ " : "≥ ") + $0.text + suffix(answer.unit)
    } ?? ""
  }

  package func status(_ status: KPIAnswer.Status) -> String {
    switch status {
    case .pass: text(.pass)
    case .fail: text(.fail)
    case .no_data: text(.noData)
    case .none: ""
    }
  }

  private func suffix(_ unit: KPIUnit) -> String {
    switch unit.rawValue {
    case "percent": "%"
    case "per_100_visits": Localized(zh: "/百次", en: "/100")[language]
    case "per_1000_visits": Localized(zh: "/千次", en: "/1000")[language]
    default: ""
    }
  }

  /// Percent with one decimal, half up.
  private func share(_ part: Int64, _ whole: Int64) -> String {
    guard whole > 0, part >= 0 else { return text(.nothing) }
    let tenths = (Int128(part) * 2000 + Int128(whole)) / (2 * Int128(whole))
    return "\(tenths / 10).\(tenths % 10)%"
  }

  /// Yuan, of fen.
  package func money(_ fen: Int64) -> String {
    let (yuan, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
    return (fen < 0 ? "−" : "") + "¥" + grouped(Int64(clamping: yuan))
      + (rest == 0 ? "" : "." + (rest < 10 ? "0" : "") + "\(rest)")
  }

  /// The number with commas between groups of three digits.
  private func grouped(_ number: Int64) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (number < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
  }
}

extension ReportForm {
  /// The form's title in a language.
  func title(_ language: Language) -> String {
    let kinds: Localized =
      switch kind {
      case .monthly: Localized(zh: "月度", en: "Monthly")
      case .weekly: Localized(zh: "周", en: "Weekly")
      case .annual: Localized(zh: "年度", en: "Annual")
      }
    return filled(FormName.title.label[language], [kinds[language]])
  }

  /// The lines at its head, as pairs of a name and what stands behind it.
  ///
  /// `hash` is that of its JSON, in hexadecimal.
  func facts(_ language: Language, hash: String) -> [(name: String, value: String)] {
    func word(_ name: FormName, _ values: String...) -> String {
      filled(name.label[language], values)
    }
    let days = period.first.days(until: period.last) + 1
    let superseded = supersedes.map { " · " + word(.supersedes, "\($0.edition)", "\($0.position)") }
    return [
      (
        word(.period),
        "\(period.text) · " + word(.days, "\(period.first)", "\(period.last)", "\(days)")
      ),
      (word(.edition), "\(edition)" + (superseded ?? "")),
      (word(.basis), word(.seenOn, "\(position)", "\(today)")),
      (word(.log), "\(origin) · \(zone.name)"), (word(.root), root), (word(.hash), hash),
    ]
  }
}
