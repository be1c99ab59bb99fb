package import EventSourcing

/// A technician cannot be booked for a span of time, such as an approved leave: 停派.
///
/// Any booking that touches any part of the span is refused. Live assignments in it must be moved
/// first.
package struct BlockCalendar: Command {
  package static let name = "technician.block"
  package static let roles = Role.dispatchers
  /// The longest span, in milliseconds: 366 days.
  package static let longest: Int64 = 366 * 86_400_000

  package var block: BlockID
  package var technician: TechnicianID
  package var window: ServiceWindow
  package var kind: BlockKind
  package var note: PersonalText?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    block = try fields.id("block")
    technician = try fields.id("technician")
    window = ServiceWindow(start: try fields.moment("start"), end: try fields.moment("end"))
    kind = try fields.term("kind")
    note = try fields.optionalWords("note")
  }

  package var stream: Tag { block.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try context.fold(BlockState.self, block).blocked == nil else {
      throw Refusal.alreadyExists(.block, block.text)
    }
    _ = try context.knownTechnician(technician)
    guard window.start < window.end, window.milliseconds <= Self.longest else {
      throw Refusal.invalidBlock
    }
    if let order = try context.bookings(of: technician, in: window).clash(with: window) {
      throw Refusal.hasLiveAssignments(technician.text, first: order.text)
    }
    var event = CalendarBlocked()
    event.block = block
    event.technician = technician
    event.start = window.start
    event.end = window.end
    event.kind = kind
    event.note = note
    event.months = window.months(in: context.zone)
    return [.calendarBlocked(event)]
  }
}
