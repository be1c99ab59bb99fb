import EventSourcing

/// When one technician is booked, folded from the days that a window touches.
package struct TechnicianBookings {
  private let technician: TechnicianID
  private var windows: [OrderID: ServiceWindow] = [:]
  /// The completed visit by which an assignment gave its slot free.
  private var completedBy: [OrderID: VisitID] = [:]

  package init(of technician: TechnicianID) { self.technician = technician }

  package static let events: [EventName] = [
    .technicianAssigned, .technicianReassigned, .assignmentRescheduled, .assignmentCancelled,
    .visitLogged, .visitAmended, .visitVoided,
  ]

  package mutating func apply(_ event: ServiceEvent) {
    switch event {
    case .technicianAssigned(let event):
      windows[event.order] = ServiceWindow(start: event.start, end: event.end)
    case .technicianReassigned(let event):
      // The event lies in the days of both technicians.
      windows[event.order] =
        event.technician == technician
        ? ServiceWindow(start: event.start, end: event.end) : nil
    case .assignmentRescheduled(let event):
      windows[event.order] = ServiceWindow(start: event.start, end: event.end)
    case .assignmentCancelled(let event): windows[event.order] = nil
    case .visitLogged(let event):
      setOutcome(event.outcome, event.visit, event.order)
    case .visitAmended(let event):
      if let outcome = event.outcome { setOutcome(outcome, event.visit, event.order) }
    case .visitVoided(let event): setOutcome(nil, event.visit, event.order)
    default: break
    }
  }

  private mutating func setOutcome(_ outcome: VisitOutcome?, _ visit: VisitID, _ order: OrderID) {
    if outcome == .completed {
      completedBy[order] = visit
    } else if completedBy[order] == visit {
      completedBy[order] = nil
    }
  }

  /// The first live assignment whose window overlaps `window`, other than `order` itself.
  package func clash(with window: ServiceWindow, of order: OrderID? = nil) -> OrderID? {
    windows
      .filter { $0.key != order && completedBy[$0.key] == nil && $0.value.overlaps(window) }
      .min { ($0.value.start, $0.key.text) < ($1.value.start, $1.key.text) }?
      .key
  }
}

extension DecisionContext {
  /// Refuses `window` when another live assignment already books `technician` in it.
  ///
  /// O(events of the days that the window touches).
  func requireFree(
    _ technician: TechnicianID, in window: ServiceWindow, for order: OrderID
  ) throws {
    if let other = try bookings(of: technician, in: window).clash(with: window, of: order) {
      throw Refusal.overlap(with: other.text)
    }
  }

  /// The bookings of `technician` that touch the days of `window`.
  ///
  /// O(events of these days).
  func bookings(
    of technician: TechnicianID, in window: ServiceWindow
  ) throws -> TechnicianBookings {
    let types = TechnicianBookings.events.map(\.type)
    let days = technician.dayTags(window.days(in: zone))
    var bookings = TechnicianBookings(of: technician)
    try history.visit(Query(items: days.map { Query.Item(types: types, tags: [$0]) })) {
      bookings.apply($0.event)
    }
    return bookings
  }
}
