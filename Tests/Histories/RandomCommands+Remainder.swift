import CustomerService
import EventSourcing

/// The commands on which no figure of the reference stands.
extension RandomCommands {
  static var remainder: [(RandomCommands) -> () throws -> Void] {
    [
      prefer, planService, consent, withdraw, investigate, findCause, judge, note, coordinate,
      block, block, unblock, supervise, ready, launch, publish, publish, distribute, distribute,
      summarise, signTerms, acknowledgeTerms, acknowledgeTerms, setPolicy, setCalendar,
      declareDays, issueReport, restateReport,
    ]
  }

  private func prefer() throws {
    try issue(
      "customer.set-preference",
      fields(
        ["customer": customer, "topic": text(["宠物", "口味"])],
        ["preference": text(["怕狗", "清淡", "无"])]))
  }

  private func planService() throws {
    try issue(
      "customer.plan-service",
      fields(
        ["customer": customer, "needs": text(["每周两次", "每月一次"]), "method": .text("固定人员")],
        ["focus": .text("厨房"), "likes": .text("安静"), "channel": .text("电话")]))
  }

  private func consent() throws {
    try issue(
      "customer.record-consent", ["customer": customer, "purpose": term(ConsentPurpose.self)])
  }

  private func withdraw() throws {
    try issue(
      "customer.withdraw-consent", ["customer": customer, "purpose": term(ConsentPurpose.self)])
  }

  private func investigate() throws {
    try issue(
      "complaint.investigate",
      fields(
        ["complaint": known("P"), "finding": .text("管路老化")], ["attempt": .flag(random.one(in: 2))]),
      at: moment())
  }

  private func findCause() throws {
    try issue(
      "complaint.root-cause",
      ["complaint": known("P"), "cause": text(["老化", "疏忽"]), "analysis": .text("查看")],
      at: moment())
  }

  private func judge() throws {
    try issue(
      "complaint.verdict", ["complaint": known("P"), "verdict": term(Verdict.self)],
      at: moment())
  }

  private func note() throws {
    try issue("complaint.note", ["complaint": known("P"), "note": .text("已致电")], at: moment())
  }

  private func coordinate() throws {
    try issue(
      "incident.coordinate",
      [
        "incident": known("I"), "departments": .list(["工程", "法务"]), "outcome": .text("分担"),
      ], at: moment())
  }

  private func block() throws {
    try issue(
      "technician.block",
      fields(
        ["block": fresh("O"), "technician": technician, "kind": term(BlockKind.self)]
          .merging(window()) { $1 }, ["note": .text("请假")]))
  }

  private func unblock() throws { try issue("technician.unblock", ["block": known("O", 2)]) }

  private func supervise() throws {
    try issue(
      "visit.supervise",
      [
        "assignment": known("A"), "by": text(["U1", "U2"]), "method": term(SupervisionMethod.self),
        "finding": .text("规范"),
      ])
  }

  private func ready() throws {
    try issue(
      "visit.ready",
      fields(
        ["assignment": known("A"), "by": .text("U1"), "done": .list(["工具"])],
        ["undone": .list(["材料"]), "note": .text("次日补齐")]))
  }

  private func launch() throws {
    try issue(
      "campaign.launch",
      fields(
        [
          "campaign": fresh("M"), "title": .text("季度调查"), "population": .text("在约客户"),
          "questions": .list(["满意吗", "愿意推荐吗"]),
        ], ["audience": term(CampaignAudience.self), "sample": .integer(random.int(1...90))]))
  }

  private func publish() throws {
    try issue(
      "campaign.publish",
      [
        "campaign": known("M", 2), "analysis": .text("准时最受关注"),
        "qualityProblems": .list(["迟到"]),
      ])
  }

  private func distribute() throws {
    try issue("campaign.distribute", ["campaign": known("M", 2), "recipients": .list(["U2"])])
  }

  private func summarise() throws {
    try issue(
      "summary.submit",
      ["summary": fresh("Y"), "period": .text(month(0)), "content": .text("本月完成")])
  }

  /// A contract of which technicians have something to read.
  private func signTerms() throws {
    try issue(
      "contract.sign",
      [
        "contract": fresh("K"), "customer": customer, "service": service, "start": date(-10),
        "end": date(random.int(30...60)), "renewable": .flag(true),
        "keyTerms": .list(["不得转包", "雨天顺延"]),
      ])
  }

  private func acknowledgeTerms() throws {
    try issue(
      "contract.acknowledge-terms", ["contract": known("K", 12), "technician": technician])
  }

  private func setPolicy() throws {
    try issue(
      "policy.set",
      fields(
        ["termsMustBeRead": .flag(random.one(in: 4))],
        [
          "acknowledgeMinor": text(["24h", "8wh"]), "resolveMajor": text(["7d", "5wd"]),
          "onsiteScoreCounts": .flag(!random.one(in: 4)), "from": date(random.int(-5...20)),
        ]))
  }

  /// From days on that no history reaches, since the reference counts 9 to 18 of Monday to Friday.
  private func setCalendar() throws {
    let hours = random.pick(["mon-fri 09:00-12:00,13:30-18:00", "mon-sat 08:30-17:30"])
    try issue("calendar.set", ["hours": .list([hours]), "from": date(random.int(4000...5000))])
  }

  /// Of days that are free anyway, since the reference counts Monday to Friday.
  private func declareDays() throws {
    let today = BusinessZone.shanghai.date(of: Timestamp(rawValue: now)).daysSinceEpoch
    // 1970-01-01 was a Thursday, so the days 2, 9, 16 … are Saturdays.
    let saturday = Int64((today + 5) % 7)
    try issue(
      "calendar.declare", ["holidays": .list([day(7 * random.int(1...9) - saturday)])])
  }

  private func issueReport() throws { try report("report.issue") }

  private func restateReport() throws { try report("report.restate") }

  private func report(_ name: String) throws {
    try issue(
      name,
      [
        "kind": .text("monthly"), "period": .text(month(random.int(1...2))),
        "position": .integer(random.int(0...99)),
        "sha256": .text(String(repeating: random.pick(["0a", "1b"]), count: 32)),
        "figures": .list(["closure.docket \(random.int(0...3))/4"]),
      ])
  }

  /// The month so many months ago, as a text.
  private func month(_ ago: Int64) -> String {
    let (year, month, _) = BusinessZone.shanghai.date(of: Timestamp(rawValue: now)).components
    let months = Int64(year) * 12 + Int64(month) - 1 - ago
    return "\(months / 12)-\(padded(Int(months % 12) + 1, 2))"
  }
}
