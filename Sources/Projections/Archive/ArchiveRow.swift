internal import CustomerService
internal import EventSourcing

/// What the archive figures need to know of one customer.
struct ArchiveRow: StoredRow, Equatable {
  var groups = Groups()
  /// A bit for each of ``ArchiveField`` that is filled.
  private var filled: Int64 = 0
  /// Whether the customer is only another name of the survivor of a merger.
  var isMerged = false
  /// The day of the last verification.
  var verified: Int32?

  init() {}

  init?(bytes: [UInt8]) {
    var reader = IntegerReader(bytes.span.bytes)
    guard let groups = reader.nextGroups(), let filled = reader.next(),
      let isMerged = reader.next()
    else { return nil }
    self.groups = groups
    self.filled = filled
    self.isMerged = isMerged == 1
    verified = reader.next().map { Int32(truncatingIfNeeded: $0) }
  }

  var bytes: [UInt8] {
    var row = IntegerRow()
    row.append(groups)
    row.append(filled)
    row.append(isMerged ? 1 : 0)
    if let verified { row.append(Int64(verified)) }
    return row.bytes
  }

  static let required = ArchiveField.allCases

  var isFull: Bool { filled.nonzeroBitCount == Self.required.count }

  /// Notes that a field has a value; nil leaves it as it is.
  mutating func fill(_ field: ArchiveField, _ value: (some Any)?) {
    guard value != nil, let place = Self.required.firstIndex(of: field) else { return }
    filled |= 1 << Int64(place)
  }

  /// What the customer adds to the archive: one, whether it is full, and the filled fields.
  var counters: Counters {
    var counters = Counters.zero
    guard !isMerged else { return counters }
    counters[0] = 1
    counters[1] = isFull ? 1 : 0
    counters[2] = Int64(filled.nonzeroBitCount)
    return counters
  }
}
