internal import EventSourcing

/// What a read model keeps of one thing, as bytes while it is stored.
package protocol StoredRow {
  /// Nil where the bytes are damaged.
  init?(bytes: [UInt8])
  var bytes: [UInt8] { get }
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

/// A row that waits in memory, where it stays decoded however often it is read and changed.
class WaitingRow {
  /// Whether it must be written.
  fileprivate(set) var isChanged = false

  /// What to write; nil removes the row.
  var bytes: [UInt8]? { nil }

  /// Counts what has changed since this was called last.
  func count(_ key: RowKey, in model: ReadModel) {}
}

/// A row that was removed unread.
final class RemovedRow: WaitingRow {
  override init() {
    super.init()
    isChanged = true
  }
}

/// A row of a known kind; nil where there is none.
class DecodedRow<Row: StoredRow>: WaitingRow {
  private(set) var row: Row?

  /// - Parameters:
  ///   - row: What is stored, or what to store.
  ///   - isChanged: Whether it must be written.
  init(_ row: Row?, isChanged: Bool) {
    self.row = row
    super.init()
    self.isChanged = isChanged
  }

  override var bytes: [UInt8]? { row?.bytes }

  func change<Result>(_ body: (inout Row?) throws -> Result) rethrows -> Result {
    isChanged = true
    return try body(&row)
  }
}

/// A row whose cells are counted when it is written, once for all its changes until then.
final class WaitingCountedRow<Row: CountedRow>: DecodedRow<Row> {
  private var counted: Row?
  private let zone: BusinessZone

  init(stored row: Row?, _ zone: BusinessZone) {
    counted = row
    self.zone = zone
    super.init(row, isChanged: false)
  }

  override func count(_ key: RowKey, in model: ReadModel) {
    guard isChanged else { return }
    Row.count(key.text, from: counted, to: row, in: model, zone)
    counted = row
  }
}
