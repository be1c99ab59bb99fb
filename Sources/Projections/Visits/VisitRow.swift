internal import CustomerService
internal import EventSourcing

/// What the figures need to know of one visit that stands.
struct VisitRow: EncodedRow, Equatable {
  var groups = Groups()
  var arrived: Timestamp
  var departed: Timestamp
  /// When the window began that the assignment had then; nil where the event does not say.
  var windowStart: Timestamp?
  var isCompleted: Bool
  /// The local day of leaving, on which the visit counts.
  var day: Int32
  /// The last day on which a follow-up is in time (domain.md §3.3, follow-up coverage).
  var followUpDue: Int32
  /// The first day on which the customer was reached about it.
  var followedUp: Int32?

  init(_ visit: VisitLogged, in zone: BusinessZone) {
    arrived = visit.arrived
    departed = visit.departed
    windowStart = visit.windowStart
    isCompleted = visit.outcome == .completed
    let date = zone.date(of: departed)
    day = date.daysSinceEpoch
    // Visits of before the event said so are held to the usual calendar.
    let due =
      visit.followUpDue
      ?? ServicePolicy.standard.calendar.workday(ScheduleFollowUp.workdays, after: date)
    followUpDue = due.daysSinceEpoch
  }

  init?(bytes: [UInt8]) {
    var reader = IntegerReader(bytes.span.bytes)
    guard let groups = reader.nextGroups(), let arrived = reader.next(),
      let departed = reader.next(), let isCompleted = reader.next(), let day = reader.next(),
      let followUpDue = reader.next(), let windowStart = reader.next(),
      let followedUp = reader.next()
    else { return nil }
    self.groups = groups
    self.arrived = Timestamp(rawValue: arrived)
    self.departed = Timestamp(rawValue: departed)
    self.isCompleted = isCompleted == 1
    self.day = Int32(truncatingIfNeeded: day)
    self.followUpDue = Int32(truncatingIfNeeded: followUpDue)
    self.windowStart = windowStart == .min ? nil : Timestamp(rawValue: windowStart)
    self.followedUp = followedUp == .min ? nil : Int32(truncatingIfNeeded: followedUp)
  }

  func encode(into row: inout IntegerRow) {
    row.append(groups)
    row.append(arrived.rawValue)
    row.append(departed.rawValue)
    row.append(isCompleted ? 1 : 0)
    row.append(Int64(day))
    row.append(Int64(followUpDue))
    row.append(windowStart?.rawValue ?? .min)
    row.append(followedUp.map(Int64.init) ?? .min)
  }

  mutating func leave(at moment: Timestamp, in zone: BusinessZone) {
    departed = moment
    day = zone.date(of: moment).daysSinceEpoch
  }

  /// Nil where the window is not known.
  var isPunctual: Bool? {
    windowStart.map { arrived <= $0.advanced(byMilliseconds: Self.punctualityLimit) }
  }

  /// Up to fifteen minutes after the window began somebody is on time.
  private static let punctualityLimit: Int64 = 15 * 60_000

  var isFollowedUpInTime: Bool { followedUp.map { $0 <= followUpDue } ?? false }

  var counters: Counters {
    var counters = Counters.zero
    counters[VisitCounter.all] = 1
    counters[VisitCounter.completed] = isCompleted ? 1 : 0
    counters[VisitCounter.timed] = isPunctual == nil ? 0 : 1
    counters[VisitCounter.punctual] = isPunctual == true ? 1 : 0
    counters[VisitCounter.followedUp] = isCompleted && isFollowedUpInTime ? 1 : 0
    counters[VisitCounter.minutes] = (departed.rawValue - arrived.rawValue) / 60_000
    return counters
  }
}

/// Which counter of a visits cell counts what.
enum VisitCounter {
  static let all = 0
  static let completed = 1
  /// Visits of which the window is known.
  static let timed = 2
  static let punctual = 3
  static let followedUp = 4
  /// The whole minutes of each visit.
  static let minutes = 5
  /// First visits of repair assignments.
  static let repairs = 6
  static let fixed = 7
}
