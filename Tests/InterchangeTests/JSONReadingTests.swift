import Interchange
import Testing

struct `Reading JSON` {
  @Test func `keeps order, kinds and the text of numbers`() throws {
    let text = """
       { "b" : [ 1, -0, -9223372036854775808, 9223372036854775807 ] , "a":null,
      "n":[1.0,1e3,-2.5E-7,9223372036854775808],"t":[true,false],"s":"保洁\\ud83e\\uddf9\\n\\/"}\r\n
      """
    let value = try JSONValue(parsing: text)
    #expect(value.objectMembers?.map(\.name) == ["b", "a", "n", "t", "s"])
    #expect(value["b"] == [1, 0, .integer(.min), .integer(.max)])
    #expect(value["a"]?.isNull == true)
    let decimals = value["n"]?.arrayValue?.map { $0.text() }
    #expect(decimals == ["1.0", "1e3", "-2.5E-7", "9223372036854775808"])
    #expect(value["t"] == [true, false])
    #expect(value["s"]?.stringValue == "保洁🧹\n/")
    #expect(value["z"] == nil && value["b"]?[9] == nil && value[0] == nil)
  }

  @Test func `accepts slices and scalars`() throws {
    let line: [UInt8] = Array("xx[7]yy".utf8)
    #expect(try JSONValue(parsing: line[2..<5])[0]?.integerValue == 7)
    #expect(try JSONValue(parsing: "\"\"") == "")
    #expect(try JSONValue(parsing: " true ").boolValue == true)
  }

  @Test(arguments: [
    ("", JSONError.Reason.unexpectedEnd(expected: .value), 0),
    ("{\"a\":1,\"b\":2,\"a\":3}", .duplicateName("a"), 13),
    ("{\"é\":1,\"e\u{301}\":3}", .duplicateName("e\u{301}"), 8),
    ("{\"a\" 1}", .unexpected("1", expected: .colon), 5),
    ("{\"a\":1,}", .unexpected("}", expected: .name), 7),
    ("{a:1}", .unexpected("a", expected: .name), 1),
    ("{\"a\":1", .unexpectedEnd(expected: .commaOrBrace), 6),
    ("[1,]", .unexpected("]", expected: .value), 3),
    ("[1 2]", .unexpected("2", expected: .commaOrBracket), 3),
    ("01", .leadingZero, 0), ("-01", .leadingZero, 1), ("-", .unexpectedEnd(expected: .digit), 1),
    ("1.", .unexpectedEnd(expected: .digit), 2), ("1.e3", .unexpected("e", expected: .digit), 2),
    ("1e+", .unexpectedEnd(expected: .digit), 3), (".5", .unexpected(".", expected: .value), 0),
    ("+1", .unexpected("+", expected: .value), 0), ("NaN", .unexpected("N", expected: .value), 0),
    ("nul", .unexpected("n", expected: .value), 0), ("1 1", .trailingContent, 2),
    ("{}}", .trailingContent, 2), ("\"a\tb\"", .controlCharacter(9), 2),
    ("\"a\u{0}\"", .controlCharacter(0), 2), ("\"\\x\"", .invalidEscape, 1),
    ("\"abc", .unexpectedEnd(expected: .quote), 4), ("\"a\\", .unexpectedEnd(expected: .quote), 3),
    ("\"\\ud800\"", .loneSurrogate, 1), ("\"\\udc00\"", .loneSurrogate, 1),
    ("\"\\ud800\\ud800\"", .loneSurrogate, 1), ("\"\\ud800\\n\"", .loneSurrogate, 1),
    ("\"\\u12g4\"", .unexpected("g", expected: .fourHexDigits), 5),
    ("\"\\u12", .unexpectedEnd(expected: .fourHexDigits), 5),
    ("'a'", .unexpected("'", expected: .value), 0), ("//x", .unexpected("/", expected: .value), 0),
    ("\u{feff}1", .unexpected("\u{feff}", expected: .value), 0),
  ])
  func `refuses what RFC 8259 or prudence forbids`(
    text: String, reason: JSONError.Reason, offset: Int
  ) {
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    #expect(error?.reason == reason)
    #expect(error?.offset == offset)
  }

  @Test(
    arguments: [
      [0x22, 0xff, 0x22], [0x22, 0x61, 0xc0, 0x80, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0x22, 0x5c, 0x6e, 0xe4, 0xbf, 0x22], [0xff], [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22],
    ] as [[UInt8]])
  func `refuses bytes that are not UTF-8`(bytes: [UInt8]) {
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
    #expect(error?.reason == .invalidUTF8)
    #expect(error?.offset == bytes.firstIndex { $0 >= 0x80 })
  }

  @Test func `stops at a depth of 32`() throws {
    let nested = { (count: Int) in
      String(repeating: "[", count: count) + String(repeating: "]", count: count)
    }
    #expect(throws: Never.self) { try JSONValue(parsing: nested(32)) }
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: nested(33)) }
    #expect(error?.reason == .tooDeep(limit: 32))
    #expect(throws: JSONError.self) {
      try JSONValue(parsing: String(repeating: "{\"a\":", count: 100_000))
    }
  }

  @Test func `finds duplicates among many names`() throws {
    let members = (0..<40).map { "\"n\($0)\":\($0)" }
    let object = "{" + members.joined(separator: ",") + "}"
    #expect(try JSONValue(parsing: object)["n39"] == 39)
    let doubled = "{" + members.joined(separator: ",") + ",\"n3\":0}"
    #expect(throws: JSONError.self) { try JSONValue(parsing: doubled) }
  }

  @Test func `says where and why in both languages`() {
    let error = #expect(throws: JSONError.self) {
      try JSONValue(parsing: "{\n  \"保洁\": 1,\n  \"保洁\": 2}")
    }
    #expect(
      error?.english == "line 3, column 3: the name “保洁” occurs twice in one object")
    #expect(error?.chinese == "第 3 行第 3 列：同一对象中名称“保洁”重复")
  }

  @Test func `never lets a control character into a message`() {
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: "[1\u{1b}[2J]") }
    #expect(error?.english == "column 3: found “\\u{1b}”; expected “,” or “]”")
  }

  @Test func `survives random bytes, and what it accepts comes back equal`() throws {
    var generator = SeededGenerator(state: 1)
    let alphabet = Array("{}[]\":,\\u0123d89aeE+-. \ntruefalsn".utf8) + [0xc3, 0xa9, 0x00, 0xff]
    var acceptedCount = 0
    for _ in 0..<60_000 {
      let bytes = randomBytes(.random(in: 0..<12, using: &generator), from: alphabet, &generator)
      guard let value = try? JSONValue(parsing: bytes) else { continue }
      acceptedCount += 1
      #expect(try JSONValue(parsing: value.encoded()) == value)
      #expect(try JSONValue(parsing: value.encoded(.pretty)) == value)
    }
    #expect(acceptedCount > 500)
  }

  @Test func `survives damage to a valid text`() {
    var generator = SeededGenerator(state: 2)
    let valid = Array(#"{"a":[1,-2.5e3,"\ud83e\uddf9é"],"b":{"c":null,"d":true}}"#.utf8)
    for _ in 0..<40_000 {
      var damaged = valid
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let index = damaged.indices.randomElement(using: &generator) ?? 0
        damaged[index] = .random(in: 0...255, using: &generator)
      }
      if let value = try? JSONValue(parsing: damaged) {
        #expect((try? JSONValue(parsing: value.encoded())) == value)
      }
    }
  }
}
