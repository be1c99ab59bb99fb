package import EventSourcing

/// Eight counters of one cell, whose meaning is the projector's.
package typealias Counters = SIMD8<Int64>

/// Hears what a fact adds to a cell of the whole, and in which groups it is.
typealias ContributionWitness = (
  _ fact: Tag, _ cell: Cell, _ counters: Counters, _ groups: Groups
) -> Void

/// A read model during one transaction: cells of counters, rows and names, written back at the end.
///
/// Deltas of a cell add up in memory and meet the stored value once, in ``flush()``, in the order
/// of the keys.
package final class ReadModel {
  private let storage: any ViewStorage
  private var deltas = PendingTable<CellKey, Counters>()
  private var rows = PendingTable<RowKey, WaitingRow>()
  /// Whether the storage holds no row, so that it need not be asked.
  private var isBlank: Bool
  private var numbers: [String: UInt32] = [:]
  private var nameCount: UInt32?
  /// The latest business time seen since the last ``flush()``.
  private var seen = Timestamp(rawValue: .min)
  /// Told of every change to a cell of the whole instead of it being kept.
  var witness: ContributionWitness?
  /// The name asked for last in each place, since neighbours in the log often agree.
  private var recent = [(text: String, number: UInt32)](
    repeating: ("", 0), count: Dimension.allCases.count)

  private let keepsRows: Bool
  /// The dimensions by which cells are kept; the total must be among them.
  let dimensions: [Dimension]
  /// Whether texts of dimensions that are not stored get numbers too.
  private let numbersAll: Bool

  /// - Parameters:
  ///   - storage: Where rows and cells are kept.
  ///   - isBlank: Whether it is known to hold none.
  package init(_ storage: any ViewStorage, isBlank: Bool = false) {
    self.storage = storage
    self.isBlank = isBlank
    keepsRows = false
    dimensions = Dimension.stored
    numbersAll = false
  }

  /// A model that is asked by `dimensions` and then dropped: changed rows stay in memory.
  package init(over storage: any ViewStorage, askedBy dimensions: Set<Dimension>) {
    self.storage = storage
    isBlank = false
    keepsRows = true
    self.dimensions = Dimension.allCases.filter { $0 == .total || dimensions.contains($0) }
    numbersAll = !dimensions.isSubset(of: Dimension.stored)
  }

  /// The latest business time of the events that the stored rows hold.
  package func latest() throws -> Timestamp {
    let row = try storage.value(for: RowKey(.latest, []).bytes)
    return Timestamp(
      rawValue: row.flatMap { integers in
        var reader = IntegerReader(integers.span.bytes)
        return reader.next()
      } ?? .min)
  }

  /// Notes the business time of an event that was projected.
  package func saw(_ occurredAt: Timestamp) { if occurredAt > seen { seen = occurredAt } }

  /// How many changed rows and cells wait for ``flush()``.
  package var pendingCount: Int { deltas.count + (keepsRows ? 0 : rows.count) }

  package func add(_ delta: Counters, to key: CellKey) {
    deltas.change(key, from: .zero) { $0 &+= delta }
  }

  /// Adds `delta` to the total and to the group of every dimension that has one.
  func add(_ delta: Counters, _ table: CellTable, day: Int32, other: Int32, groups: Groups) {
    Self.add(delta, table, day, other, groups, dimensions, to: &deltas)
  }

  private static func add(
    _ delta: Counters, _ table: CellTable, _ day: Int32, _ other: Int32, _ groups: Groups,
    _ dimensions: [Dimension], to deltas: inout PendingTable<CellKey, Counters>
  ) {
    for dimension in dimensions {
      let value = groups[dimension]
      guard value != 0 || dimension == .total else { continue }
      let key = CellKey(table, dimension, day: day, other: other, value: value)
      deltas.change(key, from: .zero) { $0 &+= delta }
    }
  }

  /// The row of `key`, as it is after all changes.
  package func row<Row: StoredRow>(_ key: RowKey, as type: Row.Type = Row.self) throws -> Row? {
    if let waiting = rows[key] {
      return (waiting as? DecodedRow<Row>)?.row ?? waiting.bytes.flatMap(Row.init(bytes:))
    }
    guard let row = try stored(key, as: Row.self) else { return nil }
    rows.change(key, from: DecodedRow(row, isChanged: false)) { _ in }
    return row
  }

  private func stored<Row: StoredRow>(_ key: RowKey, as type: Row.Type) throws -> Row? {
    isBlank ? nil : try storage.value(for: key.bytes).flatMap(Row.init(bytes:))
  }

  package func setRow<Row: StoredRow>(_ key: RowKey, _ row: Row?) {
    let new = { DecodedRow(row, isChanged: true) }
    rows.change(key, from: new()) { waiting in
      if let known = waiting as? DecodedRow<Row> {
        known.change { $0 = row }
      } else {
        waiting = new()
      }
    }
  }

  package func removeRow(_ key: RowKey) {
    rows.change(key, from: RemovedRow()) { $0 = RemovedRow() }
  }

  /// Changes a row whose cells follow from it; those are changed when the row is written, or at
  /// once for a witness.
  func change<Row: CountedRow>(
    _ key: RowKey, _ zone: BusinessZone, _ body: (inout Row?) throws -> Void
  ) throws {
    let waiting: WaitingCountedRow<Row>
    if let known = rows[key] as? WaitingCountedRow<Row> {
      waiting = known
    } else {
      let new = WaitingCountedRow<Row>(stored: try stored(key, as: Row.self), zone)
      rows.change(key, from: new) { $0 = new }
      waiting = new
    }
    try waiting.change(body)
    if witness != nil { waiting.count(key, in: self) }
  }

  /// Visits the stored rows of a table whose keys lie from `lower` up to `upper`, in order; those
  /// that wait for ``flush()`` are not seen.
  func scanRows(
    _ table: RowTable, from lower: [UInt8], to upper: [UInt8],
    _ body: (_ key: RawSpan, _ value: RawSpan) throws -> Void
  ) throws {
    try storage.scan(from: [table.rawValue] + lower, to: [table.rawValue] + upper) { key, value in
      try body(key.extracting(1...), value)
      return true
    }
  }

  /// The number of `text` as a group of `dimension`, from 1; 0 stands for nothing.
  package func number(of text: String?, in dimension: Dimension) throws -> UInt32 {
    guard let text, numbersAll || dimension.rawValue <= Dimension.handler.rawValue else {
      return 0
    }
    let place = Int(dimension.rawValue)
    if recent[place].number != 0, recent[place].text == text { return recent[place].number }
    let number = try number(of: text)
    recent[place] = (text, number)
    return number
  }

  private func number(of text: String) throws -> UInt32 {
    if let number = numbers[text] { return number }
    let key = RowKey(.names, Array(text.utf8))
    if let stored = try row(key, as: PlainRow.self) {
      let number = Self.integer(stored.bytes)
      numbers[text] = number
      return number
    }
    let number = try countNames() + 1
    nameCount = number
    setRow(RowKey(.nameCount, []), PlainRow(bytes: bigEndian(number)))
    setRow(key, PlainRow(bytes: bigEndian(number)))
    setRow(RowKey(.texts, bigEndian(number)), PlainRow(bytes: Array(text.utf8)))
    numbers[text] = number
    return number
  }

  /// The text behind a number; nil for 0.
  package func text(of number: UInt32) throws -> String? {
    guard number != 0 else { return nil }
    return try row(RowKey(.texts, bigEndian(number)), as: PlainRow.self).map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
  }

  /// Visits the stored cells of a table and dimension for `days`, in no particular order.
  ///
  /// What is in no group of the dimension has the value 0: the total less all groups.
  package func scan(
    _ table: CellTable, _ dimension: Dimension, days: ClosedRange<Int32>,
    _ body: (CellKey, Counters) throws -> Void
  ) throws {
    guard dimension != .total else { return try scanStored(table, .total, days, body) }
    var rests: [CellKey: Counters] = [:]
    func add(_ counters: Counters, toRestOf cell: CellKey) {
      let rest = CellKey(table, dimension, day: cell.day, other: cell.other, value: 0)
      rests[rest, default: .zero] &+= counters
    }
    try scanStored(table, .total, days) { add($1, toRestOf: $0) }
    try scanStored(table, dimension, days) { cell, counters in
      add(.zero &- counters, toRestOf: cell)
      try body(cell, counters)
    }
    for (rest, counters) in rests where counters != .zero { try body(rest, counters) }
  }

  private func scanStored(
    _ table: CellTable, _ dimension: Dimension, _ days: ClosedRange<Int32>,
    _ body: (CellKey, Counters) throws -> Void
  ) throws {
    // Looking day by day passes over the other dimensions; a range without end is read through.
    guard days.count > Self.seekLimit else {
      for day in days { try scanStored(table, dimension, from: day, to: day, body) }
      return
    }
    try scanStored(table, dimension, from: days.lowerBound, to: days.upperBound, body)
  }

  /// For how many days at most each is sought by itself.
  private static let seekLimit = 4096

  private func scanStored(
    _ table: CellTable, _ dimension: Dimension, from first: Int32, to last: Int32,
    _ body: (CellKey, Counters) throws -> Void
  ) throws {
    let lower = CellKey(table, dimension, day: first, other: .min, value: 0)
    let upper = CellKey(table, dimension, day: last, other: .max, value: .max)
    try storage.scan(from: lower.bytes, to: upper.bytes + [0]) { key, value in
      if let cell = CellKey(key), cell.dimension == dimension.rawValue {
        try body(cell, Self.counters(value))
      }
      return true
    }
  }

  /// Writes the changes to the storage: all of them, or only cells when rows are kept.
  package func flush() throws {
    if seen.rawValue > .min, try isBlank || seen > latest() {
      var row = IntegerRow()
      row.append(seen.rawValue)
      setRow(RowKey(.latest, []), PlainRow(bytes: row.bytes))
    }
    rows.forEach { $1.count($0, in: self) }
    if !keepsRows { try flushRows() }
    try deltas.forEachSorted { key, delta in
      guard delta != .zero else { return }
      let bytes = key.bytes
      let stored = isBlank ? nil : try storage.value(for: bytes)
      let sum = delta &+ (stored.map { Self.counters($0.span.bytes) } ?? .zero)
      if sum == .zero {
        try storage.remove(bytes)
      } else {
        try storage.put(Self.bytes(sum), for: bytes)
      }
    }
    deltas.removeAll()
    isBlank = false
  }

  private func flushRows() throws {
    try rows.forEachSorted { key, value in
      guard value.isChanged else { return }
      if let bytes = value.bytes {
        try storage.put(bytes, for: key.bytes)
      } else if !isBlank {
        try storage.remove(key.bytes)
      }
    }
    rows.removeAll()
  }

  private func countNames() throws -> UInt32 {
    if let nameCount { return nameCount }
    return try row(RowKey(.nameCount, []), as: PlainRow.self).map { Self.integer($0.bytes) } ?? 0
  }

  private static func integer(_ bytes: [UInt8]) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func counters(_ span: RawSpan) -> Counters {
    var counters = Counters.zero
    var reader = IntegerReader(span)
    for index in counters.indices { counters[index] = reader.next() ?? 0 }
    return counters
  }

  /// The counters up to the last that is not zero.
  private static func bytes(_ counters: Counters) -> [UInt8] {
    var row = IntegerRow()
    let count = counters.indices.last { counters[$0] != 0 }.map { $0 + 1 } ?? 0
    for index in 0..<count { row.append(counters[index]) }
    return row.bytes
  }
}
