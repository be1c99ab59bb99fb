internal import EventSourcing

/// How a customer rated the handling of a complaint.
struct HandlingRating: Equatable {
  var score: Int64
  var day: Int32
  /// The number of the channel by which it was given.
  var channel: UInt32
}

/// What the complaint figures need to know of one complaint.
struct ComplaintRow: EncodedRow, Equatable {
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
  private(set) var worked = WorkedTimes()
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
      let pausedAt = reader.next(), let paused = reader.next(),
      let worked = WorkedTimes(&reader), let ratingCount = reader.next()
    else { return nil }
    self.groups = groups
    self.filedAt = Timestamp(rawValue: filedAt)
    self.resolveDue = Timestamp(rawValue: resolveDue)
    self.isRepeat = isRepeat == 1
    acknowledgedAt = self.filedAt.moment(after: acknowledged)
    firstResponseAt = self.filedAt.moment(after: responded)
    self.pausedAt = self.filedAt.moment(after: pausedAt)
    self.paused = paused
    self.worked = worked
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

  func encode(into row: inout IntegerRow) {
    row.append(groups)
    row.append(filedAt.rawValue)
    row.append(resolveDue.rawValue)
    row.append(isRepeat ? 1 : 0)
    row.append(filedAt.offset(to: acknowledgedAt))
    row.append(filedAt.offset(to: firstResponseAt))
    row.append(filedAt.offset(to: pausedAt))
    row.append(paused)
    worked.append(to: &row)
    row.append(Int64(ratings.count))
    for rating in ratings {
      row.append(rating.score)
      row.append(Int64(rating.day))
      row.append(Int64(rating.channel))
    }
    for turn in turns { row.append(turn.rawValue) }
  }

  var isClosed: Bool { turns.count % 2 == 1 }

  /// The closing that comes next, which ends a pause.
  mutating func close(at moment: Timestamp, worked ms: Int64?) {
    resume(at: moment, worked: ms)
    worked.close(ms, isFirst: turns.isEmpty)
    turns.append(moment)
  }

  mutating func reopen(at moment: Timestamp) { turns.append(moment) }

  mutating func rate(_ rating: HandlingRating) { ratings.append(rating) }

  mutating func pause(at moment: Timestamp, worked ms: Int64?) {
    pausedAt = moment
    worked.pause(ms)
  }

  mutating func resume(at moment: Timestamp, worked ms: Int64?) {
    guard let start = pausedAt.take() else { return }
    paused += moment.rawValue - start.rawValue
    worked.resume(ms)
  }

  mutating func acknowledge(at moment: Timestamp, worked ms: Int64?) {
    if acknowledgedAt == nil {
      acknowledgedAt = moment
      worked.acknowledged = ms
    }
    respond(at: moment, worked: ms)
  }

  mutating func respond(at moment: Timestamp, worked ms: Int64?) {
    guard moment >= filedAt, firstResponseAt.map({ moment < $0 }) ?? true else { return }
    firstResponseAt = moment
    worked.responded = ms
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
