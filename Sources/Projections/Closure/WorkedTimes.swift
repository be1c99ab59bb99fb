/// Milliseconds of working time from the filing of a complaint to what was done about it.
///
/// Events carry them, so that no calendar is asked here; nil where an event carries none.
struct WorkedTimes: Equatable {
  var acknowledged: Int64?
  var responded: Int64?
  private(set) var firstClose: Int64?
  private(set) var standingClose: Int64?
  /// To the beginning of the pause that has not ended.
  private var pausedAt: Int64?
  /// Of the pauses that have ended.
  private var paused: Int64? = 0

  /// To the standing close, less the pauses.
  var netClose: Int64? {
    guard let standingClose, let paused else { return nil }
    return standingClose - paused
  }

  init() {}

  init?(_ reader: inout IntegerReader) {
    guard let acknowledged = reader.next(), let responded = reader.next(),
      let firstClose = reader.next(), let standingClose = reader.next(),
      let pausedAt = reader.next(), let paused = reader.next()
    else { return nil }
    self.acknowledged = Self.time(acknowledged)
    self.responded = Self.time(responded)
    self.firstClose = Self.time(firstClose)
    self.standingClose = Self.time(standingClose)
    self.pausedAt = Self.time(pausedAt)
    self.paused = Self.time(paused)
  }

  func append(to row: inout IntegerRow) {
    row.append(Self.number(acknowledged))
    row.append(Self.number(responded))
    row.append(Self.number(firstClose))
    row.append(Self.number(standingClose))
    row.append(Self.number(pausedAt))
    row.append(Self.number(paused))
  }

  /// One more than the milliseconds; 0 for none.
  private static func number(_ time: Int64?) -> Int64 { time.map { $0 + 1 } ?? 0 }

  private static func time(_ number: Int64) -> Int64? { number == 0 ? nil : number - 1 }

  mutating func pause(_ worked: Int64?) { pausedAt = worked }

  mutating func resume(_ worked: Int64?) {
    guard let begin = pausedAt.take(), let end = worked, let sum = paused else {
      paused = nil
      return
    }
    paused = sum + end - begin
  }

  mutating func close(_ worked: Int64?, isFirst: Bool) {
    if isFirst { firstClose = worked }
    standingClose = worked
  }
}
