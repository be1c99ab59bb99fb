package import EventSourcing

extension ShiftsProjector: KPIProjector {
  package static func ranges(_ lens: KPILens) -> [CellRange] {
    [CellRange(.shiftChanges, .min...lastDay(lens))]
  }

  package static func weight(_ cell: Cell, _ c: Counters, _ lens: KPILens) -> KPIFigure {
    let first = max(cell.day, lens.days.lowerBound)
    let count = Int64(lastDay(lens)) - Int64(first) + 1
    guard cell.table == .shiftChanges, count > 0 else { return .zero }
    let firstWeekday = CalendarDate(daysSinceEpoch: first).weekday - 1
    let minutes = (0..<7).reduce(Int64(0)) { sum, weekday in
      let isInRest = Int64((weekday - firstWeekday + 7) % 7) < count % 7
      return sum + c[weekday] * (count / 7 + (isInRest ? 1 : 0))
    }
    return KPIFigure(numerator: 0, denominator: minutes)
  }

  /// Hours count up to the day on which one looks.
  private static func lastDay(_ lens: KPILens) -> Int32 {
    min(lens.days.upperBound, lens.today.daysSinceEpoch)
  }

  package static func reasons(
    _ tag: Tag, _ fact: TracedFact, _ share: KPIFigure, row: [UInt8]?, _ lens: KPILens
  ) -> [FactReason] {
    [share.denominator != 0 ? .on_shift : .no_shift]
  }
}
