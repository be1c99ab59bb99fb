import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office
import Projections
import Reports

extension KPI {
  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain",
      abstract: .text(
        zh: "逐条列出指标计入和未计入的事实及其理由",
        en: "List every fact that a figure counts, those it does not, and why."),
      discussion: .text(
        zh: """
          从未落入本期间的事实只计总数，用 --all 才逐条列出。用 --by 和 --group 时，说明的是 kpi \
          --by 中该组的数字，列出的是曾属该组的事实。
          """,
        en: """
          What never fell in the period is only counted, unless --all asks for it. With --by and \
          --group the figure is that group's in kpi --by, and the facts are those that ever were \
          in it.
          """,
        examples: """
            carelog kpi explain closure --period 2026-04
            carelog kpi explain closure --period 2026-04 --by technician --group T1
            carelog kpi explain renewal --basis value --period 2026-Q2 --as-of 2026-07-01
          """))

    @OptionGroup var question: KPIQuestion

    @Option(
      help: .text(
        zh: "与 --group 同用：technician、team、service、region 等，与 kpi --by 相同",
        en: "With --group: technician, team, service, region … as kpi --by has them."),
      completion: .list(Dimension.allCases.dropFirst().map(\.name)))
    var by: String?

    @Option(
      help: .text(
        zh: "只说明这一组，如 T1；(none) 为不属于任何组的",
        en: "The one group to explain, such as T1, or (none) for what is in no group."))
    var group: String?

    @OptionGroup var look: AsOfOption

    @Flag(help: .text(zh: "期间以外的事实也列出", en: "List facts outside the period too.")) var all = false
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let period = try question.chosenPeriod()
        let basis = try question.chosenBasis()
        let group = try chosenGroup()
        let office = try options.openOffice()
        let zone = try office.head().zone
        let (explanation, answers, moment) = try office.explain(
          question.kpi, basis, period, of: group,
          asOf: try look.moment(in: zone), listsAll: all)
        FactTable(language: options.language, zone: zone)
          .printed(explanation, answers, moment, options.format)
      }
    }

    private func chosenGroup() throws -> KPIGroup? {
      guard by != nil || group != nil else { return nil }
      guard let by, let group else {
        throw KPIQuestion.usage(
          "--by 与 --group 须同时给出，如 --by technician --group T1",
          "--by and --group go together, such as --by technician --group T1")
      }
      switch KPIRequest.Split(typed: nfc(by)) {
      case .by(let dimension): return KPIGroup(dimension, nfc(group))
      case .byMonth, .whole:
        throw KPIQuestion.usage(
          "--by month：请用 --period 给出该月", "--by month: name the month with --period instead")
      case nil: throw KPIQuestion.unknownSplit
      }
    }
  }
}

/// Lays the facts of a figure out.
private struct FactTable: Speaking {
  var language: Language
  var zone: BusinessZone

  func printed(
    _ explanation: KPIExplanation, _ answers: [KPIAnswer], _ moment: KPIMoment,
    _ format: OutputFormat
  ) {
    if format == .table {
      for answer in answers { print(KPITable.summary(answer, language)) }
    }
    Listing(
      columns: [
        .init(text("事实", "fact")), .init(text("分子", "num"), .right),
        .init(text("分母", "den"), .right), .init(text("原因", "reason")),
        .init(text("事件", "events"), widthLimit: 100),
      ],
      rows: explanation.facts.map { row($0, format) }, json: json(explanation, answers, moment)
    ).printed(format)
    if format == .table, explanation.unlisted > 0 {
      print(
        text(
          "另有 \(explanation.unlisted) 项与本期无关（--all 全部列出）",
          "\(explanation.unlisted) more never fell in the period (--all lists them)"))
    }
  }

  private func row(_ fact: KPIFact, _ format: OutputFormat) -> [String] {
    [
      fact.tag.text, "\(fact.figure.numerator)", "\(fact.figure.denominator)",
      fact.reasons.map { $0.label[language] }.joined(separator: text(",", ", ")),
      fact.events.map { event in
        let name = format == .csv ? event.name.rawValue : event.name.label[language]
        return "@\(event.position.rawValue) \(name)"
      }.joined(separator: " · "),
    ]
  }

  private func json(
    _ explanation: KPIExplanation, _ answers: [KPIAnswer], _ moment: KPIMoment
  ) -> JSONValue {
    let figures = answers.map(KPITable.json)
    let head = figures.count == 1 ? figures[0].objectMembers ?? [] : []
    return .object(
      head + [
        .init("answers", .array(figures)),
        .init("asOf", moment.json(zone)),
        .init(
          "facts",
          .array(
            explanation.facts.map { fact in
              [
                "fact": .string(fact.tag.text), "numerator": .integer(fact.figure.numerator),
                "denominator": .integer(fact.figure.denominator), "counted": .bool(fact.isCounted),
                "reasons": .array(fact.reasons.map { .string($0.rawValue) }),
                "events": .array(fact.events.map { $0.json(zone) }),
              ]
            })),
        .init("unlisted", .integer(Int64(explanation.unlisted))),
      ])
  }
}

extension TracedFact.Event {
  func json(_ zone: BusinessZone) -> JSONValue {
    [
      "position": .integer(Int64(position.rawValue)), "type": .string(name.rawValue),
      "occurredAt": .string(occurredAt.formatted(in: zone)),
    ]
  }
}

extension KPITable {
  /// The figure in a line: name, basis, period, numerator ÷ denominator = value.
  static func summary(_ answer: KPIAnswer, _ language: Language) -> String {
    let wording = CellWording(language: language, zone: .shanghai)
    let name = FigureName(answer.kpi, answer.basis).label
    let group = answer.group.map { " · " + $0.value } ?? ""
    let part = answer.part.map { " · \($0.value)" } ?? ""
    let title = "\(name[language]) \(answer.period)\(group)\(part)"
    let head = Localized(zh: "\(title)：", en: "\(title): ")[language]
    if answer.unit == .seconds {
      return head + "\(wording.value(answer)) (\(wording.integers(answer)))"
    }
    let integers = [answer.numerator, answer.denominator].map {
      answer.basis == .value ? wording.money($0) : "\($0)"
    }
    return head + integers.joined(separator: " ÷ ")
      + (answer.value == nil ? "" : " = " + wording.value(answer))
  }
}
