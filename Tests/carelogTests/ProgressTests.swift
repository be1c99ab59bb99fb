import EventSourcing
import Testing

@testable import carelog

struct ProgressTests {
  @Test func `It shows the share of the bytes, the rows and their rate`() {
    let line = Progress.line(3000, bytes: 421, total: 1000, milliseconds: 1500)
    #expect(line.en == "42%  3000 rows  2000 rows/s")
    #expect(line.zh == "42%  3000 行  每秒 2000 行")
  }

  @Test func `It shows no share of an input without known end`() {
    let line = Progress.line(3, bytes: 421, total: nil, milliseconds: 0)
    #expect(line.en == "3 rows  3000 rows/s")
  }
}
