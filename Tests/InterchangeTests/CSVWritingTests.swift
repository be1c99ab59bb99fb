import Interchange
import Testing

struct `Writing CSV` {
  @Test func `quotes only what needs it`() {
    var writer = CSVWriter()
    writer.write(["a", "b,c", "d\"e", "f\ng", " h ", ""])
    writer.write([""])
    #expect(writer.text == "a,\"b,c\",\"d\"\"e\",\"f\ng\", h ,\r\n\"\"\r\n")
  }

  @Test(arguments: [
    "=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1", "＋1", "－1", "＠a", "-", "-1.",
    "+1e5", "--1", "-1.2.3", "=",
  ])
  func `makes formulas inert`(field: String) throws {
    var writer = CSVWriter()
    writer.write([field, "x"])
    #expect(try read(writer.text).first?.fields == ["'" + field, "x"])
  }

  @Test(arguments: ["-12.50", "+86", "-5", "1", "2026-04-03", "'", "a=b", "保洁", ""])
  func `leaves plain numbers and other text alone`(field: String) throws {
    var writer = CSVWriter()
    writer.write([field, "x"])
    #expect(try read(writer.text).first?.fields == [field, "x"])
  }

  @Test func `keeps a byte order mark that belongs to the first field`() throws {
    var writer = CSVWriter()
    writer.write(["\u{feff}名", "x"])
    #expect(try read(writer.text).first?.fields == ["\u{feff}名", "x"])
  }

  @Test(arguments: [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")])
  func `gives back every text unchanged when formulas are not guarded`(delimiter: UInt8) throws {
    var generator = SeededGenerator(state: UInt64(delimiter))
    let alphabet = Array("a=\",\r\n;\té \0\u{feff}\u{85}\u{2028}🧹".unicodeScalars)
    for _ in 0..<3_000 {
      let width = Int.random(in: 1..<4, using: &generator)
      let rows = (0..<Int.random(in: 1..<4, using: &generator)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0..<5, using: &generator)).reduce(into: "") { text, _ in
            text.unicodeScalars.append(alphabet.randomElement(using: &generator) ?? "a")
          }
        }
      }
      var writer = CSVWriter(delimiter: delimiter, guardFormulas: false)
      if Bool.random(using: &generator) { writer.writeByteOrderMark() }
      for row in rows { writer.write(row) }
      var options = CSVReader.Options()
      options.delimiter = delimiter
      let found = try read(bytes: writer.bytes, options: options)
      #expect(
        found.map { $0.fields.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
    }
  }

  @Test func `hands over a long text in parts`() {
    var writer = CSVWriter(delimiter: UInt8(ascii: ";"))
    writer.write(["a;b", "c"])
    #expect(writer.takeBytes() == Array("\"a;b\";c\r\n".utf8))
    #expect(writer.bytes.isEmpty)
  }
}
