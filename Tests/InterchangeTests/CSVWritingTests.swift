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

  @Test func `gives back every text unchanged when formulas are not guarded`() throws {
    var generator = SeededGenerator(state: 4)
    let alphabet = Array("a=\",\r\n;é ".unicodeScalars)
    for _ in 0..<3_000 {
      let fields = (0..<Int.random(in: 1..<4, using: &generator)).map { _ in
        (0..<Int.random(in: 0..<5, using: &generator)).reduce(into: "") { text, _ in
          text.unicodeScalars.append(alphabet.randomElement(using: &generator) ?? "a")
        }
      }
      var writer = CSVWriter(guardFormulas: false)
      writer.writeByteOrderMark()
      writer.write(fields)
      #expect(try read(writer.text).map(\.fields) == [fields])
    }
  }

  @Test func `hands over a long text in parts`() {
    var writer = CSVWriter(delimiter: UInt8(ascii: ";"))
    writer.write(["a;b", "c"])
    #expect(writer.takeBytes() == Array("\"a;b\";c\r\n".utf8))
    #expect(writer.bytes.isEmpty)
  }
}
