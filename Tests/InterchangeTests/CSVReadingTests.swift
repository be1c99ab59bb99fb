import Interchange
import Testing

struct `Reading CSV` {
  @Test func `follows RFC 4180`() throws {
    let text = "\u{feff}a,b,c\r\n1,\"x,\"\"y\"\"\",\n\"line\r\nbreak\",,\"\"\n\n最后,2,3"
    let rows = try read(text)
    #expect(
      rows.map(\.fields) == [
        ["a", "b", "c"], ["1", "x,\"y\"", ""], ["line\r\nbreak", "", ""], ["最后", "2", "3"],
      ])
    #expect(rows.map(\.line) == [1, 2, 3, 6])
  }

  @Test(arguments: 1...7)
  func `does not depend on where chunks end`(size: Int) throws {
    let text = "\u{feff}名,\"b\"\"c\"\r\n\"多\r\n行\",é\r\n🧹,\"\"\r\n"
    #expect(
      try read(text, chunkSize: size).map(\.fields) == [
        ["名", "b\"c"], ["多\r\n行", "é"], ["🧹", ""],
      ])
  }

  @Test func `takes another delimiter`() throws {
    var options = CSVReader.Options()
    options.delimiter = UInt8(ascii: ";")
    #expect(try read("a,b;c", options: options).map(\.fields) == [["a,b", "c"]])
  }

  @Test(arguments: ["", "\n", "\r\n\r\n", "\u{feff}"])
  func `finds no row in an empty text`(text: String) throws {
    #expect(try read(text).isEmpty)
  }

  @Test(arguments: [
    ("a\n\"b\nc", CSVError(reason: .unterminatedQuote, line: 2, column: 1)),
    ("a,\"b\"c", CSVError(reason: .textAfterClosingQuote, line: 1, column: 6)),
    ("保,x\"b\"", CSVError(reason: .quoteInUnquotedField, line: 1, column: 4)),
    ("a\rb", CSVError(reason: .bareCarriageReturn, line: 1, column: 2)),
    ("\"\na\"\r", CSVError(reason: .bareCarriageReturn, line: 2, column: 3)),
    ("a,b\nc", CSVError(reason: .wrongFieldCount(expected: 2, found: 1), line: 2, column: 1)),
    ("a\nc,", CSVError(reason: .wrongFieldCount(expected: 1, found: 2), line: 2, column: 1)),
  ])
  func `says where a text is malformed`(text: String, expected: CSVError) {
    #expect(throws: expected) { try read(text) }
    #expect(throws: expected) { try read(text, chunkSize: 1) }
  }

  @Test func `refuses invalid UTF-8 at the field`() {
    #expect(throws: CSVError(reason: .invalidUTF8, line: 2, column: 3)) {
      try read(bytes: Array("a,b\n1,".utf8) + [0xb1, 0xa3])
    }
  }

  @Test func `goes on after a row of the wrong length, and after nothing else`() throws {
    var reader = try CSVReader(Array("a,b\n1\n2,3\nx\"\n4,5\n".utf8))
    #expect(try reader.next()?.fields == ["a", "b"])
    #expect(throws: CSVError.self) { try reader.next() }
    #expect(try reader.next()?.fields == ["2", "3"])
    let fault = CSVError(reason: .quoteInUnquotedField, line: 4, column: 2)
    #expect(throws: fault) { try reader.next() }
    #expect(throws: fault) { try reader.next() }
  }

  @Test func `limits fields and rows`() {
    var options = CSVReader.Options()
    options.fieldLimit = 4
    options.rowLimit = 10
    #expect(throws: Never.self) { try read("abcd,abcd", options: options) }
    #expect(throws: CSVError(reason: .fieldTooLong(limit: 4), line: 1, column: 6)) {
      try read("abcde,x", options: options)
    }
    #expect(throws: CSVError(reason: .rowTooLong(limit: 10), line: 1, column: 14)) {
      try read("abcd,abcd,abc", options: options, chunkSize: 10)
    }
  }

  @Test func `refuses a row of more fields than a spreadsheet has columns`() throws {
    var options = CSVReader.Options()
    options.fieldCountLimit = 3
    #expect(try read("a,b,c\n1,2,3", options: options).count == 2)
    let refused = #expect(throws: CSVError.self) { try read("a,b,c,d", options: options) }
    #expect(refused?.reason == .tooManyFields(limit: 3))
  }

  @Test func `stops an endless quoted field at the limit`() throws {
    var pulledCount = 0
    var reader = try CSVReader {
      pulledCount += 1
      return pulledCount == 1 ? [UInt8(ascii: "\"")] : [UInt8](repeating: 0x61, count: 1 << 16)
    }
    let error = #expect(throws: CSVError.self) { try reader.next() }
    #expect(error?.reason == .fieldTooLong(limit: 1 << 20))
    #expect(pulledCount < 20)
  }

  @Test func `passes on the error of its source`() throws {
    struct Broken: Error {}
    var reader = try CSVReader { throw Broken() }
    #expect(throws: Broken.self) { try reader.next() }
  }

  @Test func `speaks both languages`() {
    let error = CSVError(reason: .wrongFieldCount(expected: 2, found: 1), line: 7, column: 1)
    #expect(error.english == "line 7, column 1: expected 2 fields, found 1")
    #expect(error.chinese == "第 7 行第 1 列：应有 2 个字段，实有 1 个")
  }

  @Test func `survives random bytes and gives the same rows for all chunk sizes`() {
    var generator = SeededGenerator(state: 3)
    let alphabet = Array("a\",\r\n\n\"é".utf8) + [0xff]
    for _ in 0..<20_000 {
      let bytes = randomBytes(.random(in: 0..<14, using: &generator), from: alphabet, &generator)
      switch (outcome(bytes, chunkSize: .max), outcome(bytes, chunkSize: 2)) {
      case (.success(let left), .success(let right)): #expect(left == right)
      case (.failure(let left), .failure(let right)): #expect(left == right)
      default: Issue.record("\(bytes): chunks change the answer")
      }
    }
  }

  private func outcome(_ bytes: [UInt8], chunkSize: Int) -> Result<[CSVRow], CSVError> {
    do {
      return .success(try read(bytes: bytes, chunkSize: chunkSize))
    } catch let error as CSVError {
      return .failure(error)
    } catch {
      Issue.record(error)
      return .success([])
    }
  }
}

func read(
  _ text: String, options: CSVReader.Options = .init(), chunkSize: Int = .max
) throws -> [CSVRow] {
  try read(bytes: Array(text.utf8), options: options, chunkSize: chunkSize)
}

func read(
  bytes: [UInt8], options: CSVReader.Options = .init(), encoding: TextEncoding = .utf8,
  chunkSize: Int = .max
) throws -> [CSVRow] {
  var rest = bytes[...]
  var reader = try CSVReader(options: options, encoding: encoding) {
    guard !rest.isEmpty else { return nil }
    defer { rest = rest.dropFirst(chunkSize) }
    return Array(rest.prefix(chunkSize))
  }
  var rows: [CSVRow] = []
  while let row = try reader.next() { rows.append(row) }
  return rows
}
