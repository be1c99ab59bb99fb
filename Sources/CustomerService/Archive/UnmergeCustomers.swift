package import EventSourcing

/// A merging of customers was a mistake: 撤销合并.
///
/// What was recorded in between for either id stays with the survivor.
package struct UnmergeCustomers: Command {
  package static let name = "customer.unmerge"
  package static let roles = Role.leaders

  package var merged: CustomerID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    merged = try fields.id("merged")
  }

  package var stream: Tag { merged.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    _ = try context.knownCustomer(merged)
    let archive = try context.fold(CustomerArchive.self, merged)
    guard let survivor = archive.customer.survivor else { throw Refusal.notMerged(merged.text) }
    try context.requireReason()
    try context.requireOrder(after: archive.lastOccurredAt)
    var event = CustomersUnmerged()
    event.merged = merged
    event.survivor = survivor
    return [.customersUnmerged(event)]
  }
}
