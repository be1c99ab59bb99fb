package import EventSourcing

/// A visit was logged by mistake: 作废.
///
/// It leaves the figures with its rating. When it had completed the assignment, that is live again
/// and books its slot again.
package struct VoidVisit: Command {
  package static let name = "visit.void"
  package static let roles = Role.leaders

  package var visit: VisitID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    visit = try fields.id("visit")
  }

  package var stream: Tag { visit.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let logged = try context.standingVisit(visit).logged
    let order = try context.knownOrder(logged.order)
    try context.requireOrder(after: order.lastOccurredAt)
    try context.requireReason()
    if order.completedBy == visit {
      try context.requireFree(order.technician, in: order.window, for: order.id)
    }
    var event = VisitVoided()
    event.visit = visit
    event.order = order.id
    event.customer = order.customer
    event.technician = order.technician
    event.days = order.window.days(in: context.zone)
    return [.visitVoided(event)]
  }

  /// Warns of complaints about the visit, which keep their link to it.
  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try context.complaints(about: visit).isEmpty ? [] : [.complaint_linked]
  }
}
