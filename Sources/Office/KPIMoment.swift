internal import CustomerService
package import EventLog
package import EventSourcing

/// A state of the log from which figures follow: which events are seen, and on which day.
package struct KPIMoment: Hashable, Sendable {
  /// How many events of the log are seen.
  package var count: UInt64
  /// Facts of this business time or later are left out, corrections apart; nil leaves out none.
  package var occurredBefore: Timestamp?
  /// The log time of which the question is; nil for now and for a number of events.
  package var recordedBefore: Timestamp?
  /// The day on which one looks.
  package var today: CalendarDate

  package init(
    count: UInt64, occurredBefore: Timestamp?, recordedBefore: Timestamp?, today: CalendarDate
  ) {
    self.count = count
    self.occurredBefore = occurredBefore
    self.recordedBefore = recordedBefore
    self.today = today
  }

  /// Resolves `asOf`, or the present for nil, against the log, whose time is never before its last
  /// event's: what has been recorded has happened, whatever the clock says.
  package init(_ asOf: AsOf?, _ reader: any LogReader, _ now: Timestamp) throws {
    let zone = reader.head.zone
    let now = reader.head.time(at: now)
    switch asOf {
    case nil:
      self.init(
        count: reader.head.count, occurredBefore: now.advanced(byMilliseconds: 1),
        recordedBefore: nil, today: zone.date(of: now))
    case .count(let count):
      let count = min(count, reader.head.count)
      self.init(
        count: count, occurredBefore: nil, recordedBefore: nil,
        today: zone.date(of: try reader.lastRecordedAt(in: count)))
    case .time(let time):
      self.init(
        count: try reader.count(recordedBefore: time), occurredBefore: time, recordedBefore: time,
        today: zone.date(of: min(time, now)))
    }
  }

  /// Whether the moment sees an event that is among the first ``count``.
  func sees(_ occurredAt: Timestamp, _ name: EventName) -> Bool {
    guard let occurredBefore else { return true }
    return occurredAt < occurredBefore || name.isCorrection
  }
}

extension LogReader {
  /// How many events were recorded before `time`: a binary search, since log time never decreases.
  package func count(recordedBefore time: Timestamp) throws -> UInt64 {
    var low: UInt64 = 0
    var high = head.count
    while low < high {
      let middle = low + (high - low) / 2
      var isBefore = false
      try scan(.all, from: Position(rawValue: middle), .forward, limit: 1) { _, record in
        isBefore = try RecordCodec.recordedAt(of: record) < time
        return false
      }
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The log time of the last of the first `count` events; the distant past without any.
  func lastRecordedAt(in count: UInt64) throws -> Timestamp {
    var last = Timestamp(rawValue: 0)
    try scan(.all, from: Position(rawValue: count), .backward, limit: 1) {
      last = try RecordCodec.recordedAt(of: $1)
      return false
    }
    return last
  }
}

extension EventName {
  /// Whether the event takes back or judges anew what was recorded, and so counts from its own
  /// recording on; of all others a look at a moment leaves out what occurred later (domain.md §3.1).
  var isCorrection: Bool {
    switch self {
    case .visitAmended, .visitVoided, .ratingSuperseded, .ratingVoided, .complaintAmended,
      .complaintAssessed, .complaintDuplicateMarked, .complaintInvalidMarked, .contractAmended,
      .renewalCancelled, .contractVoided, .incidentDowngraded:
      true
    default: false
    }
  }
}
