internal import EventSourcing

/// How a customer rated the handling of a complaint.
struct HandlingRating: Equatable {
  var score: Int64
  var day: Int32
  /// The number of the channel by which it was given.
  var channel: UInt32
}

/// What the complaint figures need to know of one complaint.
struct ComplaintRow: Equatable {
  var groups: Groups
  var filedAt: Timestamp
  var resolveDue: Timestamp
  /// Whether the customer complained of the same before (``RepeatFinder``).
  var isRepeat = false
  var acknowledgedAt: Timestamp?
  /// When staff first told the customer something: acknowledgement, proposal or call.
  var firstResponseAt: Timestamp?
  /// When the pause began that has not ended.
  private var pausedAt: Timestamp?
  /// Milliseconds of the pauses that have ended.
  private var paused: Int64 = 0
  /// How the customer rated the handling, each time they were asked.
  private(set) var ratings: [HandlingRating] = []
  /// Closing, reopening, closing … in turn.
  private(set) var turns: [Timestamp] = []

  init(groups: Groups, filedAt: Timestamp, resolveDue: Timestamp) {
    self.groups = groups
    self.filedAt = filedAt
    self.resolveDue = resolveDue
  }

  init?(bytes: [UInt8]) {
    var reader = IntegerReader(bytes.span.bytes)
    guard let groups = reader.nextGroups(), let filedAt = reader.next(),
      let resolveDue = reader.next(), let isRepeat = reader.next(),
      let acknowledged = reader.next(), let responded = reader.next(),
      let pausedAt = reader.next(), let paused = reader.next(), let ratingCount = reader.next()
    else { return nil }
    self.groups = groups
    self.filedAt = Timestamp(rawValue: filedAt)
    self.resolveDue = Timestamp(rawValue: resolveDue)
    self.isRepeat = isRepeat == 1
    acknowledgedAt = self.filedAt.moment(after: acknowledged)
    firstResponseAt = self.filedAt.moment(after: responded)
    self.pausedAt = self.filedAt.moment(after: pausedAt)
    self.paused = paused
    for _ in 0..<ratingCount {
      guard let score = reader.next(), let day = reader.next(), let channel = reader.next() else {
        return nil
      }
      ratings.append(
        HandlingRating(
          score: score, day: Int32(truncatingIfNeeded: day),
          channel: UInt32(truncatingIfNeeded: channel)))
    }
    while let turn = reader.next() { turns.append(Timestamp(rawValue: turn)) }
  }

  var bytes: [UInt8] {
    var row = IntegerRow(capacity: 40)
    row.append(groups)
    row.append(filedAt.rawValue)
    row.append(resolveDue.rawValue)
    row.append(isRepeat ? 1 : 0)
    row.append(filedAt.offset(to: acknowledgedAt))
    row.append(filedAt.offset(to: firstResponseAt))
    row.append(filedAt.offset(to: pausedAt))
    row.append(paused)
    row.append(Int64(ratings.count))
    for rating in ratings {
      row.append(rating.score)
      row.append(Int64(rating.day))
      row.append(Int64(rating.channel))
    }
    for turn in turns { row.append(turn.rawValue) }
    return row.bytes
  }

  var isClosed: Bool { turns.count % 2 == 1 }

  /// The closing or reopening that comes next; a closing ends a pause.
  mutating func turn(at moment: Timestamp) {
    if !isClosed { resume(at: moment) }
    turns.append(moment)
  }

  mutating func rate(_ rating: HandlingRating) { ratings.append(rating) }

  mutating func pause(at moment: Timestamp) { pausedAt = moment }

  mutating func resume(at moment: Timestamp) {
    if let start = pausedAt.take() { paused += moment.rawValue - start.rawValue }
  }

  mutating func respond(at moment: Timestamp) {
    guard moment >= filedAt else { return }
    firstResponseAt = min(firstResponseAt ?? moment, moment)
  }

  /// Whole seconds from the filing to each closing that is measured; nil while it is open.
  var secondsToClose: (standing: Int32, first: Int32, net: Int32)? {
    guard isClosed, let standing = turns.last, let first = turns.first else { return nil }
    return (
      seconds(to: standing), seconds(to: first),
      seconds(to: standing.advanced(byMilliseconds: -paused))
    )
  }

  func seconds(to moment: Timestamp) -> Int32 {
    Int32(clamping: (moment.rawValue - filedAt.rawValue) / 1000)
  }
}

extension Timestamp {
  /// One more than the milliseconds to `moment`; 0 for none.
  fileprivate func offset(to moment: Timestamp?) -> Int64 {
    moment.map { $0.rawValue - rawValue + 1 } ?? 0
  }

  fileprivate func moment(after offset: Int64) -> Timestamp? {
    offset == 0 ? nil : advanced(byMilliseconds: offset - 1)
  }
}
