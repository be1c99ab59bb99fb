/// The tables of cells that projectors keep.
package enum CellTable: UInt8, Sendable {
  /// Counters by day.
  case daily = 16
  /// What is open at the end of each month less what was open at its start, by its first day.
  case monthlyNet = 17
  /// Reopenings by their day and the day of the closing they undo.
  case reopens = 18
  /// By due day: reopened punctual closings by the day of reopening, and on the due day itself those
  /// that came late.
  case undoneOnTime = 19
  /// How long complaints took, by the day of the answer or closing and the seconds.
  case durations = 20
  /// The same in working time.
  case worked = 24
  /// What opens (1) and closes (-1) again of the complaints of a day, by filing day and day.
  case openings = 21
  /// How the handling of complaints was rated, by day: index 0 counts score 1.
  case handling = 23
  /// By how many minutes the shifts of each weekday change on a day.
  case shiftChanges = 32
  /// Customers by the day of their last verification, as long as a later day is the other's.
  case verifications = 22
  /// Events worth telling of, by business day and topic.
  case noted = 48
  /// Facts that came into the log more than a day after they happened, by business day.
  case late = 49
}

/// The tables of rows that projectors keep.
package enum RowTable: UInt8, Sendable {
  case nameCount = 0
  case names = 1
  case texts = 2
  case entities = 3
  /// One row: the latest business time among the events.
  case latest = 4
  /// With whom customers are merged, and when they complained.
  case customers = 5
  /// The complaints that a customer filed within some days.
  case filings = 6
  /// Assignments, beside visits that may have the same ids.
  case orders = 8
  /// Surveys that were issued, beside rated visits.
  case surveys = 9
}

/// A cell's place: table, day, dimension, another day where there is one, and the group's number.
///
/// The cells of a day lie side by side, so that a fact changes one or two pages, however many
/// groups it belongs to.
package struct CellKey: Hashable, PendingKey, Sendable {
  private let high: UInt64
  private let low: UInt64

  package init(
    _ table: CellTable, _ dimension: Dimension, day: Int32, other: Int32 = 0, value: UInt32
  ) {
    high =
      UInt64(table.rawValue) << 40 | UInt64(Self.ordered(day)) << 8 | UInt64(dimension.rawValue)
    low = UInt64(Self.ordered(other)) << 32 | UInt64(value)
  }

  init?(_ bytes: RawSpan) {
    guard bytes.byteCount == 14 else { return nil }
    var high: UInt64 = 0
    for index in 0..<6 {
      high = high << 8 | UInt64(bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self))
    }
    self.high = high
    low = bytes.unsafeLoadUnaligned(fromByteOffset: 6, as: UInt64.self).bigEndian
  }

  package var day: Int32 { Self.plain(UInt32(truncatingIfNeeded: high >> 8)) }
  var dimension: UInt8 { UInt8(truncatingIfNeeded: high) }
  package var other: Int32 { Self.plain(UInt32(truncatingIfNeeded: low >> 32)) }
  package var value: UInt32 { UInt32(truncatingIfNeeded: low) }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  /// Appends fourteen bytes whose order is the order of the fields.
  func append(to bytes: inout [UInt8]) {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) {
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0.dropFirst(2)))
    }
  }

  var scattered: UInt64 { mixed(mixed(0, high), low) }

  var leading: UInt64 { high << 16 | low >> 48 }

  package static func < (a: CellKey, b: CellKey) -> Bool {
    a.high == b.high ? a.low < b.low : a.high < b.high
  }

  private static func ordered(_ day: Int32) -> UInt32 { UInt32(bitPattern: day) ^ 0x8000_0000 }
  private static func plain(_ day: UInt32) -> Int32 { Int32(bitPattern: day ^ 0x8000_0000) }
}

func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: value.bigEndian) { Array($0) }
}
