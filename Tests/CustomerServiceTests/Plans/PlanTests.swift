import CustomerService
import EventSourcing
import Testing

@Suite struct PlanTests {
  private let plan: [String: FieldValue] = ["plan": "PL", "year": 2026, "title": "服务工作计划"]
  private let item: [String: FieldValue] = [
    "plan": "PL", "item": "1", "title": "岗前培训", "owner": "U2", "due": "2026-06-30",
  ]

  private func progress(_ percent: FieldValue, item: String = "1") -> [String: FieldValue] {
    ["plan": "PL", "item": .text(item), "percent": percent]
  }

  private func planned() throws -> Given {
    try office().after(AdoptPlan.self, plan, at: morning, role: .director)
      .after(AddPlanItem.self, item, at: morning, role: .director)
  }

  @Test func `A plan is adopted once, by a manager`() throws {
    let expected = with(PlanAdopted()) {
      $0.plan = PlanID("PL")
      $0.year = 2026
      $0.title = "服务工作计划"
    }
    try office().when(AdoptPlan.self, plan, role: .gm).then(.planAdopted(expected))
    try planned().when(AdoptPlan.self, plan, role: .gm)
      .thenRefused(.alreadyExists(.plan, "PL"))
    try office().when(AdoptPlan.self, plan)
      .thenRefused(.roleNotAllowed(.operator, allowed: Role.managers))
  }

  @Test func `An item belongs to a plan, once`() throws {
    let expected = try with(PlanItemAdded()) {
      $0.plan = PlanID("PL")
      $0.item = PlanItemID("2")
      $0.title = "岗前培训"
      $0.owner = "U2"
      $0.due = try day("2026-06-30")
    }
    let second = item.merging(["item": "2"]) { $1 }
    try planned().when(AddPlanItem.self, second, role: .director)
      .then(.planItemAdded(expected))
    try planned().when(AddPlanItem.self, item, role: .director)
      .thenRefused(.alreadyExists(.item, "1"))
    try office().when(AddPlanItem.self, item, role: .director)
      .thenRefused(.notFound(.plan, "PL"))
  }

  @Test func `Progress keeps what it was before and may fall`() throws {
    let expected = with(PlanProgressReported()) {
      $0.plan = PlanID("PL")
      $0.item = PlanItemID("1")
      $0.before = 40
      $0.percent = 30
    }
    let going = try planned().after(
      ReportProgress.self, progress(40), at: morning, role: .leader)
    try going.when(ReportProgress.self, progress(30), role: .leader)
      .then(.planProgressReported(expected))
    try going.when(ReportProgress.self, progress(40), role: .leader)
      .thenRefused(.nothingToChange)
    try going.when(ReportProgress.self, progress(40, item: "9"), role: .leader)
      .thenRefused(.notFound(.item, "9"))
    expectMalformed("percent") {
      try going.when(ReportProgress.self, progress(101), role: .leader)
    }
  }

  @Test func `What happens to a plan has its place in time`() throws {
    try planned()
      .when(ReportProgress.self, progress(40), at: "2026-04-09T12:00:00", role: .leader)
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T08:00:00+08:00"))
  }
}

@Suite struct TaskTests {
  private let task: [String: FieldValue] = [
    "task": "J1", "title": "防汛巡查", "owner": "U2", "due": "2026-04-10T18:00:00",
    "urgent": true,
  ]
  private let result: [String: FieldValue] = ["task": "J1", "result": "已巡查"]

  @Test func `A task names who does it and until when`() throws {
    let expected = try with(TaskAssigned()) {
      $0.task = TaskID("J1")
      $0.title = "防汛巡查"
      $0.owner = "U2"
      $0.due = try moment("2026-04-10T18:00:00")
      $0.urgent = true
    }
    try office().when(AssignTask.self, task, role: .director).then(.taskAssigned(expected))
    try office().after(AssignTask.self, task, role: .director)
      .when(AssignTask.self, task, role: .director).thenRefused(.alreadyExists(.task, "J1"))
    try office().when(AssignTask.self, task)
      .thenRefused(.roleNotAllowed(.operator, allowed: Role.leaders))
  }

  @Test func `A task is completed once, after it was given`() throws {
    let given = try office().after(AssignTask.self, task, at: morning, role: .director)
    try given.when(CompleteTask.self, result).thenAccepted(.taskCompleted)
    try given.after(CompleteTask.self, result).when(CompleteTask.self, result)
      .thenRefused(.taskCompleted("J1"))
    try given.when(CompleteTask.self, result, at: "2026-04-10T07:00:00")
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T08:00:00+08:00"))
    try office().when(CompleteTask.self, result).thenRefused(.notFound(.task, "J1"))
  }

  @Test func `A summary of a period is submitted once`() throws {
    let summary: [String: FieldValue] = [
      "summary": "S-W15", "period": "2026-W15", "content": "完成上门 42 次",
    ]
    let expected = with(WorkSummarySubmitted()) {
      $0.summary = SummaryID("S-W15")
      $0.period = "2026-W15"
      $0.content = "完成上门 42 次"
    }
    try office().when(SubmitWorkSummary.self, summary).then(.workSummarySubmitted(expected))
    try office().after(SubmitWorkSummary.self, summary).when(SubmitWorkSummary.self, summary)
      .thenRefused(.alreadyExists(.summary, "S-W15"))
  }
}
