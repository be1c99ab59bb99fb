import EventSourcing

extension TechnicianState {
  /// The refusal for the first of `required` that the technician cannot do on `day`, the expiry of
  /// a certificate included.
  func missing(_ required: [String], on day: CalendarDate) -> Refusal? {
    for code in required {
      guard let skill = skills[code] else {
        return .skillMissing(id.text, skill: code, expired: nil)
      }
      if let expiry = skill.certificateExpiry, expiry < day {
        return .skillMissing(id.text, skill: code, expired: expiry.description)
      }
    }
    return nil
  }

  /// Refuses days on which the technician does not belong to the department.
  func requirePresence(from first: CalendarDate, to last: CalendarDate) throws(Refusal) {
    if let lastDay, lastDay < last {
      throw .technicianLeft(id.text, lastDay: lastDay.description)
    }
    guard let latest = secondments.last else { return }
    guard secondments.contains(where: { $0.from <= first && last <= $0.until }) else {
      throw .secondmentNotCovering(
        id.text, from: latest.from.description, until: latest.until.description)
    }
  }
}

extension DecisionContext {
  /// Refuses to book `technician` in `window`, on all of whose days presence, certificates and
  /// free time must hold.
  ///
  /// O(what is known of the technician, and the events of the days and months of the window).
  func require(
    _ technician: TechnicianState, availableIn window: ServiceWindow, with skills: [String],
    for order: OrderID
  ) throws {
    let last = window.lastDay(in: zone)
    try technician.requirePresence(from: zone.date(of: window.start), to: last)
    if let refusal = technician.missing(skills, on: last) { throw refusal }
    if let block = try blockedTime(of: technician.id, in: window).clash(with: window) {
      throw Refusal.calendarBlocked(technician.id.text, by: block.text)
    }
    try requireFree(technician.id, in: window, for: order)
  }
}
