package import EventSourcing

/// Two customers prove to be one: 合并.
///
/// No event moves: the merged id becomes another name of the survivor, to whom whatever is recorded
/// for either goes from now on. Open complaints and live orders of both go on as they are.
package struct MergeCustomers: Command {
  package static let name = "customer.merge"
  package static let roles = Role.leaders

  package var survivor: CustomerID
  package var merged: CustomerID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    survivor = try fields.id("survivor")
    merged = try fields.id("merged")
  }

  package var stream: Tag { merged.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard survivor != merged else { throw Refusal.mergeIntoItself }
    _ = try context.knownCustomer(merged)
    let before = try context.fold(CustomerArchive.self, merged)
    if let other = before.customer.survivor {
      throw Refusal.customerMerged(merged.text, survivor: other.text)
    }
    let target = try context.knownCustomer(survivor)
    guard target.id != merged else { throw Refusal.mergeCycle(survivor.text, merged.text) }
    try context.requireReason()
    try context.requireOrder(after: before.lastOccurredAt)
    try context.requireOrder(after: context.fold(CustomerArchive.self, target.id).lastOccurredAt)
    var event = CustomersMerged()
    event.merged = merged
    event.survivor = target.id
    return [.customersMerged(event)]
  }
}
