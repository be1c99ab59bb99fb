import CustomerService
import EventSourcing
import Office
import Projections
import Testing

/// Targets in force and how far they are reached (domain.md §3.2; §6, item 52).
struct TargetFiguresTests {
  private let desk = Desk(at: "2026-12-31T09:00")

  init() throws {
    try desk.tell("customer.register", ["customer": "C1"], at: "2026-01-01T08:00")
  }

  private func aim(
    _ metric: String, _ value: FieldValue, _ period: String = "2026-04", at time: String? = nil,
    _ verb: String = "set", scope: String = "dept", weight: Int64? = nil
  ) throws {
    let weight = weight.map { ["weight": FieldValue.integer($0)] } ?? [:]
    try desk.tell(
      "target." + verb,
      [
        "metric": .text(metric), "period": .text(period), "value": value, "scope": .text(scope),
      ].merging(weight) { $1 }, at: time ?? "2026-01-01T09:00", role: .gm)
  }

  /// As many ratings of each score as are given.
  private func rate(_ scores: [Int64], _ day: String = "2026-04-10") throws {
    for score in scores {
      try desk.tell(
        "survey.record",
        [
          "survey": .text("S\(desk.count())"), "subject": "periodic", "customer": "C1",
          "score": .integer(score),
        ], at: day + "T09:00")
    }
  }

  /// Values by metric, the composite under an empty text.
  private func completions(_ period: String = "2026-04") throws -> [String: String?] {
    let answers = try desk.answers(.target_completion, nil, period, .whole, nil)
    return Dictionary(uniqueKeysWithValues: answers.map { ($0.part?.value ?? "", $0.value) })
  }

  private func status(_ period: String = "2026-04") throws -> KPIAnswer.Status? {
    try desk.answers(.target_completion, nil, period, .whole, nil).last?.status
  }

  @Test func `Each target is held against its KPI, and all together make the composite`() throws {
    try aim("mean_score", "4.5")
    try aim("satisfaction", 60)
    try rate([5, 4, 4, 2])
    #expect(
      try completions() == ["mean_score": "83.33", "satisfaction": "125.00", "": "101.67"])
    #expect(try status() == .pass)
  }

  @Test func `A composite of exactly 100 % passes, of a hair less fails though it shows 100`()
    throws
  {
    try aim("mean_score", "3.5")
    try aim("satisfaction", "43.75")
    try rate([5, 1, 1, 5, 1, 5, 1, 5])
    #expect(try completions() == ["mean_score": "85.71", "satisfaction": "114.29", "": "100.00"])
    #expect(try status() == .pass)
    try aim("satisfaction", "43.76", at: "2026-04-02T09:00", "revise")
    #expect(try completions()[""] == "99.99")
    #expect(try status() == .fail)
  }

  @Test func `No target and a target of 0 leave no figure`() throws {
    try rate([5])
    #expect(try completions() == ["": nil])
    #expect(try status() == .no_data)
    try aim("satisfaction", 0)
    #expect(try completions() == ["satisfaction": nil, "": nil])
  }

  @Test func `Where less is better, what is within the target reaches it whole`() throws {
    try aim("reopen", 40)
    try aim("reopen", 0, "2026-05")
    for number in 1...2 {
      try desk.tell(
        "complaint.file",
        [
          "complaint": .text("P\(number)"), "customer": "C1", "channel": "phone",
          "category": "quality", "severity": "minor", "description": "漏水",
        ], at: "2026-04-01T09:00")
      for (id, month) in [("P\(number)", "04"), ("P\(number)", "05")] {
        try desk.tell(
          "complaint.close", ["complaint": .text(id), "outcome": "resolved", "resolution": "已修"],
          at: "2026-\(month)-02T09:00")
        guard month == "04" else { continue }
        try desk.tell(
          "complaint.reopen", ["complaint": .text(id)],
          at: number == 1 ? "2026-04-03T09:00" : "2026-05-02T09:00")
      }
    }
    #expect(try desk.figure(.reopen, "2026-04") == [2, 2])
    #expect(try completions() == ["reopen": "40.00", "": "40.00"])
    #expect(try completions("2026-05") == ["reopen": "100.00", "": "100.00"])
    let answer = try desk.answer(.reopen, nil, "2026-04")
    #expect(answer.target == KPIThreshold(hundredths: 40_00, isUpperLimit: true))
    #expect(answer.status == .fail)
    #expect(try desk.answer(.reopen, nil, "2026-05").status == .pass)
  }

  @Test func `A revision holds for the period that it falls into, and not for one that is over`()
    throws
  {
    try aim("mean_score", 5)
    try rate([4])
    try aim("mean_score", 4, at: "2026-04-30T23:59:59.999", "revise")
    #expect(try completions() == ["mean_score": "100.00", "": "100.00"])
    try aim("mean_score", 2, at: "2026-05-01T00:00", "revise")
    #expect(try completions() == ["mean_score": "100.00", "": "100.00"])
    let early = AsOf.count(try desk.count() - 2)
    let answers = try desk.answers(.target_completion, nil, "2026-04", .whole, early)
    #expect(answers.map(\.value) == ["80.00", "80.00"])
    #expect(try desk.answer(.mean_score, nil, "2026-04").target?.text == "4")
    try desk.expectSoundModels()
  }

  @Test func `A fixed threshold stays whatever the target is`() throws {
    try aim("satisfaction", 50)
    try rate([5, 2])
    #expect(try desk.answer(.satisfaction, nil, "2026-04").target?.text == "90")
    #expect(try completions()["satisfaction"] == "100.00")
  }

  @Test func `A range is held against the targets of its pieces`() throws {
    try aim("mean_score", 4, "2026-03")
    try aim("mean_score", 5, "2026-04")
    try rate([3], "2026-03-10")
    try rate([3, 3])
    #expect(try completions("2026-03..2026-04") == ["mean_score": "66.67", "": "66.67"])
    #expect(try completions("2026-Q1") == ["": nil])
  }

  @Test func `Targets weigh as they were set, also as of a moment before a revision`() throws {
    try aim("mean_score", 4)
    try aim("satisfaction", 50, weight: 3)
    try rate([5, 3, 1, 3])
    #expect(try completions() == ["mean_score": "75.00", "satisfaction": "50.00", "": "56.25"])
    try aim("mean_score", 4, at: "2026-04-02T09:00", "revise", weight: 2)
    try aim("satisfaction", 25, at: "2026-04-02T09:00", "revise")
    #expect(try completions() == ["mean_score": "75.00", "satisfaction": "100.00", "": "90.00"])
    let answers = try desk.answers(.target_completion, nil, "2026-04", .whole, nil)
    #expect(answers.map(\.weight) == [3, 2, nil])
    let early = AsOf.count(try desk.count() - 2)
    #expect(
      try desk.answers(.target_completion, nil, "2026-04", .whole, early).last?.value == "56.25")
    try desk.expectSoundModels()
  }

  @Test func `What has no figure weighs nothing`() throws {
    try aim("mean_score", 4)
    try aim("closure", 98, weight: 1000)
    try rate([4])
    #expect(try completions() == ["mean_score": "100.00", "closure": nil, "": "100.00"])
  }

  @Test func `In a range the weight of the last piece with a target holds`() throws {
    try aim("mean_score", 4, "2026-02", weight: 9)
    try aim("mean_score", 4, "2026-03", weight: 1)
    try aim("satisfaction", 50, "2026-02")
    try rate([4, 2], "2026-03-10")
    #expect(try completions("2026-02..2026-03")[""] == "87.50")
    try aim("mean_score", 4, "2026-03", at: "2026-03-30T09:00", "revise", weight: 3)
    #expect(try completions("2026-02..2026-03")[""] == "81.25")
  }

  @Test func `A team has targets of its own`() throws {
    try desk.tell(
      "technician.register", ["technician": "T1", "team": "一组"], at: "2026-01-01T08:00")
    try aim("mean_score", 5, scope: "team:一组")
    try aim("mean_score", 3)
    try desk.tell(
      "survey.record",
      ["survey": "S1", "subject": "periodic", "customer": "C1", "technician": "T1", "score": 4],
      at: "2026-04-10T09:00")
    try rate([2])
    let answers = try desk.answers(.target_completion, nil, "2026-04", .by(.team), nil)
    #expect(answers.map(\.value) == ["80.00", "80.00"])
    #expect(answers.allSatisfy { $0.group?.value == "一组" })
    #expect(try completions()["mean_score"] == "100.00")
  }
}
