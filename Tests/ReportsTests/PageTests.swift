import CustomerService
import EventSourcing
import Reports
import Testing

/// The page needs nothing beside itself, and no stored text becomes part of its markup.
struct PageTests {
  private static let attack =
    "</td><script>alert(1)</script><img src=x onerror=\"alert(2)\">'&amp;\u{202E}\u{1B}[2J"

  @Test(arguments: Language.allCases)
  func `Stored text is never markup`(language: Language) throws {
    let desk = try ReportDesk.april(description: Self.attack)
    try desk.tell(
      "technician.register",
      ["technician": "T9", "team": .text("<b onmouseover=alert(3)>"), "name": "x"],
      at: "2026-03-01T09:00")
    let page = try desk.form().html(language, hash: "")
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("&quot;alert(2)&quot;&gt;&#39;&amp;amp;"))
    for word in ["<script", "<img", "\u{202E}", "\u{1B}", "<b on"] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test(arguments: Language.allCases)
  func `The page loads nothing and runs nothing`(language: Language) throws {
    let page = try ReportDesk.april().form().html(language, hash: "")
    for word in [
      "src=", "href=", "url(", "@import", "<script", "<link", "<iframe", "javascript:", "http:",
      "https:",
    ] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("@page{size:A4"))
  }

  @Test func `Every element that begins ends, in order`() throws {
    let page = try ReportDesk.april(description: Self.attack).form().html(.zh, hash: "")
    var open: [Substring] = []
    for match in page.matches(of: /<(\/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(\/?)>/) {
      if match.1 == "/" {
        #expect(open.popLast() == match.2)
      } else if match.3.isEmpty, !["meta", "wbr"].contains(match.2) {
        open.append(match.2)
      }
    }
    #expect(open.isEmpty)
  }

  @Test func `Charts are drawn for what has data`() throws {
    let page = try ReportDesk.april().form().html(.en, hash: "")
    for title in ["How the docket moved", "Categories (Pareto)", "Scores", "Contracts that ended"] {
      #expect(page.contains("<title>\(title)</title>"), "\(title)")
    }
    #expect(!page.contains("nan"))
    #expect(!page.contains("inf"))
  }

  @Test func `In a spreadsheet stored text is no formula`() throws {
    let desk = try ReportDesk.april(description: "=cmd|' /C calc'!A0")
    let csv = String(decoding: try desk.form().csv(.en, hash: ""), as: UTF8.self)
    #expect(csv.contains("'=cmd"))
    #expect(!csv.contains(",=cmd"))
  }
}
