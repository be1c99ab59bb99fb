package import CustomerService
package import EventSourcing

/// A projector from whose cells KPIs are answered.
///
/// A figure is the sum of the weights of all cells. The share of a fact or of an event in it is
/// therefore the same sum over the cells that it changed.
package protocol KPIProjector: Projector {
  /// The cells that can weigh anything in what `lens` asks.
  static func ranges(_ lens: KPILens) -> [CellRange]

  /// What a cell adds to the figure when `counters` are added to it.
  static func weight(_ cell: Cell, _ counters: Counters, _ lens: KPILens) -> KPIFigure

  /// The facts on which the event bears in what `lens` asks.
  static func facts(of event: ServiceEvent, _ lens: KPILens) -> [Tag]

  /// Where the projector keeps what it knows of `fact`.
  static func rowKey(of fact: Tag) -> RowKey

  /// Why a fact, which the figure counts with `share`, is counted so or is not.
  ///
  /// `row` is what the projector keeps of the fact, nil when it keeps nothing (any more).
  static func reasons(
    _ tag: Tag, _ fact: TracedFact, _ share: KPIFigure, row: [UInt8]?, _ lens: KPILens
  ) -> [FactReason]
}

extension KPIProjector {
  package static func facts(of event: ServiceEvent, _ lens: KPILens) -> [Tag] {
    facts(of: event)
  }

  package static func rowKey(of fact: Tag) -> RowKey { RowKey(entity: fact.id) }
}

/// A table and the days of its cells.
package struct CellRange: Hashable, Sendable {
  package var table: CellTable
  package var days: ClosedRange<Int32>

  package init(_ table: CellTable, _ days: ClosedRange<Int32>) {
    self.table = table
    self.days = days
  }
}

/// The place of a cell of any group.
package struct Cell: Hashable, Sendable {
  package var table: CellTable
  package var day: Int32
  /// Another day or number, where the table has one.
  package var other: Int32

  package init(_ table: CellTable, day: Int32, other: Int32 = 0) {
    self.table = table
    self.day = day
    self.other = other
  }
}
