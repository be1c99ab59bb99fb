package import EventSourcing

/// What a visit needs was gone through before it: 备勤.
///
/// The last list of an assignment holds. An item that is not done is a warning.
package struct ConfirmReadiness: Command {
  package static let name = "visit.ready"

  package var assignment: OrderID
  /// Who went through the list.
  package var by: String
  package var done: [String]
  package var undone: [String]
  package var note: PersonalText?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    assignment = try fields.id("assignment")
    by = try fields.text("by")
    done = try fields.list("done")
    undone = try fields.list("undone")
    note = try fields.optionalWords("note")
    guard !done.isEmpty || !undone.isEmpty, Set(done + undone).count == done.count + undone.count
    else {
      throw MalformedField(
        "done",
        Localized(
          zh: "done、undone 至少一项，每项只出现一次", en: "an item in done or undone, each only once"))
    }
  }

  package var stream: Tag { assignment.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let order = try context.liveOrder(assignment)
    var event = ReadinessConfirmed()
    event.order = assignment
    event.customer = order.customer
    event.technician = order.technician
    event.by = by
    event.done = done
    event.undone = undone
    event.note = note
    return [.readinessConfirmed(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    undone.isEmpty ? [] : [.not_ready]
  }
}
