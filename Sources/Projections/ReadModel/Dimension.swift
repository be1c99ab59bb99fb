internal import EventSourcing

/// By what a KPI can be split; `total` is the whole.
package enum Dimension: UInt8, CaseIterable, Hashable, Sendable {
  case total = 0
  case technician, team, service, region, channel, category, severity, handler
  case contract, customer

  /// The dimensions of which cells are stored; by the others figures are folded from the log when
  /// they are asked for, since nearly every fact has a group of its own there.
  package static let stored = allCases.filter { $0 != .contract && $0 != .customer }

  /// The dimension called `name` on the command line.
  package init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name }), found != .total else {
      return nil
    }
    self = found
  }

  package var name: String { "\(self)" }
}

/// The group of a fact in every dimension, as numbers of a read model.
struct Groups: Hashable {
  /// Indexed by the dimension's raw value; the total is always 0.
  var numbers = SIMD16<UInt32>.zero

  subscript(dimension: Dimension) -> UInt32 {
    get { numbers[Int(dimension.rawValue)] }
    set { numbers[Int(dimension.rawValue)] = newValue }
  }
}

extension ReadModel {
  /// Adds what `fact` changes to the total and to the group of every dimension in which it has one.
  func add(
    _ delta: Counters, of fact: @autoclosure () -> Tag, _ table: CellTable, day: Int32,
    other: Int32 = 0, groups: Groups
  ) {
    if let witness { return witness(fact(), Cell(table, day: day, other: other), delta, groups) }
    add(delta, table, day: day, other: other, groups: groups)
  }
}
