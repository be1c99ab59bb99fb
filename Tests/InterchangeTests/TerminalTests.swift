import Interchange
import Testing

struct `Text for a terminal` {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("保洁", 4), ("ｱ", 1), ("Ａ", 2), ("e\u{301}", 1), ("é", 1), ("한", 2),
    ("\u{1112}\u{1161}\u{11ab}", 2), ("🧹", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇨🇳", 2), ("❤️", 2), ("❤", 1),
    ("1️⃣", 2), ("§±·", 3), ("、。", 4), ("\u{200b}", 0), ("क्षि", 3), ("\u{1b}", 0),
  ])
  func `is as wide as it looks`(text: String, width: Int) {
    #expect(displayWidth(of: text) == width)
  }

  @Test func `is padded on either side`() {
    #expect(padded("保洁", to: 6) + "|" == "保洁  |")
    #expect(padded("保洁", to: 6, .right) == "  保洁")
    #expect(padded("保洁", to: 3) == "保洁")
    #expect(padded("a", to: -1) == "a")
  }

  @Test(arguments: [
    ("保洁员", 6, "保洁员"), ("保洁员", 5, "保洁…"), ("保洁员", 4, "保…"), ("保洁员", 1, "…"),
    ("保洁员", 0, ""), ("abc", 2, "a…"), ("👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧…"), ("abc", -1, ""),
  ])
  func `is cut between characters`(text: String, width: Int, expected: String) {
    #expect(truncated(text, to: width) == expected)
  }

  @Test(arguments: [
    ("plain 保洁 é", "plain 保洁 é"), ("\u{1b}[2J", "\\u{1b}[2J"), ("a\nb\tc\r", "a\\nb\\tc\\r"),
    ("\r\n", "\\r\\n"), ("\u{9b}31m", "\\u{9b}31m"), ("\u{7f}\u{0}", "\\u{7f}\\u{0}"),
    ("a\u{202e}b\u{2066}c\u{2069}", "a\\u{202e}b\\u{2066}c\\u{2069}"),
    ("x\u{200b}y\u{feff}z\u{2028}", "x\\u{200b}y\\u{feff}z\\u{2028}"), ("👨‍👩‍👧", "👨‍👩‍👧"),
    ("\u{e0041}", "\\u{e0041}"),
  ])
  func `shows hidden and commanding characters`(text: String, expected: String) {
    #expect(sanitised(text) == expected)
  }

  @Test func `may keep its line breaks`() {
    #expect(sanitised("a\n\tb\r\u{7}", keepingLineBreaks: true) == "a\n\tb\\r\\u{7}")
  }

  @Test func `never holds a control character once sanitised`() {
    for value in UInt32(0)...0x2_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = sanitised("a\(scalar)b").unicodeScalars
      if shown.contains(where: { $0.properties.generalCategory == .control }) {
        Issue.record("U+\(String(value, radix: 16)) gets through")
      }
    }
  }

  @Test func `lines up in a table`() {
    let table = TextTable(
      columns: [.init("投诉"), .init("status"), .init("days", .right), .init("note", widthLimit: 6)],
      rows: [
        ["P1", "未结", "12", "很长的说明文字"], ["P-22", "closed", "3"], ["P3", "x\ny", "", "", "surplus"],
      ])
    #expect(
      table.rendered() == """
        投诉  status  days  note
        ----  ------  ----  -----
        P1    未结      12  很长…
        P-22  closed     3
        P3    x\\ny

        """)
  }

  @Test func `is a header alone without rows`() {
    #expect(TextTable(columns: [.init("a"), .init("bc", .right)]).rendered() == "a  bc\n-  --\n")
    #expect(TextTable(columns: []).rendered() == "\n\n")
  }

  @Test(arguments: [
    ("e\u{301}", "é"), ("\u{212b}", "Å"), ("\u{1112}\u{1161}\u{11ab}", "한"), ("ascii", "ascii"),
    ("保", "保"),
  ])
  func `has one spelling in normal form`(text: String, expected: String) {
    #expect(Array(nfc(text).unicodeScalars) == Array(expected.unicodeScalars))
  }
}
