import CustomerService
import EventSourcing

/// A visit that stands, with all that the figures ask of it.
struct ReferenceVisit: Grouped {
  var order: String
  var service: String
  var arrived: Int64
  var departed: Int64
  var outcome: VisitOutcome
  /// The start of the assignment's window when the visit was logged.
  var windowStart: Int64
  /// When the customer was reached about it.
  var calls: [Int64] = []
  var groups: [String: String]

  var isCompleted: Bool { outcome == .completed }

  var isPunctual: Bool { arrived - windowStart <= 15 * 60 * 1000 }

  /// Moves with the visit once the log says so, which it does after it tells of the new end.
  var lastDayForCall: Int64

  /// Monday to Friday, the seventh after the day of the visit.
  static func lastDayForCall(after departed: Int64) -> Int64 {
    var day = Reference.day(departed)
    var left = 7
    while left > 0 {
      day += 1
      // 1970-01-01 was a Thursday.
      if (day + 3) % 7 < 5 { left -= 1 }
    }
    return day
  }

  var isFollowedUp: Bool { calls.contains { Reference.day($0) <= lastDayForCall } }

  /// The visits that were not voided, in log order.
  static func standing(_ events: [Recorded<ServiceEvent>]) -> [ReferenceVisit] {
    var windows: [String: Int64] = [:]
    var order: [String] = []
    var visits: [String: ReferenceVisit] = [:]
    for event in events {
      switch event.event {
      case .technicianAssigned(let it): windows[it.order.text] = it.start.rawValue
      case .assignmentRescheduled(let it): windows[it.order.text] = it.start.rawValue
      case .visitLogged(let it):
        let groups = [
          "technician": it.technician.text, "team": it.team, "service": it.service,
          "region": it.region, "contract": it.contract?.text, "customer": it.customer.text,
        ]
        order.append(it.visit.text)
        visits[it.visit.text] = ReferenceVisit(
          order: it.order.text, service: it.service, arrived: it.arrived.rawValue,
          departed: it.departed.rawValue, outcome: it.outcome,
          windowStart: windows[it.order.text] ?? .min, groups: groups.compactMapValues { $0 },
          lastDayForCall: lastDayForCall(after: it.departed.rawValue))
      case .visitAmended(let it): visits[it.visit.text]?.amend(it.change)
      case .visitVoided(let it): visits[it.visit.text] = nil
      case .followUpRecorded(let it) where it.connected:
        guard let visit = it.visit else { continue }
        visits[visit.text]?.calls.append(event.occurredAt.rawValue)
      default: continue
      }
    }
    return order.compactMap { visits[$0] }
  }

  private mutating func amend(_ change: Amendment) {
    switch change.field {
    case "technician", "team": groups.amend(change)
    case "arrived": arrived = change.moment ?? arrived
    case "departed": departed = change.moment ?? departed
    case "followUpDue": lastDayForCall = Self.lastDayForCall(after: departed)
    case "outcome": outcome = change.after.flatMap(VisitOutcome.init(rawValue:)) ?? outcome
    default: break
    }
  }
}

/// A repair assignment by its first visit.
struct ReferenceRepair: Grouped {
  var first: ReferenceVisit
  var isFixed: Bool
  var groups: [String: String] { first.groups }

  static func all(_ visits: [ReferenceVisit]) -> [ReferenceRepair] {
    let repairs = visits.filter { $0.service == "维修" }
    return Dictionary(grouping: repairs, by: \.order).values.compactMap { visits in
      // A stable sort keeps visits of the same moment in log order.
      let sorted = visits.enumerated().sorted {
        ($0.element.departed, $0.offset) < ($1.element.departed, $1.offset)
      }.map(\.element)
      guard let first = sorted.first else { return nil }
      let isReturn = sorted.dropFirst().contains {
        Reference.day($0.departed) - Reference.day(first.departed) <= 30
      }
      return ReferenceRepair(first: first, isFixed: first.isCompleted && !isReturn)
    }
  }
}

/// An accident that was confirmed and not downgraded.
struct ReferenceAccident: Grouped {
  var at: Int64
  var groups: [String: String]

  static func confirmed(_ events: [Recorded<ServiceEvent>]) -> [ReferenceAccident] {
    var reported: [String: ReferenceAccident] = [:]
    var confirmed: [String: ReferenceAccident] = [:]
    for event in events {
      switch event.event {
      case .incidentReported(let it) where it.category == .accident:
        let groups = [
          "technician": it.group.technician?.text, "team": it.group.team,
          "service": it.group.service, "region": it.group.region,
          "severity": it.severity.rawValue, "customer": it.customer?.text,
        ]
        reported[it.incident.text] = ReferenceAccident(
          at: event.occurredAt.rawValue, groups: groups.compactMapValues { $0 })
      case .incidentConfirmed(let it): confirmed[it.incident.text] = reported[it.incident.text]
      case .incidentDowngraded(let it):
        reported[it.incident.text] = nil
        confirmed[it.incident.text] = nil
      default: continue
      }
    }
    return Array(confirmed.values)
  }
}

/// The shift of a technician on one day.
struct ReferenceShift: Grouped {
  var minutes: Int64
  var groups: [String: String]

  /// The shifts that begin on `days`.
  static func all(
    _ events: [Recorded<ServiceEvent>], on days: Range<Int64>
  ) -> [ReferenceShift] {
    var people: [String: [Recorded<ServiceEvent>]] = [:]
    for event in events {
      switch event.event {
      case .technicianRegistered(let it): people[it.technician.text, default: []].append(event)
      case .technicianUpdated(let it): people[it.technician.text, default: []].append(event)
      case .shiftSet(let it): people[it.technician.text, default: []].append(event)
      case .technicianSeconded(let it): people[it.technician.text, default: []].append(event)
      case .technicianLeft(let it): people[it.technician.text, default: []].append(event)
      default: continue
      }
    }
    return people.flatMap { technician, events in
      days.compactMap { day in
        let (minutes, team) = shift(of: events, on: day)
        guard minutes > 0 else { return nil }
        let groups = ["technician": technician, "team": team]
        return ReferenceShift(minutes: minutes, groups: groups.compactMapValues { $0 })
      }
    }
  }

  private static func shift(
    of events: [Recorded<ServiceEvent>], on day: Int64
  ) -> (minutes: Int64, team: String?) {
    var pattern: ShiftSet?
    var team: String?
    var loans: [ClosedRange<Int32>] = []
    var lastDay = Int64.max
    // Before a technician was registered, the team of that day counts.
    var firstDay = Int64.min
    for event in events {
      let its = Reference.day(event.occurredAt.rawValue)
      switch event.event {
      case .technicianRegistered(let it): (team, firstDay) = (it.team, its)
      case .technicianUpdated(let it) where its <= max(day, firstDay): team = it.team ?? team
      case .shiftSet(let it) where it.from.daysSinceEpoch <= day:
        if pattern.map({ $0.from <= it.from }) ?? true { pattern = it }
      case .technicianSeconded(let it):
        loans.append(it.from.daysSinceEpoch...it.until.daysSinceEpoch)
      case .technicianLeft(let it): lastDay = Int64(it.lastDay.daysSinceEpoch)
      default: continue
      }
    }
    let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    guard let pattern, day <= lastDay,
      loans.isEmpty || loans.contains(where: { $0.contains(Int32(day)) }),
      pattern.weekdays.contains(weekdays[Int((day + 3) % 7)])
    else { return (0, team) }
    return (pattern.endMinute - pattern.startMinute, team)
  }
}
