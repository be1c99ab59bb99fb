internal import EventSourcing

/// Where a waiting row is: in which column, and at which place there.
struct RowPlace {
  private let numbers: (column: Int32, index: Int32)

  init(column: Int, index: Int) { numbers = (Int32(column), Int32(index)) }

  var column: Int { Int(numbers.column) }
  var index: Int { Int(numbers.index) }
}

/// The rows of one kind that wait in memory, decoded however often they are read and changed.
final class Rows<Row: StoredRow> {
  private struct Entry {
    /// Nil where there is none.
    var row: Row?
    /// Whether it must be written.
    var isChanged: Bool
    /// Whether it is removed from the storage when it is nil.
    var mayBeStored: Bool
  }

  private var entries: [Entry] = []
  /// As what rows were counted last; nil for a kind that adds to no cells.
  private var counted: [Int: Row]?

  init(isCounted: Bool = false) { if isCounted { counted = [:] } }

  subscript(index: Int) -> Row? { entries[index].row }

  /// Adds a row and returns its place.
  func add(_ row: Row?, isChanged: Bool, mayBeStored: Bool) -> Int {
    if !isChanged, let row { counted?[entries.count] = row }
    entries.append(Entry(row: row, isChanged: isChanged, mayBeStored: mayBeStored))
    return entries.count - 1
  }

  func set(_ index: Int, _ row: Row?) {
    entries[index].row = row
    entries[index].isChanged = true
  }

  func change(_ index: Int, _ body: (inout Row?) throws -> Void) rethrows {
    let wasThere = entries[index].row != nil
    try body(&entries[index].row)
    if wasThere || entries[index].row != nil { entries[index].isChanged = true }
  }

  func removeAll() {
    entries.removeAll(keepingCapacity: true)
    counted?.removeAll(keepingCapacity: true)
  }

  /// Adds what must be written of a row to `changes`; `scratch` is overwritten.
  func write(
    _ index: Int, _ key: RowKey, to changes: inout RowChanges, _ scratch: inout IntegerRow
  ) {
    guard entries[index].isChanged else { return }
    if let row = entries[index].row {
      scratch.removeAll()
      row.encode(into: &scratch)
      changes.put(scratch.bytes) { key.append(to: &$0) }
    } else if entries[index].mayBeStored {
      changes.remove { key.append(to: &$0) }
    }
  }
}

extension Rows where Row: CountedRow {
  /// Counts what has changed in a row since this was called last.
  func count(_ index: Int, _ key: RowKey, in model: ReadModel, _ zone: BusinessZone) {
    guard entries[index].isChanged else { return }
    let row = entries[index].row
    Row.count(key.text, from: counted?[index], to: row, in: model, zone)
    if model.keepsRows || model.witness != nil { counted?[index] = row }
  }
}

/// What can be done with waiting rows of whatever kind.
///
/// Closures, made where the kind is known: what a generic class overrides is not compiled for it.
struct RowColumn {
  typealias Count = (_ index: Int, RowKey, ReadModel, BusinessZone) -> Void

  /// The ``Rows``.
  let rows: AnyObject
  /// The bytes of a row; nil where there is none.
  let bytes: (_ index: Int) -> [UInt8]?
  let remove: (_ index: Int) -> Void
  let write: (_ index: Int, RowKey, inout RowChanges, _ scratch: inout IntegerRow) -> Void
  /// Nil for rows that add to no cells.
  let count: Count?
  let removeAll: () -> Void

  init<Row: StoredRow>(_ rows: Rows<Row>, count: Count? = nil) {
    self.rows = rows
    bytes = { rows[$0]?.bytes }
    remove = { rows.set($0, nil) }
    write = { rows.write($0, $1, to: &$2, &$3) }
    self.count = count
    removeAll = { rows.removeAll() }
  }
}
