/// What the response rate needs to know of a survey that was issued.
struct IssuedSurvey: EncodedRow {
  var groups = Groups()
  /// The day on which it was issued.
  var day: Int32
  var isAnswered = false

  init(day: Int32) { self.day = day }

  init?(bytes: [UInt8]) {
    var reader = IntegerReader(bytes.span.bytes)
    guard let day = reader.next(), let isAnswered = reader.next(),
      let groups = reader.nextGroups()
    else { return nil }
    self.day = Int32(truncatingIfNeeded: day)
    self.isAnswered = isAnswered == 1
    self.groups = groups
  }

  func encode(into row: inout IntegerRow) {
    row.append(Int64(day))
    row.append(isAnswered ? 1 : 0)
    row.append(groups)
  }
}
