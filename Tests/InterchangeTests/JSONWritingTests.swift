import Interchange
import Testing

struct `Writing JSON` {
  @Test func `is compact and keeps the order given`() {
    let value: JSONValue = ["b": 1, "a": [true, nil, "x\(1)"], "o": [:], "e": []]
    #expect(value.text() == #"{"b":1,"a":[true,null,"x1"],"o":{},"e":[]}"#)
  }

  @Test func `can be pretty`() {
    let value: JSONValue = ["b": 1, "a": [true, ["c": -1]], "o": [:], "e": []]
    #expect(
      value.text(.pretty) == """
        {
          "b": 1,
          "a": [
            true,
            {
              "c": -1
            }
          ],
          "o": {},
          "e": []
        }
        """)
  }

  @Test(arguments: [
    ("\"\\/", #""\"\\/""#), ("\u{8}\u{c}\n\r\t", #""\b\f\n\r\t""#),
    ("\u{0}\u{1b}\u{7f}", #""\u0000\u001b\u007f""#),
    ("\u{80}\u{9b}\u{9f}", #""\u0080\u009b\u009f""#),
    ("\u{2028}\u{2029}", #""\u2028\u2029""#),
    ("\u{202e}\u{2066}\u{2069}", #""\u202e\u2066\u2069""#),
    ("\u{a0}é保🧹\u{2027}\u{202f}\u{206a}", "\"\u{a0}é保🧹\u{2027}\u{202f}\u{206a}\""),
  ])
  func `escapes what a terminal or a line reader would obey`(text: String, expected: String) throws
  {
    #expect(JSONValue.string(text).text() == expected)
    #expect(try JSONValue(parsing: expected) == .string(text))
  }

  @Test func `escapes names like strings`() {
    #expect(JSONValue(dictionaryLiteral: ("a\n", 1)).text() == #"{"a\n":1}"#)
  }

  @Test func `leaves out members without a value on request`() {
    let value = JSONValue.object(omittingNil: ["a": nil, "b": 2, "c": .some(.null)])
    #expect(value.text() == #"{"b":2,"c":null}"#)
  }

  @Test(arguments: ["1", "-0", "0.10", "1E+400", "123456789012345678901234567890"])
  func `lets every number through as a decimal`(text: String) {
    #expect(JSONDecimal(text).map { JSONValue.decimal($0).text() } == text)
  }

  @Test(arguments: ["", "1 ", "01", "NaN", "1,2", "--1", "0x1", "1\u{0}", "１"])
  func `lets nothing else through as a decimal`(text: String) {
    #expect(JSONDecimal(text) == nil)
  }
}
