import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office
import Projections

struct KPI: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kpi",
    abstract: .text(
      zh: "查询任一期间的指标，并说明、比较、证明",
      en: "Answer KPIs of any period, explain them, compare and prove them."),
    discussion: .text(
      zh: """
        示例
          carelog kpi list                              各项指标的定义
          carelog kpi satisfaction closure renewal --period 2026-04
          carelog kpi closure --period 2026 --by month
          carelog kpi closure --period 2026-Q2 --by technician --as-of 2026-07-01
        """,
      en: """
        EXAMPLES
          carelog kpi list                              what is counted, by which rule
          carelog kpi satisfaction closure renewal --period 2026-04
          carelog kpi closure --period 2026 --by month
          carelog kpi closure --period 2026-Q2 --by technician --as-of 2026-07-01
        """),
    subcommands: [Show.self, List.self, Explain.self, Diff.self, Verify.self],
    defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: .text(
        zh: "查询指标，整体或分组，现在或某一时点",
        en: "Answer KPIs, whole or by group, now or as of a moment (the default)."),
      discussion: .examples(
        """
          carelog kpi show closure --period 2026-04
          carelog kpi closure renewal --period 2026-04 --receipt april.receipt
        """))

    @Argument(help: .text(zh: "哪些指标", en: "Which KPIs."))
    var names: [KPIName]

    @Option(
      help: .text(
        zh: "期间：2026、2026-Q2、2026-04、2026-W15、2026-04-03，或 A..B",
        en: "2026, 2026-Q2, 2026-04, 2026-W15, 2026-04-03, or A..B."))
    var period: String

    @Option(
      help: .text(
        zh:
          "分组：technician、team、service、region、channel、category、severity、handler、contract、customer 或 month",
        en:
          "technician, team, service, region, channel, category, severity, handler, contract, customer or month."
      ),
      completion: .list(KPIRequest.Split.names))
    var by: String?

    @Option(
      help: .text(
        zh: "只看此口径，如 docket（结案率）、value（续单率）",
        en: "Only this basis, such as docket (closure) or value (renewal)."),
      completion: .list(KPIQuestion.bases))
    var basis: String?

    @OptionGroup var look: AsOfOption

    @Option(
      help: .text(
        zh: "把回执写入此文件，使答数与日志相印证，供 kpi verify 核验",
        en: "Write a receipt here that binds the answers to the log, for kpi verify."),
      completion: .file())
    var receipt: String?
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let period = try KPIQuestion.period(period)
        let office = try options.openOffice()
        let zone = try office.head().zone
        let moment = try look.moment(in: zone)
        let split = try split()
        if case .by(let dimension) = split, names.contains(where: \.isComposite),
          !TargetCompletion.dimensions.contains(dimension)
        {
          throw KPIQuestion.usage(
            "--by：目标只按 team、technician 或 month 下达",
            "--by: targets are set by team, technician or month")
        }
        let requests = try names.map {
          KPIRequest(
            kpi: $0, bases: try KPIQuestion.bases(of: $0, basis), period: period, split: split)
        }
        let report: KPIReport
        if let receipt {
          let bound = try office.kpiWithReceipt(requests, asOf: moment)
          report = bound.report
          try KPIReceiptFile(receipt: bound.receipt, answers: report.answers).write(to: receipt)
        } else {
          report = try office.kpi(requests, asOf: moment)
        }
        let table = KPITable(
          report: report, language: options.language, zone: zone, format: options.format)
        table.listing.printed(options.format)
        if moment != nil, options.format == .table { print(table.basis) }
      }
    }

    private func split() throws -> KPIRequest.Split {
      guard let by else { return .whole }
      guard let split = KPIRequest.Split(typed: nfc(by)) else {
        throw KPIQuestion.unknownSplit
      }
      return split
    }
  }
}

extension KPIRequest.Split {
  /// The split called `name` on the command line.
  init?(name: String) {
    if name == "month" {
      self = .byMonth
    } else if let dimension = Dimension(name: name) {
      self = .by(dimension)
    } else {
      return nil
    }
  }

  /// Its name on the command line; nil for the whole.
  var name: String? {
    switch self {
    case .whole: nil
    case .by(let dimension): dimension.name
    case .byMonth: "month"
    }
  }
}
