package import EventSourcing

/// A blocked span of time can be booked again: 销假, or a block by mistake.
package struct UnblockCalendar: Command {
  package static let name = "technician.unblock"
  package static let roles = Role.dispatchers

  package var block: BlockID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    block = try fields.id("block")
  }

  package var stream: Tag { block.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.fold(BlockState.self, block)
    guard let blocked = state.blocked else { throw Refusal.notFound(.block, block.text) }
    guard !state.isLifted else { throw Refusal.blockLifted(block.text) }
    try context.requireOrder(after: state.lastOccurredAt)
    var event = CalendarUnblocked()
    event.block = block
    event.technician = blocked.technician
    event.months = blocked.months
    return [.calendarUnblocked(event)]
  }
}
