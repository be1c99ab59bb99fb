package import EventSourcing

/// When one technician cannot be booked, folded from the months that a window touches.
package struct BlockedTime {
  private var windows: [BlockID: ServiceWindow] = [:]

  package static let events: [EventName] = [.calendarBlocked, .calendarUnblocked]

  package mutating func apply(_ event: ServiceEvent) {
    switch event {
    case .calendarBlocked(let event):
      windows[event.block] = ServiceWindow(start: event.start, end: event.end)
    case .calendarUnblocked(let event): windows[event.block] = nil
    default: break
    }
  }

  /// The first block that overlaps any part of `window`.
  package func clash(with window: ServiceWindow) -> BlockID? {
    windows.filter { $0.value.overlaps(window) }
      .min { ($0.value.start, $0.key.text) < ($1.value.start, $1.key.text) }?
      .key
  }
}

/// One blocked span of time.
package struct BlockState: Folded {
  package private(set) var blocked: CalendarBlocked?
  package private(set) var isLifted = false
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: BlockID) {}

  package static let events = BlockedTime.events

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .calendarBlocked(let event): blocked = event
    case .calendarUnblocked: isLifted = true
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }
}

extension DecisionContext {
  /// The blocked time of `technician` that touches the months of `window`.
  ///
  /// O(blocks of these months).
  func blockedTime(
    of technician: TechnicianID, in window: ServiceWindow
  ) throws -> BlockedTime {
    let types = BlockedTime.events.map(\.type)
    let months = technician.monthTags(window.months(in: zone))
    var blocked = BlockedTime()
    try history.visit(Query(items: months.map { Query.Item(types: types, tags: [$0]) })) {
      blocked.apply($0.event)
    }
    return blocked
  }
}
