import EventLog
import Testing

@testable import Projections

@Suite("A row that waits")
struct WaitingRowTests {
  private let view = MemoryView()
  private let key = RowKey(entity: "A")

  private struct Other: EncodedRow {
    var number: Int64

    init?(bytes: [UInt8]) {
      var reader = IntegerReader(bytes.span.bytes)
      guard let number = reader.next() else { return nil }
      self.number = number
    }

    func encode(into row: inout IntegerRow) { row.append(number) }
  }

  @Test("is read as it was set, before and after it is written")
  func setting() throws {
    let model = ReadModel(view)
    model.setRow(key, PlainRow(bytes: [4]))
    #expect(try model.row(key, as: PlainRow.self)?.bytes == [4])
    #expect(try model.bytes(of: key) == [4])
    try model.flush()
    #expect(view.value(for: key.bytes) == [4])
    #expect(try model.row(key, as: PlainRow.self)?.bytes == [4])
  }

  @Test("is read as one of another kind by its bytes, and set as one")
  func kinds() throws {
    let model = ReadModel(view, isBlank: true)
    model.setRow(key, PlainRow(bytes: [4]))
    #expect(try model.row(key, as: Other.self)?.number == 2)
    try model.edit(key) { (row: inout Other?) in row?.number += 1 }
    #expect(try model.row(key, as: PlainRow.self)?.bytes == [6])
    model.setRow(key, PlainRow(bytes: [9]))
    #expect(try model.row(key, as: PlainRow.self)?.bytes == [9])
    try model.flush()
    #expect(view.value(for: key.bytes) == [9])
  }

  @Test("is gone after it was removed, whether it was read or not", arguments: [true, false])
  func removing(isRead: Bool) throws {
    try view.put([4], for: key.bytes)
    let model = ReadModel(view)
    if isRead { _ = try model.row(key, as: PlainRow.self) }
    model.removeRow(key)
    #expect(try model.row(key, as: PlainRow.self) == nil)
    #expect(try model.bytes(of: key) == nil)
    try model.edit(key) { (row: inout PlainRow?) in #expect(row == nil) }
    try model.flush()
    #expect(view.value(for: key.bytes) == nil)
    model.removeRow(key)
    model.setRow(key, PlainRow(bytes: [5]))
    try model.flush()
    #expect(view.value(for: key.bytes) == [5])
  }

  @Test("is not written when looking for it found nothing")
  func absence() throws {
    let model = ReadModel(view)
    try model.edit(key) { (row: inout PlainRow?) in #expect(row == nil) }
    #expect(try model.row(key, as: PlainRow.self) == nil)
    try model.flush()
    #expect(view.count == 0)
  }
}
