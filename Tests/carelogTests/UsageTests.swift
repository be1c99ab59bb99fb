import ArgumentParser
import CustomerService
import EventSourcing
import Projections
import Testing

@testable import carelog

/// What a new user is told who types something wrong, and what may be typed in Chinese.
struct UsageTests {
  private func told(_ line: String, _ language: Language = .zh) -> String {
    let words = line.split(separator: " ").map(String.init)
    do {
      _ = try Carelog.parseAsRoot(words)
      return ""
    } catch {
      return UsageMessage(
        parserText: Carelog.fullMessage(for: error), words: words, language: language
      ).text
    }
  }

  @Test func `A command that is none is named, with the one that was meant`() {
    #expect(
      told("customer regiser --customer C1").hasPrefix(
        "carelog customer 没有命令 regiser；是否指 register？"))
    #expect(
      told("custmer register", .en).hasPrefix(
        "carelog has no command custmer; did you mean customer?"))
    #expect(
      told("frobnicate", .en).hasPrefix("carelog has no command frobnicate\nthere are: customer,"))
  }

  @Test(arguments: ["complaint show --complaint P1", "customer list", "replay P1"])
  func `Who looks for a record is sent to the replay`(line: String) {
    #expect(told(line, .en).contains("carelog replay complaint P1"))
  }

  @Test(arguments: ["log show", "export"])
  func `A type that does not exist and a tag without its kind are refused`(line: String) throws {
    func filter(_ options: String) throws -> EventFilter {
      let words = (line + " " + options).split(separator: " ").map(String.init)
      let command = try Carelog.parseAsRoot(words)
      return try #require(
        (command as? LogGroup.Show)?.filter ?? (command as? Export)?.filter)
    }
    #expect(throws: Malformed.self) { try filter("--type complaint.field").query() }
    #expect(throws: Malformed.self) { try filter("--tag P1").query() }
    let query = try filter("--type 受理投诉 --tag complaint:P1").query()
    #expect(
      query
        == Query(
          types: ["complaint.filed"].map(EventType.init(text:)), tags: [Tag(text: "complaint:P1")]))
  }

  @Test func `An option before its command is told to go behind it`() {
    #expect(told("--lang zh due").contains("carelog due --lang"))
  }

  @Test(arguments: [
    ("customer register --name 王芳", "缺少 '--customer <customer>'"),
    ("due --kinds x", "没有选项 '--kinds'"), ("due --lang", "没有给出值：'--lang <lang>'"),
    ("due extra", "多余的词 'extra'"), ("log show --limit x", "值 'x' 不能用于 '--limit <limit>'"),
    ("complaint verdict --complaint P1 --verdict 不", "'accepted 接受'、'rejected 不接受'、"),
    ("complaint file --complaint P1", "用法：carelog complaint file [<选项>] --complaint"),
  ])
  func `The parser's complaints are told in Chinese`(line: String, text: String) {
    #expect(told(line).contains(text), "\(told(line))")
    #expect(!told(line).contains("Error:"))
  }

  @Test func `In English they stay as they are`() {
    #expect(told("due extra", .en).hasPrefix("Error: Unexpected argument 'extra'"))
  }

  @Test func `The language is that of --lang, also where the rest is not understood`() {
    #expect(Language(typed: ["due", "--lang", "zh", "x"]) == .zh)
    #expect(Language(typed: ["due", "--lang", "en", "x"]) == .en)
    #expect(Language(typed: ["due", "--lang=zh", "x"]) == .zh)
    #expect(Language(typed: ["due", "--lang=en", "x"]) == .en)
  }

  @Test func `Terms, KPIs, kinds and splits may be typed in Chinese`() {
    #expect(ComplaintChannel(argument: "来电") == .phone)
    #expect(ComplaintChannel(argument: "phone") == .phone)
    #expect(ComplaintChannel(argument: "电话机") == nil)
    #expect(KPIName(argument: "满意度") == .satisfaction)
    #expect(KPIName(argument: "结案率") == .closure)
    #expect(KPIName(argument: "率") == nil)
    #expect(DueKind(typed: "投诉结案") == .resolution)
    #expect(DueKind(typed: "task") == .task)
  }

  @Test func `Nothing that may be typed in Chinese stands for two things`() {
    func expectDistinct<Value: Term>(_ type: Value.Type) {
      #expect(Set(Value.allCases.map(\.chinese)).count == Value.allCases.count, "\(type)")
    }
    expectDistinct(Role.self)
    expectDistinct(ComplaintChannel.self)
    expectDistinct(ComplaintCategory.self)
    expectDistinct(VisitOutcome.self)
    expectDistinct(ClosingOutcome.self)
    expectDistinct(EscalationLevel.self)
    expectDistinct(IncidentNature.self)
    expectDistinct(TargetMetric.self)
    #expect(Set(KPIName.allCases.map(\.label.zh)).count == KPIName.allCases.count)
    #expect(Set(DueKind.allCases.map(\.label.zh)).count == DueKind.allCases.count)
  }
}
