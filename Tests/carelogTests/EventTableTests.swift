import CustomerService
import EventLog
import EventSourcing
import Office
import Testing

@testable import carelog

/// How events of the log are shown: in the reader's words to people, as stored to programs.
struct EventTableTests {
  private func row(_ language: Language, _ format: OutputFormat) throws -> [String] {
    let office = try History.office()
    let events = try office.events(
      Query(tags: [ComplaintID("P1").tag]), from: .first, .forward, limit: 1)
    return try #require(
      EventTable(language: language, zone: .shanghai).listing(events, format).rows.first)
  }

  @Test func `A Chinese reader sees no code`() throws {
    let row = try row(.zh, .table)
    #expect(row[3] == "受理投诉")
    #expect(row[4] == "客服小李（客服）")
    #expect(row[5].contains("渠道 来电 · 类别 服务质量"))
  }

  @Test(arguments: [(Language.zh, OutputFormat.csv), (.en, .table)])
  func `Programs see the stored words`(language: Language, format: OutputFormat) throws {
    let row = try row(language, format)
    #expect(row[3] == "complaint.filed")
    #expect(row[4] == "客服小李 (operator)")
    #expect(row[5].contains("channel=phone · category=quality"))
  }
}
