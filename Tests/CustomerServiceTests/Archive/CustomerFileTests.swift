import CustomerService
import EventSourcing
import Testing

/// Names, preferences, plans, verifications and consents.
@Suite struct CustomerFileTests {
  private let early = "2026-04-09T12:00:00"

  @Test func `A new name keeps the one before`() throws {
    let expected = with(CustomerRenamed()) {
      $0.customer = CustomerID("C1")
      $0.before = "李"
      $0.name = "李梅"
    }
    let named = try office().after(
      UpdateCustomer.self, ["customer": "C1", "name": "李"], at: early)
    try named.when(RenameCustomer.self, ["customer": "C1", "name": "李梅"])
      .then(.customerRenamed(expected))
    try named.when(RenameCustomer.self, ["customer": "C1", "name": "李"])
      .thenRefused(.nothingToChange)
    try named.after(RenameCustomer.self, ["customer": "C1", "name": "李梅"])
      .when(UpdateCustomer.self, ["customer": "C1", "name": "李梅"])
      .thenRefused(.nothingToChange)
  }

  @Test func `A preference holds until another one or none`() throws {
    let morningOnly: [String: FieldValue] = [
      "customer": "C1", "topic": "时间", "preference": "上午",
    ]
    let liking = try office().after(SetPreference.self, morningOnly, at: early)
    try liking.when(SetPreference.self, morningOnly).thenRefused(.nothingToChange)
    let expected = with(PreferenceSet()) {
      $0.customer = CustomerID("C1")
      $0.topic = "时间"
      $0.before = "上午"
    }
    let none: [String: FieldValue] = ["customer": "C1", "topic": "时间"]
    try liking.when(SetPreference.self, none).then(.preferenceSet(expected))
    try office().when(SetPreference.self, none).thenRefused(.nothingToChange)
  }

  @Test func `A service plan takes the place of the one before`() throws {
    let plan: [String: FieldValue] = [
      "customer": "C1", "needs": "照看老人", "focus": "安全", "method": "固定服务员",
    ]
    let expected = with(ServicePlanDesigned()) {
      $0.customer = CustomerID("C1")
      $0.needs = "照看老人"
      $0.focus = "安全"
      $0.method = "固定服务员"
    }
    try office().when(DesignServicePlan.self, plan).then(.servicePlanDesigned(expected))
    let planned = try office().after(DesignServicePlan.self, plan, at: early)
    try planned.when(DesignServicePlan.self, plan).thenRefused(.nothingToChange)
    let other = plan.filter { $0.key != "focus" }
    try planned.after(DesignServicePlan.self, other)
      .when(DesignServicePlan.self, plan).thenAccepted(.servicePlanDesigned)
  }

  @Test func `A verification says of one field whether it is right`() throws {
    let expected = with(ArchiveVerified()) {
      $0.customer = CustomerID("C1")
      $0.field = .phone
      $0.note = "空号"
    }
    let wrong: [String: FieldValue] = [
      "customer": "C1", "field": "phone", "correct": "no", "note": "空号",
    ]
    try office().when(VerifyArchive.self, wrong).then(.archiveVerified(expected))
    expectMalformed("correct") {
      try office().when(VerifyArchive.self, ["customer": "C1", "field": "phone"])
    }
    expectMalformed("field") {
      try office().when(
        VerifyArchive.self, ["customer": "C1", "field": "age", "correct": "yes"])
    }
  }

  @Test func `A consent is given once, withdrawn once, and given again`() throws {
    let marketing: [String: FieldValue] = ["customer": "C1", "purpose": "marketing"]
    let given = try office().after(
      RecordConsent.self, marketing, at: early, role: .privacy)
    try given.when(RecordConsent.self, marketing).thenRefused(.nothingToChange)
    try given.when(WithdrawConsent.self, ["customer": "C1", "purpose": "health"])
      .thenRefused(.consentNotGiven("C1", .health))
    let withdrawn = try given.after(WithdrawConsent.self, marketing, at: early)
    try withdrawn.when(WithdrawConsent.self, marketing)
      .thenRefused(.consentNotGiven("C1", .marketing))
    try withdrawn.when(RecordConsent.self, marketing).thenAccepted(.consentRecorded)
  }

  @Test func `What happens in an archive has its place in time`() throws {
    try office().after(SetPreference.self, ["customer": "C1", "topic": "饮食", "preference": "素"])
      .when(RenameCustomer.self, ["customer": "C1", "name": "李"], at: early)
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T12:00:00+08:00"))
    try office().when(RenameCustomer.self, ["customer": "C9", "name": "李"])
      .thenRefused(.notFound(.customer, "C9"))
  }
}
