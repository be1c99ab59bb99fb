package import EventSourcing

/// The counted rating of a visit no longer counts; another survey may take its place.
package struct VoidRating: Command {
  package static let name = "rating.void"
  package static let roles = Role.leaders

  package var visit: VisitID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    visit = try fields.id("visit")
  }

  package var stream: Tag { visit.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let standing = try context.standingVisit(visit)
    guard let before = standing.rating else { throw Refusal.notRated(visit.text) }
    try context.requireReason()
    var event = RatingVoided()
    event.visit = visit
    event.customer = standing.logged.customer
    event.before = before
    return [.ratingVoided(event)]
  }
}
