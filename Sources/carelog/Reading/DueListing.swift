import CustomerService
import EventSourcing
import Interchange
import Office
import Projections

/// Lays out what is due as a table with a line of counts, or as JSON.
struct DueListing: Speaking {
  var report: DueReport
  var language: Language
  var zone: BusinessZone

  private var answer: DueAnswer { report.answer }

  func printed(_ format: OutputFormat) {
    guard format == .table else { return listing.printed(format) }
    if !answer.items.isEmpty { listing.withoutBlankColumns.printed(.table) }
    print(summary)
  }

  private var listing: Listing {
    Listing(
      columns: [
        .init(text("事项", "what")), .init(text("编号", "id")), .init(text("所属", "of")),
        .init(text("客户", "customer")), .init(text("负责", "whom")), .init(text("班组", "team")),
        .init(text("自", "since")), .init(text("截止", "due")),
        .init(text("时限", "time"), .right), .init(text("下一步", "next step")),
        .init(text("备注", "notes")),
      ], rows: answer.items.map(row),
      json: [
        "asOf": report.moment.json(zone),
        "moment": .string(answer.moment.formatted(in: zone)),
        "overdue": .integer(Int64(answer.overdue)),
        "upcoming": .integer(Int64(answer.upcoming)),
        "kinds": .array(counts.map(json)),
        "items": .array(answer.items.map(json)),
      ])
  }

  private func row(_ item: DueItem) -> [String] {
    [
      item.kind.label[language], item.id, item.about ?? "", item.customer ?? "",
      item.person ?? item.level.map { $0.label(language) } ?? "—", item.team ?? "",
      item.since.map { $0.localTime(in: zone) } ?? "", item.due.localTime(in: zone), lateness(item),
      item.step.label[language] + text("（\(item.step.rawValue)）", " (\(item.step.rawValue))"),
      notes(item),
    ]
  }

  private func lateness(_ item: DueItem) -> String {
    let left = item.due.rawValue - answer.moment.rawValue
    return left < 0
      ? text("逾期 \(span(-left))", "\(span(-left)) late")
      : text("还有 \(span(left))", "\(span(left)) left")
  }

  /// Whole days, or whole hours of less than two days, or whole minutes of less than two hours.
  private func span(_ milliseconds: Int64) -> String {
    let minutes = milliseconds / 60_000
    if minutes < 120 { return text("\(minutes) 分", "\(minutes) min") }
    if minutes < 48 * 60 { return text("\(minutes / 60) 小时", "\(minutes / 60) h") }
    return text("\(minutes / 1440) 天", "\(minutes / 1440) d")
  }

  private func notes(_ item: DueItem) -> String {
    var notes: [String] = []
    if item.isPaused { notes.append(text("计时暂停", "paused")) }
    if let severity = item.severity, severity != .minor { notes.append(severity.label(language)) }
    if item.person != nil, let level = item.level { notes.append(level.label(language)) }
    if let technician = item.technician {
      notes.append(text("技师 \(technician)", "of \(technician)"))
    }
    return notes.joined(separator: text("、", ", "))
  }

  private var counts: [(kind: DueKind, count: DueAnswer.Count)] {
    DueKind.allCases.compactMap { kind in answer.counts[kind].map { (kind, $0) } }
  }

  private var summary: String {
    guard !counts.isEmpty else { return text("没有逾期或将到期的事项", "nothing is due") }
    let all = answer.overdue + answer.upcoming
    let hidden = all - answer.items.count
    var lines = [
      text(
        "逾期 \(answer.overdue) 项，未到期 \(answer.upcoming) 项",
        "\(answer.overdue) overdue, \(answer.upcoming) not yet")
        + (hidden > 0
          ? text("（另有 \(hidden) 项未列，见 --limit）", " (\(hidden) more not shown, see --limit)") : "")
    ]
    lines.append(
      counts.map { "\($0.kind.label[language]) \($0.count.overdue)/\($0.count.upcoming)" }
        .joined(separator: " · "))
    return lines.joined(separator: "\n")
  }

  private func json(_ kind: DueKind, _ count: DueAnswer.Count) -> JSONValue {
    [
      "kind": .string(kind.name), "overdue": .integer(Int64(count.overdue)),
      "upcoming": .integer(Int64(count.upcoming)),
    ]
  }

  private func json(_ item: DueItem) -> JSONValue {
    func string(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    return [
      "kind": .string(item.kind.name), "id": .string(item.id), "of": string(item.about),
      "customer": string(item.customer), "person": string(item.person),
      "technician": string(item.technician), "team": string(item.team),
      "since": string(item.since?.formatted(in: zone)),
      "due": .string(item.due.formatted(in: zone)),
      "overdue": .bool(item.isOverdue(at: answer.moment)),
      "lateMilliseconds": .integer(answer.moment.rawValue - item.due.rawValue),
      "next": .string(item.step.rawValue), "severity": string(item.severity?.rawValue),
      "level": string(item.level?.rawValue), "paused": .bool(item.isPaused),
    ]
  }
}

extension Listing {
  /// The listing without columns in which no row says anything.
  fileprivate var withoutBlankColumns: Listing {
    let shown = columns.indices.filter { index in rows.contains { !$0[index].isEmpty } }
    return Listing(
      columns: shown.map { columns[$0] }, rows: rows.map { row in shown.map { row[$0] } },
      json: json)
  }
}

extension Term {
  /// The term for people.
  fileprivate func label(_ language: Language) -> String { language == .zh ? chinese : rawValue }
}

extension Timestamp {
  /// Local time to the minute, without the offset.
  fileprivate func localTime(in zone: BusinessZone) -> String {
    String(formatted(in: zone).prefix(16).map { $0 == "T" ? " " : $0 })
  }
}
