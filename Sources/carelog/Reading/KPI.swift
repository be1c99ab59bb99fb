import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office
import Projections

extension KPIName: ExpressibleByArgument {}

struct KPI: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer KPIs of any period, whole or by group, now or as of a moment.",
    discussion: """
      EXAMPLES
        carelog kpi satisfaction closure renewal --period 2026-04
        carelog kpi closure --period 2026 --by month
        carelog kpi closure --period 2026-Q2 --by technician --as-of 2026-07-01
      """)

  @Argument(help: "Which KPIs.")
  var names: [KPIName]

  @Option(help: "2026, 2026-Q2, 2026-04, 2026-W15, 2026-04-03, or A..B.")
  var period: String

  @Option(
    help: "technician, team, service, region, channel, category, severity or month.",
    completion: .list(Dimension.allCases.dropFirst().map(\.name) + ["month"]))
  var by: String?

  @Option(
    help: "Only this basis: docket, cohort, on_time (closure); count, value (renewal).",
    completion: .list(["docket", "cohort", "on_time", "count", "value"]))
  var basis: String?

  @Option(
    name: .customLong("as-of"), help: "A time (facts recorded before it) or @N (first N events).")
  var asOf: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    try options.run {
      guard let period = Period(period) else {
        throw usage(
          "--period: 应如 2026-04",
          "--period: expected 2026, 2026-Q2, 2026-04, 2026-W15, "
            + "2026-04-03 or A..B")
      }
      let office = try options.openOffice()
      let zone = try office.head().zone
      let moment = try asOf.map { text in
        guard let moment = AsOf(text, in: zone) else {
          throw usage("--as-of:应为时间或 @N", "--as-of: expected a time or @N")
        }
        return moment
      }
      let requests = try names.map {
        KPIRequest(kpi: $0, bases: try bases($0), period: period, split: try split())
      }
      let report = try office.kpi(requests, asOf: moment)
      KPITable(report: report, language: options.language, zone: zone).listing
        .printed(options.format)
    }
  }

  private func bases(_ kpi: KPIName) throws -> [KPIBasis?] {
    guard let basis else { return kpi.bases }
    let found = kpi.bases.filter { $0?.rawValue == basis }
    guard !found.isEmpty else {
      throw usage("--basis:\(kpi) 没有口径 \(basis)", "--basis: \(kpi) has no basis \(basis)")
    }
    return found
  }

  private func split() throws -> KPIRequest.Split {
    guard let by else { return .whole }
    if by == "month" { return .byMonth }
    guard let dimension = Dimension(name: by) else {
      let names = Dimension.allCases.dropFirst().map(\.name).joined(separator: ", ")
      throw usage("--by:应为 \(names), month", "--by: expected one of \(names), month")
    }
    return .by(dimension)
  }

  private func usage(_ zh: String, _ en: String) -> Malformed {
    Malformed(text: Localized(zh: zh, en: en), exitCode: 64)
  }
}

/// Lays KPI answers out as a table or as interface.md's JSON.
struct KPITable {
  var report: KPIReport
  var language: Language
  var zone: BusinessZone

  var listing: Listing {
    let isGrouped = report.answers.contains { $0.group != nil }
    var columns: [TextTable.Column] = [
      .init(text("指标", "kpi")), .init(text("口径", "basis")), .init(text("期间", "period")),
    ]
    if isGrouped { columns.append(.init(text("分组", "group"))) }
    columns += [
      .init(text("分子", "num"), .right), .init(text("分母", "den"), .right),
      .init(text("数值", "value"), .right), .init(text("目标", "target"), .right),
      .init(text("结果", "status")), .init(text("备注", "notes")),
    ]
    return Listing(
      columns: columns, rows: report.answers.map { row($0, isGrouped) },
      json: .array(report.answers.map(json)))
  }

  private func row(_ answer: KPIAnswer, _ isGrouped: Bool) -> [String] {
    let suffix = answer.unit == .percent ? "%" : ""
    var cells = [
      answer.kpi.label[language], answer.basis?.label[language] ?? "", answer.period,
    ]
    if isGrouped { cells.append(answer.group?.value ?? "") }
    return cells + [
      "\(answer.numerator)", "\(answer.denominator)", answer.value.map { $0 + suffix } ?? "—",
      answer.target.map { "≥ \($0)%" } ?? "", status(answer.status), notes(answer),
    ]
  }

  private func notes(_ answer: KPIAnswer) -> String {
    var notes: [String] = []
    if let docket = answer.docket {
      notes.append(
        "\(docket.openStart) + \(docket.filed) + \(docket.reopened) − \(docket.closed)"
          + " = \(docket.openEnd)")
    }
    if answer.provisional {
      notes.append(text("暂定,\(answer.pending) 份未定", "provisional, \(answer.pending) pending"))
    }
    if answer.denominator > 0, answer.denominator < 30, answer.basis != .value {
      notes.append(text("样本少", "small sample"))
    }
    return notes.joined(separator: "; ")
  }

  private func status(_ status: KPIAnswer.Status) -> String {
    switch status {
    case .pass: text("达标", "pass")
    case .fail: text("未达标", "fail")
    case .no_data: text("无数据", "no data")
    case .none: ""
    }
  }

  private func json(_ answer: KPIAnswer) -> JSONValue {
    let docket = answer.docket.map { docket -> JSONValue in
      [
        "openStart": .integer(docket.openStart), "filed": .integer(docket.filed),
        "reopened": .integer(docket.reopened), "closed": .integer(docket.closed),
        "openEnd": .integer(docket.openEnd),
      ]
    }
    let group = answer.group.map { JSONValue.object([.init($0.dimension, .string($0.value))]) }
    return .object(omittingNil: [
      "kpi": .string(answer.kpi.rawValue), "basis": answer.basis.map { .string($0.rawValue) },
      "period": .string(answer.period), "group": group ?? .object([]),
      "numerator": .integer(answer.numerator), "denominator": .integer(answer.denominator),
      "value": answer.value.map { .string($0) } ?? .null, "unit": .string(answer.unit.rawValue),
      "target": answer.target.map { .string("\($0)") } ?? .null,
      "status": .string(answer.status.rawValue), "pending": .integer(answer.pending),
      "provisional": .bool(answer.provisional), "docket": docket,
      "asOf": [
        "position": .integer(Int64(report.position)),
        "recordedBefore": report.recordedBefore.map { .string($0.formatted(in: zone)) } ?? .null,
      ],
    ])
  }

  private func text(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
}
