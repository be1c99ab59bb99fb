import Interchange
import Testing

struct WrappingTests {
  @Test(arguments: [
    ("", 10, [""]),
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 8, ["one two", "three"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("水管漏水", 5, ["水管", "漏水"]),
    ("水管漏水", 4, ["水管", "漏水"]),
    ("漏水 abc", 6, ["漏水", "abc"]),
    ("已修好 P1", 9, ["已修好 P1"]),
  ])
  func `Text is broken at spaces and beside wide characters`(
    text: String, width: Int, lines: [String]
  ) {
    #expect(wrapped(text, to: width) == lines)
  }

  @Test func `No line begins with a mark that closes`() {
    for width in 2..<12 {
      for line in wrapped("水管漏水，客户（王女士）不满。", to: width) where width > 5 {
        #expect(!",。)".contains(line.first ?? "x"))
      }
    }
  }

  @Test func `Nothing is lost but spaces at breaks`() {
    let text = "客户 C14 · 上门记录 V004 👨‍👩‍👧 abc-def 𠮷"
    for width in 2..<40 {
      let joined = wrapped(text, to: width).joined().filter { $0 != " " }
      #expect(joined == text.filter { $0 != " " })
    }
  }

  @Test(arguments: 11..<40)
  func `Items stay whole where they fit`(width: Int) {
    let items = ["客户 C1", "a b", "级别 重大", "x"]
    let lines = flowed(items, separator: " · ", to: width)
    #expect(lines.allSatisfy { displayWidth(of: $0) <= width })
    for item in items { #expect(lines.contains { $0.contains(item) }) }
  }
}
