import CustomerService
import EventSourcing
import Interchange
import Office
import Projections

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
      json: .array(
        report.answers.map { answer in
          .object(
            (Self.json(answer).objectMembers ?? []) + [.init("asOf", report.moment.json(zone))])
        }))
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

  /// An answer without the moment that all share.
  static func json(_ answer: KPIAnswer) -> JSONValue {
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
    ])
  }

  private func text(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
}

extension KPIMoment {
  /// The moment as interface.md's `asOf`.
  func json(_ zone: BusinessZone) -> JSONValue {
    [
      "position": .integer(Int64(count)),
      "recordedBefore": recordedBefore.map { .string($0.formatted(in: zone)) } ?? .null,
    ]
  }
}
