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
  private var rows = PendingTable<RowKey, RowPlace>()
  private var kinds: [ObjectIdentifier] = []
  /// One for each of ``kinds``.
  private var columns: [RowColumn] = []
  /// That of the days of cells which follow from rows.
  private var zone: BusinessZone?
  /// Whether the storage holds no row, so that it need not be asked.
  private var isBlank: Bool
  private var numbers = PendingTable<RowKey, UInt32>()
  private var nameCount: UInt32?
  /// The latest business time seen since the last ``flush()``.
  private var seen = Timestamp(rawValue: .min)
  /// Told of every change to a cell of the whole instead of it being kept.
  var witness: ContributionWitness?
  /// The name asked for last in each place, since neighbours in the log often agree.
  private var recent = [(text: String, number: UInt32)](
    repeating: ("", 0), count: Dimension.allCases.count)

  /// Whether rows stay in memory when their cells are written.
  let keepsRows: Bool
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
    let key = RowKey(.names, text)
    if let number = numbers[key] { return number }
    let number: UInt32
    if let stored = try row(key, as: PlainRow.self) {
      number = Self.integer(stored.bytes)
    } else {
      number = try countNames() + 1
      nameCount = number
      setRow(RowKey(.nameCount, []), PlainRow(bytes: bigEndian(number)))
      setRow(key, PlainRow(bytes: bigEndian(number)))
      setRow(RowKey(.texts, bigEndian(number)), PlainRow(bytes: Array(text.utf8)))
    }
    _ = numbers.place(of: key, adding: number)
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
    countRows()
    if !keepsRows {
      try write(rows) { key, place, changes, scratch in
        columns[place.column].write(place.index, key, &changes, &scratch)
      }
      rows.removeAll()
      for column in columns { column.removeAll() }
    }
    try write(deltas) { key, delta, changes, scratch in
      guard delta != .zero else { return }
      let stored = isBlank ? nil : try storage.value(for: key.bytes)
      let sum = delta &+ (stored.map { Self.counters($0.span.bytes) } ?? .zero)
      if sum == .zero { return changes.remove { key.append(to: &$0) } }
      scratch.removeAll()
      scratch.append(sum)
      changes.put(scratch.bytes) { key.append(to: &$0) }
    }
    deltas.removeAll()
    isBlank = false
  }

  /// Writes what `add` makes of each entry, in the order of the keys.
  private func write<Key, Value>(
    _ table: PendingTable<Key, Value>,
    _ add: (Key, Value, inout RowChanges, _ scratch: inout IntegerRow) throws -> Void
  ) throws {
    var changes = RowChanges()
    var scratch = IntegerRow()
    try table.forEachSorted { key, value in
      try add(key, value, &changes, &scratch)
      guard changes.byteCount > Self.writtenAtOnce else { return }
      try storage.apply(changes)
      changes.removeAll()
    }
    try storage.apply(changes)
  }

  /// How many bytes of changes are written together.
  private static let writtenAtOnce = 1 << 18

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
}

// MARK: Rows

extension ReadModel {
  /// The row of `key`, as it is after all changes.
  func row<Row: StoredRow>(_ key: RowKey, as kind: Row.Type = Row.self) throws -> Row? {
    if let place = rows[key] {
      let (number, column) = column(of: Row.self)
      return place.column == number ? column[place.index] : decoded(place)
    }
    guard let row = try stored(key, as: Row.self) else { return nil }
    let (number, column) = column(of: Row.self)
    let index = column.add(row, isChanged: false, mayBeStored: true)
    _ = rows.place(of: key, adding: RowPlace(column: number, index: index))
    return row
  }

  /// The bytes of the row of `key`, of whatever kind it is.
  func bytes(of key: RowKey) throws -> [UInt8]? {
    guard let place = rows[key] else { return try storage.value(for: key.bytes) }
    return columns[place.column].bytes(place.index)
  }

  func setRow<Row: StoredRow>(_ key: RowKey, _ row: Row?) {
    let (number, column) = column(of: Row.self)
    let (place, isNew) = rows.place(
      of: key,
      adding: RowPlace(
        column: number, index: column.add(row, isChanged: true, mayBeStored: !isBlank)))
    if isNew { return }
    if rows[place].column == number {
      column.set(rows[place].index, row)
    } else {
      let index = column.add(row, isChanged: true, mayBeStored: true)
      rows[place] = RowPlace(column: number, index: index)
    }
  }

  /// Removes the row of `key`, of whatever kind it is.
  func removeRow(_ key: RowKey) {
    if let place = rows[key] {
      columns[place.column].remove(place.index)
    } else if !isBlank {
      setRow(key, RemovedRow?.none)
    }
  }

  /// Changes a row where it waits; nil stands for none.
  func edit<Row: StoredRow>(_ key: RowKey, _ body: (inout Row?) throws -> Void) throws {
    let (column, index) = try opened(key, as: Row.self)
    try column.change(index, body)
  }

  /// Changes a row whose cells follow from it; those are changed when the row is written, or at
  /// once for a witness.
  func change<Row: CountedRow>(
    _ key: RowKey, _ zone: BusinessZone, _ body: (inout Row?) throws -> Void
  ) throws {
    self.zone = zone
    let (column, index) = try opened(key, as: Row.self)
    try column.change(index, body)
    if witness != nil { column.count(index, key, in: self, zone) }
  }

  private func opened<Row: StoredRow>(
    _ key: RowKey, as kind: Row.Type
  ) throws -> (column: Rows<Row>, index: Int) {
    let (number, column) = column(of: Row.self)
    func added() throws -> RowPlace {
      let row = try stored(key, as: Row.self)
      let index = column.add(row, isChanged: false, mayBeStored: row != nil)
      return RowPlace(column: number, index: index)
    }
    let (place, _) = try rows.place(of: key, adding: try added())
    if rows[place].column != number {
      let row: Row? = decoded(rows[place])
      let index = column.add(row, isChanged: true, mayBeStored: true)
      rows[place] = RowPlace(column: number, index: index)
    }
    return (column, rows[place].index)
  }

  private func stored<Row: StoredRow>(_ key: RowKey, as kind: Row.Type) throws -> Row? {
    isBlank ? nil : try storage.value(for: key.bytes).flatMap(Row.init(bytes:))
  }

  /// A waiting row of another kind as one of this.
  private func decoded<Row: StoredRow>(_ place: RowPlace) -> Row? {
    columns[place.column].bytes(place.index).flatMap(Row.init(bytes:))
  }

  private func column<Row: StoredRow>(of kind: Row.Type) -> (number: Int, rows: Rows<Row>) {
    let kind = ObjectIdentifier(Row.self)
    let number = kinds.firstIndex(of: kind) ?? kinds.count
    if number == kinds.count {
      kinds.append(kind)
      columns.append(Row.makeColumn())
    }
    return (number, unsafeDowncast(columns[number].rows, to: Rows<Row>.self))
  }

  private func countRows() {
    guard let zone else { return }
    rows.forEach { key, place in columns[place.column].count?(place.index, key, self, zone) }
  }
}
