internal import CustomerService
internal import EventSourcing

/// The kinds of rows, by the first byte of their keys.
///
/// Open items are kept apart from what may become open again, so that a question reads only open
/// ones; what lies ahead for long is ordered by its day, all else by id.
enum DueTable: UInt8, CaseIterable {
  /// One row: the day of the log on which what no longer matters was last removed.
  case swept = 0
  case openComplaints, closedComplaints
  /// By last day of the window.
  case openAssignments
  case fulfilledAssignments
  case unratedVisits, otherVisits
  case contracts
  /// Contracts that wait for a decision, by their last day; empty rows.
  case undecidedContracts
  case certificates, technicians
  /// The survivor of a merged customer.
  case aliases
  /// Those of one visit or complaint together.
  case followUps
  case escalations, consultations, incidents, tasks
  /// With their corrective actions.
  case problems
  case suggestions
  /// With the items that have a due day.
  case plans

  var only: RowKey {
    var key = RowKey(.entities)
    key.append(rawValue)
    return key
  }

  func key(_ id: String) -> RowKey {
    var key = only
    key.append(id)
    return key
  }

  func key(_ day: CalendarDate, _ id: String) -> RowKey {
    var key = only
    key.append(Self.ordered(day))
    key.append(id)
    return key
  }

  func key(_ technician: UInt32, _ skill: UInt32) -> RowKey {
    var key = only
    key.append(technician)
    key.append(skill)
    return key
  }

  /// How keys of `day` begin, in an order that is that of the days.
  func prefix(_ day: CalendarDate) -> [UInt8] { [rawValue] + bigEndian(Self.ordered(day)) }

  private static func ordered(_ day: CalendarDate) -> UInt32 {
    UInt32(bitPattern: day.daysSinceEpoch) ^ 0x8000_0000
  }

  /// The id at the end of a key, after the table's byte and `count` others.
  static func id(_ key: RawSpan, after count: Int = 0) -> String {
    key.extracting((1 + count)...).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// The technician and the skill of a certificate's key.
  static func pair(_ key: RawSpan) -> (technician: UInt32, skill: UInt32) {
    (
      key.unsafeLoadUnaligned(fromByteOffset: 1, as: UInt32.self).bigEndian,
      key.unsafeLoadUnaligned(fromByteOffset: 5, as: UInt32.self).bigEndian
    )
  }

  /// The length of a day in a key.
  static let dayLength = 4
}

extension RowKey {
  /// The key that a scan of ``DueTable`` visits.
  init(visited key: RawSpan) { self.init(.entities, key.withUnsafeBytes { Array($0) }) }
}

extension ReadModel {
  func read<Row: CodedRow>(_ key: RowKey, as type: Row.Type = Row.self) throws -> Row? {
    try row(key, as: Row.self)
  }

  func write(_ row: (some CodedRow)?, _ key: RowKey) { setRow(key, row) }

  /// Visits the stored rows of a table, or those whose keys begin with days from `first` to `last`.
  ///
  /// Changes that wait for ``flush()`` are not seen.
  func scan(
    _ table: DueTable, from first: CalendarDate? = nil, through last: CalendarDate? = nil,
    _ body: (RawSpan, RawSpan) throws -> Void
  ) throws {
    let lower = first.map(table.prefix) ?? [table.rawValue]
    let upper = last.map { table.prefix($0.advanced(by: 1)) } ?? [table.rawValue + 1]
    try scanRows(.entities, from: lower, to: upper, body)
  }
}
