package import EventSourcing

/// The counted rating of a visit is replaced by a corrected score.
package struct SupersedeRating: Command {
  package static let name = "rating.supersede"
  package static let roles = Role.leaders

  package var visit: VisitID
  package var score: Int64

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    visit = try fields.id("visit")
    score = try fields.integer("score", in: 1...5)
  }

  package var stream: Tag { visit.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let standing = try context.standingVisit(visit)
    guard let before = standing.rating else { throw Refusal.notRated(visit.text) }
    guard score != before else { throw Refusal.nothingToChange }
    try context.requireReason()
    var event = RatingSuperseded()
    event.visit = visit
    event.customer = standing.logged.customer
    event.before = before
    event.score = score
    return [.ratingSuperseded(event)]
  }
}
