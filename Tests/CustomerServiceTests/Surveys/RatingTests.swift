import CustomerService
import EventSourcing
import Testing

@Suite struct RatingTests {
  private let correction: [String: FieldValue] = ["visit": "V1", "score": 2]
  private let removal: [String: FieldValue] = ["visit": "V1"]

  @Test func `A leader corrects the counted score, more than once`() throws {
    let rated = try visited(["score": 4])
    let expected = with(RatingSuperseded()) {
      $0.visit = VisitID("V1")
      $0.customer = CustomerID("C1")
      $0.before = 4
      $0.score = 2
    }
    try rated.when(SupersedeRating.self, correction, role: .leader, reason: "录错")
      .then(.ratingSuperseded(expected))
    try rated.after(SupersedeRating.self, correction, role: .leader, reason: "录错")
      .when(SupersedeRating.self, correction, role: .leader, reason: "录错")
      .thenRefused(.nothingToChange)
  }

  @Test func `A leader takes a survey's score away, once`() throws {
    let rated = try visited().after(RecordSurvey.self, survey())
    let expected = with(RatingVoided()) {
      $0.visit = VisitID("V1")
      $0.customer = CustomerID("C1")
      $0.before = 5
    }
    try rated.when(VoidRating.self, removal, role: .leader, reason: "误登")
      .then(.ratingVoided(expected))
    try rated.after(VoidRating.self, removal, role: .leader, reason: "误登")
      .when(VoidRating.self, removal, role: .leader, reason: "误登")
      .thenRefused(.notRated("V1"))
  }

  @Test func `A correction needs a leader, a reason and a rating`() throws {
    let rated = try visited(["score": 4])
    let denied = Refusal.roleNotAllowed(.technician, allowed: Role.leaders)
    try rated.when(SupersedeRating.self, correction, role: .technician, reason: "录错")
      .thenRefused(denied)
    try rated.when(VoidRating.self, removal, role: .technician, reason: "录错")
      .thenRefused(denied)
    try rated.when(SupersedeRating.self, correction, role: .gm).thenRefused(.reasonRequired)
    try rated.when(VoidRating.self, removal, role: .gm).thenRefused(.reasonRequired)
    try visited().when(SupersedeRating.self, correction, role: .gm, reason: "录错")
      .thenRefused(.notRated("V1"))
    try visited().when(VoidRating.self, removal, role: .gm, reason: "录错")
      .thenRefused(.notRated("V1"))
    try booked().when(SupersedeRating.self, correction, role: .gm, reason: "录错")
      .thenRefused(.notFound(.visit, "V1"))
    try rated
      .when(VoidRating.self, removal, at: "2026-04-10T09:00:00", role: .gm, reason: "录错")
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T10:00:00+08:00"))
  }
}
