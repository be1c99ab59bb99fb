import CustomerService
import EventSourcing
import Testing

/// The shapes that a command's data may have, whatever the command.
@Suite struct FieldReaderTests {
  private func reader(_ value: FieldValue) -> FieldReader {
    FieldReader(["x": value], zone: .shanghai)
  }

  private func expectMalformed(
    _ value: FieldValue, sourceLocation: SourceLocation = #_sourceLocation,
    _ read: (inout FieldReader) throws -> Void
  ) {
    var fields = reader(value)
    let error = #expect(throws: MalformedField.self, sourceLocation: sourceLocation) {
      try read(&fields)
    }
    #expect(error?.field == "x", sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "C1", "a-b_c.d/e", "客户-一", "𠮷田", "Ω9", "٣", "e\u{301}é",
    String(repeating: "长", count: 64),
  ])
  func `An id is made of letters and digits of any script and four signs`(id: String) throws {
    var fields = reader(.text(id))
    #expect(try fields.id("x", CustomerID.self).text == id)
  }

  @Test(arguments: [
    "", " ", "a b", "a\u{3000}b", "a\nb", "a\tb", "a\0b", "a\u{1B}[31m", "a\u{7F}", "a:b", "a,b",
    "=cmd", "👍", "a\u{200B}b", "a\u{202E}b", "a\u{FEFF}", "\u{3164}", "a\u{FE0F}", "\u{301}a",
    String(repeating: "长", count: 65), "a" + String(repeating: "\u{301}", count: 200),
  ])
  func `An id has no spaces, signs, control or invisible characters`(id: String) {
    expectMalformed(.text(id)) { _ = try $0.id("x", CustomerID.self) }
  }

  @Test(arguments: [
    String(repeating: "好", count: 4000), String(repeating: "𠮷", count: 4000),
    "👨‍👩‍👧\n\t=cmd \u{202E}", "e\u{301}",
  ])
  func `A text has up to 4,000 scalars of any kind`(text: String) throws {
    var fields = reader(.text(text))
    #expect(try fields.text("x") == text)
  }

  @Test(arguments: ["", String(repeating: "好", count: 4001), "a\0b"])
  func `A text is neither empty nor longer and holds no NUL`(text: String) {
    expectMalformed(.text(text)) { _ = try $0.text("x") }
    expectMalformed(.list([text])) { _ = try $0.list("x") }
  }

  @Test(arguments: [" ", "\u{3000}\n\t", "\u{200B}\u{FEFF}\u{2060}"])
  func `A text that must be given has something to read`(text: String) throws {
    expectMalformed(.text(text)) { _ = try $0.text("x") }
    var fields = reader(.text(text))
    #expect(try fields.optionalText("x") == text)
  }

  @Test func `What figures are grouped by is short enough to be looked up`() throws {
    let longest = String(repeating: "𠮷", count: 100)
    var fields = reader(.text(longest))
    #expect(try fields.label("x") == longest)
    expectMalformed(.text(longest + "长")) { _ = try $0.label("x") }
    expectMalformed(.text("")) { _ = try $0.optionalLabel("x") }
  }

  @Test func `The limit of a text counts scalars, not what is seen`() {
    expectMalformed(.text(String(repeating: "👨‍👩‍👧", count: 801))) { _ = try $0.text("x") }
  }

  @Test(
    arguments: [
      .text("2026-02-29"), .text("2026-04-31"), .text("2026-13-01"), .text("2026-4-3"),
      .text("26-04-03"), .text("2026-04-03T09:00"), .text(""), .integer(20_260_403),
    ] as [FieldValue])
  func `A date is a day of the calendar`(date: FieldValue) {
    expectMalformed(date) { _ = try $0.date("x") }
  }

  @Test(arguments: [
    "2026-04-03T24:00:00", "2026-04-03T09:60", "2026-04-03T09", "2026-04-03T09:00:00+8",
    "2026-02-29T00:00", "昨天", "1775178000000",
  ])
  func `A time is one of the clock`(time: String) {
    expectMalformed(.text(time)) { _ = try $0.moment("x") }
  }

  @Test(arguments: [
    "2026-04-03T09:00:00+08:00", "2026-04-03T01:00:00Z", "2026-04-02T20:00:00-05:00",
    "2026-04-03T09:00", "2026-04-03 09:00:00.000",
  ])
  func `The same moment is read from every way of writing it`(time: String) throws {
    var fields = reader(.text(time))
    #expect(try fields.moment("x").rawValue == 1_775_178_000_000)
  }

  @Test(
    arguments: [
      .integer(-1), .text("-1"), .integer(1_000_000_000_001), .text("9223372036854775808"),
      .text("4.5"), .text("1e3"), .text(""), .flag(true),
    ] as [FieldValue])
  func `Money is a whole number of fen, not negative, within the limit`(amount: FieldValue) {
    expectMalformed(amount) { _ = try $0.optionalMoney("x") }
  }

  @Test func `The largest amount of money passes, as a number or a text`() throws {
    for value: FieldValue in [.integer(FieldReader.moneyLimit), .text("1000000000000")] {
      var fields = reader(value)
      #expect(try fields.optionalMoney("x") == FieldReader.moneyLimit)
    }
  }

  @Test func `A field that nobody asked for is refused`() {
    expectMalformed(.text("y")) { try $0.finish() }
  }

  @Test func `A term may be given in Chinese`() throws {
    func severity(_ text: String) throws -> Severity {
      var fields = FieldReader(["severity": .text(text)], zone: .shanghai)
      return try fields.term("severity")
    }
    #expect(try severity("重大") == .major)
    #expect(try severity("major") == .major)
    #expect(throws: MalformedField.self) { try severity("重") }
  }
}
