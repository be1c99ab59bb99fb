import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office
import Projections
import Reports

/// The words of a timeline.
struct ReplayWording: Speaking {
  let replay: Replay
  let language: Language

  /// Fields that are sentences, each on lines of its own.
  static let texts: Set<String> = [
    "description", "remedySought", "note", "finding", "analysis", "remedy", "resolution",
    "rootCause", "problems", "comment", "cause",
  ]
  /// Fields that a change shows.
  private static let ofChanges: Set<String> = [
    "field", "before", "after", "itemsBefore", "itemsAfter", "categoryBefore", "severityBefore",
    "oldStart", "oldEnd",
  ]
  /// Fields that a person does not ask for, or that the clocks show.
  private static let hidden: Set<String> = ["days", "policy", "acknowledgeDue", "resolveDue"]
  /// The office's time since the filing, in milliseconds, which people read in hours.
  private static let workedTime = "workedMs"
  private static let moments: Set<String> = [
    "start", "end", "oldStart", "oldEnd", "arrived", "departed", "windowStart",
  ]
  /// Fields that tell which visit or assignment a related record is, and what came of it.
  private static let ofLinks: Set<String> = [
    "visit", "assignment", "complaint", "survey", "technician", "to", "start", "end", "arrived",
    "departed", "outcome", "score", "field", "before", "after",
  ]

  /// Local time of the office without its offset.
  func time(_ moment: Timestamp) -> String { time(moment.formatted(in: replay.zone)) }

  private func time(_ text: String) -> String {
    var text = text.prefix { $0 != "Z" }
    if let sign = text.dropFirst(10).lastIndex(where: { $0 == "+" || $0 == "-" }) {
      text = text[..<sign]
    }
    return String(text.map { $0 == "T" ? " " : $0 })
  }

  /// What is known of the subject in the end.
  var facts: [String] {
    replay.facts.filter { !Self.texts.contains($0.name) && !isNoise($0.name, $0.value) }
      .map(fact)
  }

  func fact(_ fact: Fact) -> String { field(fact.name, fact.value) }

  private func field(_ name: String, _ value: FieldValue, of event: EventName? = nil) -> String {
    guard name != Self.workedTime else {
      return self.text("受理后工作时间 ", "working time ") + text(value, of: name)
    }
    return "\(FieldWording.name(name, of: event, language)) \(text(value, of: name))"
  }

  private func text(_ value: FieldValue, of name: String) -> String {
    if case .text(let text) = value, Self.moments.contains(name) { return time(text) }
    if case .integer(let milliseconds) = value, name == Self.workedTime {
      return DurationWording.text(workingSeconds: milliseconds / 1000)
    }
    return FieldWording.value(value, of: name, language)
  }

  /// The fields that are sentences.
  func longTexts(_ logged: LoggedEvent) -> [(name: String, text: String)] {
    logged.fields.filter { Self.texts.contains($0.name) }.map {
      (FieldWording.name($0.name, of: logged.name, language), text($0.value, of: $0.name))
    }
  }

  /// The other fields but those that the header names.
  func details(_ logged: LoggedEvent) -> [String] {
    let customer = replay.facts.first { $0.name == "customer" }?.value
    return logged.fields.filter { field in
      !Self.texts.contains(field.name) && !Self.ofChanges.contains(field.name)
        && !isNoise(field.name, field.value)
        && !(field.name == "from" && logged.name == .technicianReassigned)
        && !(field.name == "customer" && field.value == customer)
    }
    .map { field($0.name, $0.value, of: logged.name) }
  }

  private func isNoise(_ name: String, _ value: FieldValue) -> Bool {
    Self.hidden.contains(name)
      || name == replay.subject.entity.rawValue && value == .text(replay.subject.id)
  }

  func change(_ change: FactChange) -> String {
    let before = change.before.map { text($0, of: change.name) } ?? "—"
    let after = change.after.map { text($0, of: change.name) } ?? "—"
    return FieldWording.name(change.name, language) + text("：", ": ") + "\(before) → \(after)"
  }

  func link(_ link: LoggedEvent) -> [String] {
    let fields = link.fields.filter { Self.ofLinks.contains($0.name) }
    let place = "@\(link.position.rawValue) \(time(link.occurredAt))"
    return ["\(place) \(link.name.label[language])"]
      + fields.map { field($0.name, $0.value, of: link.name) }
  }

  func role(_ role: String) -> String {
    language == .zh ? Role(rawValue: role)?.chinese ?? role : role
  }

  /// The state after the event, and the one before it if that was another.
  func state(_ step: ReplayStep) -> String? {
    let (before, after) = (state(step.stateBefore), state(step.state))
    guard let after, before != after else { return after }
    return [before, "→ " + after].compactMap(\.self).joined(separator: " ")
  }

  private func state(_ name: String) -> String? {
    guard !name.isEmpty, name != "none" else { return nil }
    return language == .zh ? Self.states[name] ?? name : name
  }

  private static let states = [
    "open": "处理中", "closed": "已结案", "void": "已作废", "live": "有效", "cancelled": "已取消",
    "fulfilled": "已完成", "logged": "已登记", "signed": "生效", "renewed": "已续签",
    "terminated": "已解约", "declined": "表示不续",
  ]

  func acknowledgement(_ clocks: ComplaintClocks) -> [String] {
    clock(
      text("告知受理", "acknowledge"), clocks.acknowledge, clocks.acknowledgeLeft,
      due: clocks.acknowledgeDue)
  }

  func resolution(_ clocks: ComplaintClocks) -> [String] {
    clock(
      text("结案", "resolve"), clocks.resolve, clocks.resolveLeft, due: clocks.resolveDue)
      + [text("已开放 ", "open for ") + duration(clocks.open)]
      + (clocks.paused > 0 ? [text("其中暂停 ", "paused ") + duration(clocks.paused)] : [])
  }

  func total(_ clocks: ComplaintClocks) -> [String] {
    let reopened = replay.steps.count { $0.logged.name == .complaintReopened }
    let response = clocks.firstResponseAt.flatMap { at in
      clocks.filedAt.map { duration(at.rawValue - $0.rawValue) }
    }
    return [
      text("开放 ", "open ") + duration(clocks.open),
      text("暂停 ", "paused ") + duration(clocks.paused),
      text("净 ", "net ") + duration(clocks.open - clocks.paused),
      text("首次响应 ", "first response ") + (response ?? "—"),
      text("重开 \(reopened) 次", "reopened \(reopened) times"),
    ]
  }

  private func clock(
    _ name: String, _ state: ComplaintClocks.State, _ left: Int64, due: Timestamp
  ) -> [String] {
    let stateName =
      switch state {
      case .running: text("计时中", "running")
      case .paused: text("已暂停", "paused")
      case .met: text("按时", "met")
      case .missed: text("逾期", "missed")
      case .stopped: text("已停止", "stopped")
      }
    let rest =
      left >= 0
      ? text("余 \(duration(left))", "\(duration(left)) left")
      : text("超 \(duration(-left))", "\(duration(-left)) over")
    return ["\(name) \(stateName)", rest, text("截止 ", "due ") + time(due)]
  }

  /// Days and time of day, such as `3天 02:10:05`.
  private func duration(_ milliseconds: Int64) -> String {
    DurationWording.text(milliseconds: milliseconds, language)
  }

  /// For each month and change, or ratio, the KPIs that have it.
  func shares(_ shares: [KPIShare], signed: Bool) -> [[String]] {
    var lines: [(key: String, shares: [KPIShare])] = []
    for share in shares.sorted(by: { $0.period < $1.period }) {
      let ratio = signed ? sides(share) : "\(share.numerator)/\(share.denominator)"
      let key = "\(share.period) \(ratio)"
      if let index = lines.firstIndex(where: { $0.key == key }) {
        lines[index].shares.append(share)
      } else {
        lines.append((key, [share]))
      }
    }
    return lines.map { line in ["\(line.key)  \(kpis(line.shares))"] }
  }

  private func kpis(_ shares: [KPIShare]) -> String {
    let names = shares.map(\.kpi)
    return KPIName.allCases.filter(names.contains).map { kpi in
      let bases = shares.filter { $0.kpi == kpi }.compactMap { $0.basis?.label[language] }
      let list = bases.joined(separator: text("、", ", "))
      return kpi.label[language] + (bases.isEmpty ? "" : text("（\(list)）", " (\(list))"))
    }
    .joined(separator: text("、", ", "))
  }

  private func sides(_ share: KPIShare) -> String {
    let sides = [
      (share.numerator, text("分子", "numerator")),
      (share.denominator, text("分母", "denominator")),
    ]
    return sides.filter { $0.0 != 0 }.map { "\($0.1) \($0.0 > 0 ? "+" : "−")\(abs($0.0))" }
      .joined(separator: text(" ", ", "))
  }
}
