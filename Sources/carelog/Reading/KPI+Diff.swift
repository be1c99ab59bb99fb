import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office
import Projections

extension KPI {
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: .text(
        zh: "说明两个时点之间指标因哪些事件而变动",
        en: "Say which events moved a figure between two looks at it."),
      discussion: .text(
        zh: """
          各项影响之和恰为两次答数之差。成因：recorded（两个时点之间入账）、occurred（此前入账，业\
          务时间在先前时点之后）、time（其间时日推移）。
          """,
        en: """
          The effects add up to the difference exactly. Causes: recorded (between the looks), \
          occurred (recorded before, for a time after the first look), time (the days that \
          passed).
          """,
        examples: """
            carelog kpi diff closure --period 2026-04 --from 2026-05-01 --to 2026-06-01
            carelog kpi diff renewal --period 2026-Q2 --from @1200
          """))

    @OptionGroup var question: KPIQuestion

    @Option(
      help: .text(
        zh: "先前的时点：时间（只看此前入账的）或 @N（只看前 N 条事件）",
        en: "The first look: a time (facts recorded before it) or @N (first N events)."))
    var from: String

    @Option(
      help: .text(
        zh: "后来的时点：时间或 @N（缺省为现在）",
        en: "The second look: a time or @N (else now)."))
    var to: String?
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let period = try question.chosenPeriod()
        let basis = try question.chosenBasis()
        let office = try options.openOffice()
        let zone = try office.head().zone
        let (difference, from, to) = try office.difference(
          of: question.kpi, basis, period, from: KPIQuestion.moment(from, "--from", in: zone),
          to: try to.map { try KPIQuestion.moment($0, "--to", in: zone) })
        guard from.count <= to.count else {
          throw KPIQuestion.usage(
            "--from 晚于 --to", "--from is later than --to")
        }
        ChangeTable(
          before: KPIAnswer(difference.before, question.kpi, basis, period),
          after: KPIAnswer(difference.after, question.kpi, basis, period),
          language: options.language, zone: zone
        ).printed(difference.changes, from, to, options.format)
      }
    }
  }
}

/// Lays the changes of a figure out.
private struct ChangeTable: Speaking {
  var before: KPIAnswer
  var after: KPIAnswer
  var language: Language
  var zone: BusinessZone

  func printed(
    _ changes: [KPIChange], _ from: KPIMoment, _ to: KPIMoment, _ format: OutputFormat
  ) {
    if format == .table {
      print("\(text("前", "from")) @\(from.count): \(KPITable.summary(before, language))")
      print("\(text("后", "to")) @\(to.count): \(KPITable.summary(after, language))")
    }
    Listing(
      columns: [
        .init("@", .right), .init(text("事件", "event")), .init(text("事实", "fact")),
        .init(text("发生时间", "occurred")), .init(text("分子", "num"), .right),
        .init(text("分母", "den"), .right), .init(text("缘由", "cause")),
      ],
      rows: changes.map { row($0, format) },
      json: [
        "from": json(before, from), "to": json(after, to), "changes": .array(changes.map(json)),
      ]
    ).printed(format)
  }

  private func row(_ change: KPIChange, _ format: OutputFormat) -> [String] {
    let name = change.event.name
    return [
      "\(change.event.position.rawValue)", format == .csv ? name.rawValue : name.label[language],
      change.fact.text,
      change.event.occurredAt.formatted(in: zone), signed(change.effect.numerator),
      signed(change.effect.denominator), cause(change.cause),
    ]
  }

  private func cause(_ cause: KPIChange.Cause) -> String {
    switch cause {
    case .recorded: text("入账", "recorded")
    case .occurred: text("发生", "occurred")
    case .time: text("时间推移", "time")
    }
  }

  private func signed(_ number: Int64) -> String { number > 0 ? "+\(number)" : "\(number)" }

  private func json(_ answer: KPIAnswer, _ moment: KPIMoment) -> JSONValue {
    .object((KPITable.json(answer).objectMembers ?? []) + [.init("asOf", moment.json(zone))])
  }

  private func json(_ change: KPIChange) -> JSONValue {
    .object(
      (change.event.json(zone).objectMembers ?? []) + [
        .init("fact", .string(change.fact.text)),
        .init("numerator", .integer(change.effect.numerator)),
        .init("denominator", .integer(change.effect.denominator)),
        .init("pending", .integer(change.effect.pending)),
        .init("cause", .string(change.cause.rawValue)),
      ])
  }
}
