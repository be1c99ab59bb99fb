import CustomerService
import EventSourcing
import Testing

@Suite struct TargetTests {
  private let early = "2026-03-20T12:00:00"
  private let visits: [String: FieldValue] = [
    "metric": "visits", "period": "2026-04", "value": 120,
  ]

  private func revised(_ value: FieldValue) -> [String: FieldValue] {
    visits.merging(["value": value]) { $1 }
  }

  /// The office that is to pay 120 visits in April.
  private func aimed() throws -> Given {
    try office().after(SetTarget.self, visits, at: early, role: .director)
  }

  @Test func `A target is for the department unless it says for whom`() throws {
    let expected = with(TargetSet()) {
      $0.metric = .visits
      $0.period = "2026-04"
      $0.scope = "dept"
      $0.value = "120"
    }
    try office().when(SetTarget.self, visits, role: .director).then(.targetSet(expected))
    for scope in ["team:A", "technician:T1"] {
      try aimed()
        .when(
          SetTarget.self, visits.merging(["scope": .text(scope)]) { $1 }, role: .director
        )
        .then(.targetSet(with(expected) { $0.scope = scope }))
    }
    expectMalformed("scope") {
      try office().when(
        SetTarget.self, visits.merging(["scope": "region:东"]) { $1 }, role: .director)
    }
  }

  @Test func `A target is set once, by a manager, for a known technician`() throws {
    try aimed().when(SetTarget.self, visits, role: .director)
      .thenRefused(.alreadyExists(.target, "visits/2026-04/dept"))
    try office().when(SetTarget.self, visits, role: .leader)
      .thenRefused(.roleNotAllowed(.leader, allowed: Role.managers))
    try office()
      .when(
        SetTarget.self, visits.merging(["scope": "technician:T9"]) { $1 }, role: .director
      )
      .thenRefused(.notFound(.technician, "T9"))
  }

  @Test func `Before the period begins a director may revise it, with a reason`() throws {
    let expected = with(TargetRevised()) {
      $0.metric = .visits
      $0.period = "2026-04"
      $0.scope = "dept"
      $0.before = "120"
      $0.value = "130"
    }
    let last = "2026-03-31T23:59:59.999"
    try aimed().when(ReviseTarget.self, revised(130), at: last, role: .director, reason: "扩编")
      .then(.targetRevised(expected))
    try aimed().when(ReviseTarget.self, revised(130), at: last, role: .director)
      .thenRefused(.reasonRequired)
    try aimed().when(ReviseTarget.self, revised(120), at: last, role: .director, reason: "扩编")
      .thenRefused(.nothingToChange)
  }

  @Test func `A target weighs 1 unless it says how much, and the weight can be revised`() throws {
    let heavy = visits.merging(["weight": 3]) { $1 }
    let set = with(TargetSet()) {
      $0.metric = .visits
      $0.period = "2026-04"
      $0.scope = "dept"
      $0.value = "120"
      $0.weight = 3
    }
    try office().when(SetTarget.self, heavy, role: .director).then(.targetSet(set))
    let revised = with(TargetRevised()) {
      $0.metric = .visits
      $0.period = "2026-04"
      $0.scope = "dept"
      $0.before = "120"
      $0.value = "120"
      $0.weightBefore = 1
      $0.weight = 3
    }
    try aimed().when(ReviseTarget.self, heavy, at: early, role: .director, reason: "侧重")
      .then(.targetRevised(revised))
    try aimed()
      .when(
        ReviseTarget.self, visits.merging(["weight": 1]) { $1 }, at: early, role: .director,
        reason: "侧重"
      )
      .thenRefused(.nothingToChange)
    let light = heavy.filter { $0.key != "value" }
    try aimed().when(ReviseTarget.self, light, at: early, role: .director, reason: "侧重")
      .then(.targetRevised(revised))
    try aimed()
      .when(
        ReviseTarget.self, light.filter { $0.key != "weight" }, at: early, role: .director,
        reason: "侧重"
      )
      .thenRefused(.nothingToChange)
    for weight in [0, 1001] as [Int64] {
      expectMalformed("weight") {
        try office().when(
          SetTarget.self, visits.merging(["weight": .integer(weight)]) { $1 }, role: .director)
      }
    }
  }

  @Test func `Once the period has begun only the general manager may`() throws {
    let first = "2026-04-01T00:00:00"
    for role in [Role.director, .deputy] {
      try aimed().when(ReviseTarget.self, revised(100), at: first, role: role, reason: "台风")
        .thenRefused(.targetPeriodStarted("2026-04"))
    }
    try aimed().when(ReviseTarget.self, revised(100), at: first, role: .gm, reason: "台风")
      .thenAccepted(.targetRevised)
  }

  @Test func `Only what was set can be revised`() throws {
    try office().when(ReviseTarget.self, visits, role: .gm, reason: "台风")
      .thenRefused(.notFound(.target, "visits/2026-04/dept"))
  }

  @Test(arguments: [
    ("98", "98"), ("98.5", "98.5"), ("98.50", "98.5"), ("98.05", "98.05"), ("0", "0"),
    ("10000000000", "10000000000"),
  ])
  func `A value has at most two decimals and one text`(given: String, kept: String) throws {
    #expect(TargetValue(given)?.text == kept)
  }

  @Test(arguments: ["", "-1", "98.555", "98.", ".5", "1e3", "９８", "10000000001", "1.2.3"])
  func `What is no such number is refused`(text: String) throws {
    #expect(TargetValue(text) == nil)
    expectMalformed("value") {
      try office().when(SetTarget.self, revised(.text(text)), role: .director)
    }
  }

  @Test func `A target is for one period`() throws {
    expectMalformed("period") {
      try office().when(
        SetTarget.self, visits.merging(["period": "2026-04..2026-05"]) { $1 },
        role: .director)
    }
  }
}
