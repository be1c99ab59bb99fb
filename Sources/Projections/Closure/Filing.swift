internal import CustomerService
internal import EventSourcing

/// A complaint among those of its customer.
struct Filing {
  var complaint: ComplaintID
  var at: Timestamp
  var position: Position
  /// The number of the category by the latest assessment.
  var category: UInt32
  var isRepeat = false

  /// Whether it came before another; of the same moment, the one recorded first.
  static func < (a: Filing, b: Filing) -> Bool { (a.at, a.position) < (b.at, b.position) }
}

/// The complaints that a customer filed within ``days``.
struct FilingsRow: EncodedRow {
  /// How many days one row spans.
  static let days: Int32 = 91

  var filings: [Filing] = []

  init() {}

  init(bytes: [UInt8]) {
    var reader = IntegerReader(bytes.span.bytes)
    while let complaint = reader.nextText(), let at = reader.next(), let position = reader.next(),
      let category = reader.next(), let isRepeat = reader.next()
    {
      filings.append(
        Filing(
          complaint: ComplaintID(complaint), at: Timestamp(rawValue: at),
          position: Position(rawValue: UInt64(bitPattern: position)),
          category: UInt32(truncatingIfNeeded: category), isRepeat: isRepeat == 1))
    }
  }

  func encode(into row: inout IntegerRow) {
    for filing in filings {
      row.append(filing.complaint.text)
      row.append(filing.at.rawValue)
      row.append(Int64(bitPattern: filing.position.rawValue))
      row.append(Int64(filing.category))
      row.append(filing.isRepeat ? 1 : 0)
    }
  }

  /// The number of the row that holds `day`.
  static func span(of day: Int32) -> Int32 {
    let (quotient, rest) = day.quotientAndRemainder(dividingBy: days)
    return rest < 0 ? quotient - 1 : quotient
  }
}

/// With whom a customer is merged, and which rows hold the complaints.
struct ComplainantRow: EncodedRow {
  var survivor: CustomerID?
  /// Those who are only other names of this customer.
  var merged: [CustomerID] = []
  /// The spans of days in which there are complaints.
  var spans: [Int32] = []

  init() {}

  init?(bytes: [UInt8]) {
    var reader = IntegerReader(bytes.span.bytes)
    guard let survivor = reader.nextText(), let mergedCount = reader.next() else { return nil }
    if !survivor.isEmpty { self.survivor = CustomerID(survivor) }
    for _ in 0..<max(0, mergedCount) {
      guard let customer = reader.nextText() else { return nil }
      merged.append(CustomerID(customer))
    }
    while let span = reader.next() { spans.append(Int32(truncatingIfNeeded: span)) }
  }

  func encode(into row: inout IntegerRow) {
    row.append(survivor?.text ?? "")
    row.append(Int64(merged.count))
    for customer in merged { row.append(customer.text) }
    for span in spans { row.append(Int64(span)) }
  }
}
