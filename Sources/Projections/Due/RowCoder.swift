internal import CustomerService
internal import EventSourcing

/// Goes through the fields of a row, in one order for writing and for reading.
protocol RowCoder: ~Escapable {
  mutating func code(_ value: inout Int64)
  mutating func code(_ text: inout String)
}

/// A row whose fields are named once for both directions.
protocol CodedRow: EncodedRow {
  init()
  mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder)
}

/// A term by its place in the list of its kind, looked up only when it is shown.
struct TermNumber<Value: Term> {
  fileprivate var number: Int64

  init(_ term: Value) {
    number = Value.allCases.enumerated().first { $0.element == term }.map { Int64($0.offset) } ?? 0
  }

  /// Nil where a row is damaged.
  var term: Value? {
    Value.allCases.enumerated().first { $0.offset == number }?.element
  }
}

extension CodedRow {
  init(bytes: [UInt8]) { self.init(bytes.span.bytes) }

  init(_ bytes: RawSpan) {
    self.init()
    var reader = IntegerReader(bytes)
    code(&reader)
  }

  func encode(into row: inout IntegerRow) {
    var copy = self
    copy.code(&row)
  }
}

extension RowCoder where Self: ~Escapable {
  mutating func code(_ moment: inout Timestamp) {
    var value = moment.rawValue
    code(&value)
    moment = Timestamp(rawValue: value)
  }

  mutating func code(_ moment: inout Timestamp?) {
    var value = moment?.rawValue ?? .min
    code(&value)
    moment = value == .min ? nil : Timestamp(rawValue: value)
  }

  mutating func code(_ number: inout UInt32) {
    var value = Int64(number)
    code(&value)
    number = UInt32(truncatingIfNeeded: value)
  }

  mutating func code(_ flag: inout Bool) {
    var value: Int64 = flag ? 1 : 0
    code(&value)
    flag = value == 1
  }

  mutating func code<Value: Term>(_ term: inout TermNumber<Value>) { code(&term.number) }

  mutating func code<Row: CodedRow>(_ rows: inout [Row]) {
    var count = Int64(rows.count)
    code(&count)
    for index in 0..<Int(max(0, count)) {
      if index == rows.count { rows.append(Row()) }
      rows[index].code(&self)
    }
  }
}

extension IntegerRow: RowCoder {
  mutating func code(_ value: inout Int64) { append(value) }

  mutating func code(_ text: inout String) { append(text) }
}

extension IntegerReader: RowCoder {
  mutating func code(_ value: inout Int64) { value = next() ?? 0 }

  mutating func code(_ text: inout String) { text = nextText() ?? "" }
}
