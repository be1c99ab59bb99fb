import CustomerService
import EventLog
import EventSourcing
import Merkle
import Office

/// Lays a replay out as a timeline that a person reads from top to bottom.
struct ReplayTimeline: Speaking {
  let replay: Replay
  let language: Language
  /// Cells of a line.
  let width: Int

  var text: String {
    var page = TimelinePage(width: width)
    addHeader(to: &page)
    for step in replay.steps { add(step, to: &page) }
    addFooter(to: &page)
    return page.text
  }

  private var wording: ReplayWording { ReplayWording(replay: replay, language: language) }

  private func addHeader(to page: inout TimelinePage) {
    let entity = text(replay.subject.entity.chinese, replay.subject.entity.rawValue)
    let positions = replay.steps.map(\.logged.position.rawValue)
    let span = "@\(positions.first ?? 0)–@\(positions.last ?? 0)"
    page.add(
      "\(entity) \(replay.subject.id)",
      text("\(positions.count) 条记录 \(span)", "\(positions.count) events \(span)"),
      text("时间为 \(replay.zone.name)", "times of \(replay.zone.name)"))
    page.add(wording.facts)
    guard let tree = replay.tree else { return }
    let failed = replay.steps.filter { $0.inclusion?.failure != nil }
    let places = failed.map { "@\($0.logged.position.rawValue)" }.joined(separator: " ")
    page.add(
      failed.isEmpty
        ? text("核验通过：各条都在日志的树中", "verified: every record is in the log's tree")
        : text("核验失败：不在日志的树中：\(places)", "NOT verified, not in the log's tree: \(places)"),
      text("树 \(tree.size) 条", "tree of \(tree.size)"),
      text("根 ", "root ") + tree.root.hex)
  }

  private func add(_ step: ReplayStep, to page: inout TimelinePage) {
    let logged = step.logged
    let origin = logged.envelope.event.origin
    page.event(
      [wording.time(logged.occurredAt), logged.name.label[language], wording.state(step)],
      at: "@\(logged.position.rawValue)")
    page.line(
      text("谁", "who"),
      [
        origin.actor
          + text("（\(wording.role(origin.role))）", " (\(wording.role(origin.role)))"),
        text("命令 ", "command ") + origin.commandID,
      ])
    page.line(
      text("入账", "recorded"),
      [wording.time(logged.envelope.recordedAt)]
        + (logged.isLate ? [text("补录", "late")] : []))
    if let reason = origin.reason { page.line(text("理由", "reason"), reason) }
    for field in wording.longTexts(logged) { page.line(field.name, field.text) }
    page.line(text("详情", "details"), wording.details(logged))
    page.line(text("变更", "changes"), step.changes.map(wording.change))
    addClocks(step, to: &page)
    for (index, line) in wording.shares(step.figures, signed: true).enumerated() {
      page.line(index == 0 ? text("指标", "figures") : "", line)
    }
    page.line(text("分组", "groups"), step.groups.map(wording.fact))
    for (index, link) in step.links.enumerated() {
      page.line(index == 0 ? text("相关", "related") : "", wording.link(link))
    }
  }

  /// The clock of the acknowledgement is shown until it has stopped.
  private func addClocks(_ step: ReplayStep, to page: inout TimelinePage) {
    guard let clocks = step.clocks else { return }
    var label = text("时钟", "clocks")
    let ended = clocks.acknowledgedAt ?? clocks.endedAt
    if ended == nil || ended == step.logged.occurredAt {
      page.line(label, wording.acknowledgement(clocks))
      label = ""
    }
    page.line(label, wording.resolution(clocks))
  }

  private func addFooter(to page: inout TimelinePage) {
    page.end()
    if let clocks = replay.steps.last?.clocks { page.add(wording.total(clocks)) }
    let lines = wording.shares(replay.figures, signed: false)
    if !lines.isEmpty {
      page.add(text("计入指标（分子/分母）", "counted in (numerator/denominator)"))
    }
    for line in lines { page.add(line, indent: 2) }
    if replay.subject.entity == .complaint, replay.steps.last?.state == "open" {
      page.add(
        text("未结：此后每月都进入在办口径的分母，直到结案", "still open: in the docket of every later month"),
        indent: 2)
    }
  }
}
