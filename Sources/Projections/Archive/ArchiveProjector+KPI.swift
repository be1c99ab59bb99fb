internal import CustomerService
package import EventSourcing

extension ArchiveProjector: KPIProjector {
  package static func ranges(_ lens: KPILens) -> [CellRange] {
    if lens.basis == .fields, lens.kpi == .archive_accuracy {
      return [CellRange(.daily, lens.days)]
    }
    let monthStart = lens.lastMonthStart
    let state = [
      CellRange(.monthlyNet, .min...(monthStart - 1)), CellRange(.daily, monthStart...lens.lastDay),
    ]
    return state
      + (lens.kpi == .archive_accuracy ? [CellRange(.verifications, lately(lens))] : [])
  }

  package static func weight(_ cell: Cell, _ c: Counters, _ lens: KPILens) -> KPIFigure {
    switch (lens.kpi, lens.basis) {
    case (.archive_accuracy, .fields):
      guard cell.table == .daily, lens.contains(cell.day) else { return .zero }
      return KPIFigure(numerator: c[4], denominator: c[3])
    case (.archive_accuracy, _):
      if cell.table == .verifications {
        let counts = lately(lens).contains(cell.day) && cell.other > lens.lastDay
        return KPIFigure(numerator: counts ? c[0] : 0, denominator: 0)
      }
      return KPIFigure(numerator: 0, denominator: isState(cell, lens) ? c[0] : 0)
    case (_, .full):
      return isState(cell, lens) ? KPIFigure(numerator: c[1], denominator: c[0]) : .zero
    default:
      guard isState(cell, lens) else { return .zero }
      let required = Int64(ArchiveRow.required.count)
      return KPIFigure(numerator: c[2], denominator: required * c[0])
    }
  }

  /// Whether the cell is part of what there is at the end of ``KPILens/lastDay``.
  private static func isState(_ cell: Cell, _ lens: KPILens) -> Bool {
    switch cell.table {
    case .monthlyNet: cell.day < lens.lastMonthStart
    case .daily: lens.lastMonthStart <= cell.day && cell.day <= lens.lastDay
    default: false
    }
  }

  /// The twelve months up to the end of the period, or up to today.
  private static func lately(_ lens: KPILens) -> ClosedRange<Int32> {
    let end = CalendarDate(
      daysSinceEpoch: min(lens.period.last.advanced(by: 1), lens.today).daysSinceEpoch)
    let (year, month, day) = end.components
    let last = CalendarDate.days(inMonth: month, of: year - 1)
    let first = CalendarDate(year: year - 1, month: month, day: min(day, last)) ?? end
    return first.daysSinceEpoch...lens.lastDay
  }

  package static func reasons(
    _ tag: Tag, _ fact: TracedFact, _ share: KPIFigure, row: [UInt8]?, _ lens: KPILens
  ) -> [FactReason] {
    guard share != .zero else {
      let row = row.flatMap(ArchiveRow.init(bytes:))
      let isState = lens.kpi == .archive_completeness || lens.basis == .verified
      return [isState && row?.isMerged == true ? .customer_merged : .outside_period]
    }
    let isWhole = share.numerator == share.denominator
    switch (lens.kpi, lens.basis) {
    case (.archive_accuracy, .fields): return [isWhole ? .found_correct : .found_wrong]
    case (.archive_accuracy, _): return [isWhole ? .verified_lately : .not_verified_lately]
    default: return [isWhole ? .archive_full : .archive_gaps]
    }
  }
}
