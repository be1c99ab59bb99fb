import CustomerService
import EventSourcing
import Interchange
import Office
import Projections
import Reports

/// Lays KPI answers out as a table or as interface.md's JSON.
struct KPITable {
  var report: KPIReport
  var language: Language
  var zone: BusinessZone

  var listing: Listing {
    let isGrouped = report.answers.contains { $0.group != nil || $0.part != nil }
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
    var cells = [
      answer.kpi.label[language], answer.basis?.label[language] ?? "", answer.period,
    ]
    if isGrouped {
      cells.append([answer.group, answer.part].compactMap(\.?.value).joined(separator: " · "))
    }
    return cells + [
      "\(answer.numerator)", "\(answer.denominator)", value(answer),
      answer.target.map { ($0.isUpperLimit ? "≤ " : "≥ ") + $0.text + suffix(answer.unit) } ?? "",
      status(answer.status), notes(answer),
    ]
  }

  private func value(_ answer: KPIAnswer) -> String {
    guard let value = answer.value else { return "—" }
    guard answer.unit == .seconds else { return value + suffix(answer.unit) }
    return Int64(value).map { DurationWording.text(seconds: $0, of: answer, language) } ?? value
  }

  private func suffix(_ unit: KPIUnit) -> String {
    switch unit {
    case .percent: "%"
    case .per_100_visits: text("/百次", "/100")
    case .per_1000_visits: text("/千次", "/1000")
    case .score, .points, .seconds: ""
    }
  }

  private func notes(_ answer: KPIAnswer) -> String {
    var notes: [String] = []
    if answer.unit == .seconds, let spread = answer.values.distribution {
      let (p90, longest) = (
        DurationWording.text(seconds: spread.p90, of: answer, language),
        DurationWording.text(seconds: spread.max, of: answer, language)
      )
      notes.append(text("九成 \(p90) 内,最长 \(longest)", "p90 \(p90), max \(longest)"))
    }
    if let docket = answer.docket {
      notes.append(
        "\(docket.openStart) + \(docket.filed) + \(docket.reopened) − \(docket.closed)"
          + " = \(docket.openEnd)")
    }
    if answer.provisional {
      notes.append(text("暂定,\(answer.pending) 份未定", "provisional, \(answer.pending) pending"))
    }
    if let weight = answer.weight { notes.append(text("权重 \(weight)", "weight \(weight)")) }
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
    let group = [answer.group, answer.part].compactMap(\.self).map { group in
      JSONValue.Member(group.dimension, .string(group.value))
    }
    let isSpread = answer.unit == .seconds
    let spread = isSpread ? answer.values.distribution : nil
    func second(_ value: Int64?) -> JSONValue? {
      isSpread ? value.map { .integer($0) } ?? .null : nil
    }
    let scores = (1...5).map { JSONValue.integer(answer.values.counts[$0] ?? 0) }
    return .object(omittingNil: [
      "kpi": .string(answer.kpi.rawValue), "basis": answer.basis.map { .string($0.rawValue) },
      "period": .string(answer.period), "group": .object(group),
      "numerator": isSpread ? nil : .integer(answer.numerator),
      "denominator": isSpread ? nil : .integer(answer.denominator),
      "n": isSpread ? .integer(answer.denominator) : nil, "median": second(spread?.median),
      "p90": second(spread?.p90), "max": second(spread?.max),
      "scores": answer.unit == .score ? .array(scores) : nil,
      "value": answer.value.map { .string($0) } ?? .null, "unit": .string(answer.unit.rawValue),
      "target": answer.target.map { .string($0.text) } ?? .null,
      "status": .string(answer.status.rawValue), "pending": .integer(answer.pending),
      "provisional": .bool(answer.provisional), "docket": docket,
      "weight": answer.weight.map { .integer($0) },
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
