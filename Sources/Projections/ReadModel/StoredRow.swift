internal import EventSourcing

/// What a read model keeps of one thing, as bytes while it is stored.
protocol StoredRow {
  /// Nil where the bytes are damaged.
  init?(bytes: [UInt8])
  var bytes: [UInt8] { get }

  /// Appends the row's bytes.
  func encode(into row: inout IntegerRow)

  /// Where rows of this kind wait in memory.
  static func makeColumn() -> RowColumn
}

extension StoredRow {
  func encode(into row: inout IntegerRow) { row.append(contentsOf: bytes) }

  static func makeColumn() -> RowColumn { RowColumn(Rows<Self>()) }
}

/// A row of integers, written without memory of its own.
protocol EncodedRow: StoredRow {}

extension EncodedRow {
  var bytes: [UInt8] {
    var row = IntegerRow()
    encode(into: &row)
    return row.bytes
  }
}

/// What stands for a row that was removed unread.
struct RemovedRow: EncodedRow {
  init?(bytes: [UInt8]) { nil }
  func encode(into row: inout IntegerRow) {}
}

/// A row that is no more than its bytes.
struct PlainRow: StoredRow {
  var bytes: [UInt8]
}

/// A row from which all follows that it adds to cells.
protocol CountedRow: StoredRow {
  /// Adds to the cells of `model` what changes between two states of the row of `id`.
  static func count(
    _ id: @autoclosure () -> String, from old: Self?, to new: Self?, in model: ReadModel,
    _ zone: BusinessZone)
}

extension CountedRow {
  static func makeColumn() -> RowColumn {
    let rows = Rows<Self>(isCounted: true)
    return RowColumn(rows) { rows.count($0, $1, in: $2, $3) }
  }
}
