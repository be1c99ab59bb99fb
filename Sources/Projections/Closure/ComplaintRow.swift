internal import EventSourcing

/// What the closure figures need to know of one complaint.
struct ComplaintRow {
  var groups: Groups
  var filedAt: Timestamp
  var resolveDue: Timestamp
  /// Closing, reopening, closing … in turn.
  var turns: [Timestamp] = []

  init(groups: Groups, filedAt: Timestamp, resolveDue: Timestamp) {
    self.groups = groups
    self.filedAt = filedAt
    self.resolveDue = resolveDue
  }

  init?(bytes: [UInt8]) {
    var reader = IntegerReader(bytes.span.bytes)
    guard let groups = reader.nextGroups(), let filedAt = reader.next(),
      let resolveDue = reader.next()
    else { return nil }
    self.groups = groups
    self.filedAt = Timestamp(rawValue: filedAt)
    self.resolveDue = Timestamp(rawValue: resolveDue)
    while let turn = reader.next() { turns.append(Timestamp(rawValue: turn)) }
  }

  var bytes: [UInt8] {
    var row = IntegerRow(capacity: 40)
    row.append(groups)
    row.append(filedAt.rawValue)
    row.append(resolveDue.rawValue)
    for turn in turns { row.append(turn.rawValue) }
    return row.bytes
  }

  /// One number that the complaint adds to a cell.
  struct Contribution: Equatable {
    var table: CellTable
    var day: Int32
    var other: Int32
    var counters: Counters
  }

  /// All that the complaint adds to the cells of its groups.
  func contributions(in zone: BusinessZone) -> [Contribution] {
    func day(_ moment: Timestamp) -> Int32 { zone.date(of: moment).daysSinceEpoch }
    var all: [Contribution] = []
    func add(_ table: CellTable, _ day: Int32, other: Int32 = 0, _ counters: Counters) {
      all.append(Contribution(table: table, day: day, other: other, counters: counters))
    }
    let filed = day(filedAt)
    let isClosed = turns.count % 2 == 1
    add(.daily, filed, ClosureCounters.filed &+ (isClosed ? ClosureCounters.cohortClosed : .zero))
    add(.monthlyNet, monthStart(filed), ClosureCounters.net(1))
    for (index, moment) in turns.enumerated() {
      let today = day(moment)
      if index % 2 == 0 {
        add(.daily, today, ClosureCounters.closed)
        add(.monthlyNet, monthStart(today), ClosureCounters.net(-1))
      } else {
        add(.daily, today, ClosureCounters.reopened)
        add(.monthlyNet, monthStart(today), ClosureCounters.net(1))
        add(.reopens, today, other: day(turns[index - 1]), ClosureCounters.net(1))
      }
    }
    let punctual = turns.indices.last { $0 % 2 == 0 && turns[$0] <= resolveDue }
    let due = day(resolveDue)
    add(.daily, due, ClosureCounters.due &+ (punctual == nil ? .zero : ClosureCounters.onTime))
    if let punctual, punctual + 1 < turns.count {
      add(.undoneOnTime, due, other: day(turns[punctual + 1]), ClosureCounters.net(1))
    }
    return all
  }

  private func monthStart(_ day: Int32) -> Int32 {
    day - Int32(CalendarDate(daysSinceEpoch: day).components.day - 1)
  }
}

/// Which counter of a closure cell counts what.
enum ClosureCounters {
  static let filed = unit(0)
  static let closed = unit(1)
  static let reopened = unit(2)
  static let cohortClosed = unit(3)
  static let due = unit(4)
  static let onTime = unit(5)

  static func net(_ change: Int64) -> Counters {
    var counters = Counters.zero
    counters[0] = change
    return counters
  }

  private static func unit(_ index: Int) -> Counters {
    var counters = Counters.zero
    counters[index] = 1
    return counters
  }
}
