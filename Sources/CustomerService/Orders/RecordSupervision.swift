package import EventSourcing

/// Somebody checked how an assignment is or was carried out: 督导.
package struct RecordSupervision: Command {
  package static let name = "visit.supervise"

  package var assignment: OrderID
  package var by: String
  package var method: SupervisionMethod
  package var finding: PersonalText

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    assignment = try fields.id("assignment")
    by = try fields.text("by")
    method = try fields.term("method")
    finding = try fields.words("finding")
  }

  package var stream: Tag { assignment.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let order = try context.knownOrder(assignment)
    guard order.status != .cancelled else { throw Refusal.assignmentCancelled(assignment.text) }
    try context.requireOrder(after: order.lastOccurredAt)
    var event = SupervisionRecorded()
    event.order = assignment
    event.customer = order.customer
    event.by = by
    event.method = method.rawValue
    event.finding = finding
    return [.supervisionRecorded(event)]
  }
}
