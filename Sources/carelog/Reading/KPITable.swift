import CustomerService
import EventSourcing
import Interchange
import Office
import Projections
import Reports

/// Lays KPI answers out as a table or as interface.md's JSON.
struct KPITable: Speaking {
  var report: KPIReport
  var language: Language
  var zone: BusinessZone
  var format: OutputFormat

  private var wording: CellWording { CellWording(language: language, zone: zone) }

  /// From which part of the log the answers follow.
  var basis: String {
    let moment = report.moment
    let time = moment.recordedBefore?.formatted(in: zone)
    guard moment.count > 0 else {
      return text(
        "截至\(time.map { " \($0) " } ?? "此位置")还没有任何记录入账；按业务时间查看请勿用 --as-of",
        "nothing was recorded before \(time ?? "this position"); --as-of goes by the recording")
    }
    return text("依据日志前 \(moment.count) 条记录", "from the first \(moment.count) events of the log")
      + (time.map { text("，即 \($0) 之前入账的", ", those recorded before \($0)") } ?? "")
  }

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
      answer.unit == .seconds ? "" : count(answer.numerator, answer),
      count(answer.denominator, answer), wording.value(answer), wording.target(answer),
      wording.status(answer.status), notes(answer),
    ]
  }

  /// One of the two integers; fen become yuan for people.
  private func count(_ number: Int64, _ answer: KPIAnswer) -> String {
    if answer.kpi.isComposite { return "" }
    return format == .table && answer.basis == .value ? wording.money(number) : "\(number)"
  }

  private func notes(_ answer: KPIAnswer) -> String {
    var notes: [String] = []
    if answer.unit == .seconds, let spread = answer.values.distribution {
      let (p90, longest) = (
        DurationWording.text(seconds: spread.p90, of: answer, language),
        DurationWording.text(seconds: spread.max, of: answer, language)
      )
      notes.append(text("九成 \(p90) 内，最长 \(longest)", "p90 \(p90), max \(longest)"))
    }
    if let docket = answer.docket {
      notes.append(
        "\(docket.openStart) + \(docket.filed) + \(docket.reopened) − \(docket.closed)"
          + " = \(docket.openEnd)")
    }
    if answer.provisional {
      notes.append(text("暂定，\(answer.pending) 份未定", "provisional, \(answer.pending) pending"))
    }
    if let weight = answer.weight { notes.append(text("权重 \(weight)", "weight \(weight)")) }
    if answer.denominator > 0, answer.denominator < 30, answer.basis != .value {
      notes.append(text("样本少", "small sample"))
    }
    if let period = Period(answer.period), answer.group?.dimension != "month" {
      let today = report.moment.today
      if period.first > today { notes.append(text("期间未到", "the period lies ahead")) }
      if period.first <= today, today < period.last {
        notes.append(text("至 \(today)", "up to \(today)"))
      }
    }
    return notes.joined(separator: "; ")
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
