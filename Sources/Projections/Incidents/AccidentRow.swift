/// What the accident rate needs to know of an accident that was not downgraded.
struct AccidentRow: EncodedRow {
  /// The day on which it happened.
  var day: Int32
  var groups: Groups
  var isConfirmed = false

  init(day: Int32, groups: Groups) {
    self.day = day
    self.groups = groups
  }

  init?(bytes: [UInt8]) {
    var reader = IntegerReader(bytes.span.bytes)
    guard let day = reader.next(), let isConfirmed = reader.next(),
      let groups = reader.nextGroups()
    else { return nil }
    self.day = Int32(truncatingIfNeeded: day)
    self.isConfirmed = isConfirmed == 1
    self.groups = groups
  }

  func encode(into row: inout IntegerRow) {
    row.append(Int64(day))
    row.append(isConfirmed ? 1 : 0)
    row.append(groups)
  }
}
