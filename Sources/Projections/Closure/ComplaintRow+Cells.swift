internal import CustomerService
internal import EventSourcing

extension ComplaintRow: CountedRow {
  /// One number that the complaint adds to a cell.
  struct Contribution: Equatable {
    var table: CellTable
    var day: Int32
    var other: Int32
    var counters: Counters
    /// The channel under which it counts, when that is not the complaint's.
    var channel: UInt32?
  }

  /// Within how many days a reopening counts against the closing (domain.md §3.3).
  static let reopenDays: Int32 = 30
  /// From this age on, in days, open complaints are told apart no more.
  static let oldDays: Int32 = 31

  static func count(
    _ id: @autoclosure () -> String, from old: ComplaintRow?, to new: ComplaintRow?,
    in model: ReadModel, _ zone: BusinessZone
  ) {
    var added = new?.contributions(in: zone) ?? []
    var removed = old?.contributions(in: zone) ?? []
    if let old, let new, old.groups == new.groups {
      removed = removed.filter { contribution in
        guard let index = added.firstIndex(of: contribution) else { return true }
        added.remove(at: index)
        return false
      }
    }
    if let old { old.add(removed, sign: -1, of: ComplaintID(id()).tag, to: model) }
    if let new { new.add(added, sign: 1, of: ComplaintID(id()).tag, to: model) }
  }

  private func add(
    _ contributions: [Contribution], sign: Int64, of complaint: @autoclosure () -> Tag,
    to model: ReadModel
  ) {
    for part in contributions {
      var groups = groups
      if let channel = part.channel { groups[.channel] = channel }
      model.add(
        part.counters &* Counters(repeating: sign), of: complaint(), part.table, day: part.day,
        other: part.other, groups: groups)
    }
  }

  /// All that the complaint adds to the cells of its groups.
  func contributions(in zone: BusinessZone) -> [Contribution] {
    var cells = Cells(zone: zone)
    addStates(&cells)
    addDue(&cells)
    addDurations(&cells)
    for rating in ratings { cells.all.append(contribution(rating)) }
    return cells.all
  }

  private func contribution(_ rating: HandlingRating) -> Contribution {
    var counters = Counters.zero
    if (1...5).contains(rating.score) { counters[Int(rating.score - 1)] = 1 }
    return Contribution(
      table: .handling, day: rating.day, other: 0, counters: counters, channel: rating.channel)
  }

  private struct Cells {
    let zone: BusinessZone
    var all: [Contribution] = []

    init(zone: BusinessZone) {
      self.zone = zone
      all.reserveCapacity(16)
    }

    func day(_ moment: Timestamp) -> Int32 { zone.date(of: moment).daysSinceEpoch }

    /// Adds to a cell, in one contribution with what else it gets.
    mutating func add(_ table: CellTable, _ day: Int32, other: Int32 = 0, _ counters: Counters) {
      let same = all.firstIndex { $0.table == table && $0.day == day && $0.other == other }
      guard let same else {
        all.append(Contribution(table: table, day: day, other: other, counters: counters))
        return
      }
      all[same].counters &+= counters
      if all[same].counters == .zero { all.remove(at: same) }
    }

    mutating func addWorked(_ milliseconds: Int64?, _ day: Int32, _ counters: Counters) {
      guard let milliseconds else { return }
      add(.worked, day, other: Int32(clamping: milliseconds / 1000), counters)
    }
  }

  private func addStates(_ cells: inout Cells) {
    let filed = cells.day(filedAt)
    cells.add(
      .daily, filed,
      ClosureCounters.filed &+ (isClosed ? ClosureCounters.cohortClosed : .zero)
        &+ (isRepeat ? ClosureCounters.repeated : .zero))
    addChange(1, on: filed, &cells)
    for (index, moment) in turns.enumerated() {
      let today = cells.day(moment)
      if index % 2 == 0 {
        let isUndone =
          index + 1 < turns.count && cells.day(turns[index + 1]) <= today + Self.reopenDays
        cells.add(
          .daily, today, ClosureCounters.closed &+ (isUndone ? ClosureCounters.undone : .zero))
        addChange(-1, on: today, &cells)
      } else {
        cells.add(.daily, today, ClosureCounters.reopened)
        addChange(1, on: today, &cells)
        cells.add(.reopens, today, other: cells.day(turns[index - 1]), ClosureCounters.net(1))
      }
    }
  }

  /// Adds what changes in the number of open complaints.
  private func addChange(_ change: Int64, on day: Int32, _ cells: inout Cells) {
    let monthStart = day - Int32(CalendarDate(daysSinceEpoch: day).components.day - 1)
    cells.add(.monthlyNet, monthStart, ClosureCounters.net(change))
    let filed = cells.day(filedAt)
    if day < filed + Self.oldDays {
      cells.add(.openings, filed, other: day, ClosureCounters.net(change))
    }
  }

  private func addDue(_ cells: inout Cells) {
    let punctual = turns.indices.last { $0 % 2 == 0 && turns[$0] <= resolveDue }
    let due = cells.day(resolveDue)
    cells.add(
      .daily, due, ClosureCounters.due &+ (punctual == nil ? .zero : ClosureCounters.onTime))
    if isClosed, let standing = turns.last, standing > resolveDue, cells.day(standing) == due {
      cells.add(.undoneOnTime, due, other: due, ClosureCounters.closedLate)
    }
    if let punctual, punctual + 1 < turns.count {
      cells.add(
        .undoneOnTime, due, other: cells.day(turns[punctual + 1]), ClosureCounters.net(1))
    }
  }

  private func addDurations(_ cells: inout Cells) {
    if let acknowledgedAt {
      let day = cells.day(acknowledgedAt)
      cells.add(
        .durations, day, other: seconds(to: acknowledgedAt), DurationCounters.acknowledged)
      cells.addWorked(worked.acknowledged, day, DurationCounters.acknowledged)
    }
    if let firstResponseAt {
      let day = cells.day(firstResponseAt)
      cells.add(.durations, day, other: seconds(to: firstResponseAt), DurationCounters.responded)
      cells.addWorked(worked.responded, day, DurationCounters.responded)
    }
    guard let took = secondsToClose, let standing = turns.last else { return }
    let closed = cells.day(standing)
    cells.add(.durations, closed, other: took.standing, DurationCounters.closed)
    cells.add(.durations, closed, other: took.first, DurationCounters.firstClosed)
    cells.add(.durations, closed, other: took.net, DurationCounters.netClosed)
    cells.addWorked(worked.standingClose, closed, DurationCounters.closed)
    cells.addWorked(worked.firstClose, closed, DurationCounters.firstClosed)
    cells.addWorked(worked.netClose, closed, DurationCounters.netClosed)
  }
}
