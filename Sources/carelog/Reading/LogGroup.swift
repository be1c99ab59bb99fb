import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Glibc
import Interchange
import Merkle
import Office

struct LogGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: .text(zh: "查看日志本身", en: "Look at the log itself."),
    subcommands: [Show.self, Tail.self, Stat.self])

  struct Show: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: .text(
        zh: "按位置、标签和类型查看事件",
        en: "Show events by position, tag and type."),
      discussion: .text(
        zh: """
          给出标签时，只读该标签的事件，同时给出 --type 时也是如此。只给类型时，从 --from 起逐条读\
          日志，直到找满 --limit 条；查找少见的类型，请另给标签，或从较后的位置开始。
          """,
        en: """
          With a tag only its own events are read, also with --type. A type alone reads the log \
          event by event from --from on until --limit are found; for a rare type name a tag, or \
          begin later.
          """,
        examples: """
            carelog log show --tag customer:C1
            carelog log show --type complaint.filed --from 1000 --limit 20
            carelog log show --tag customer:C1 --type complaint.filed --limit 5 --backward
            carelog log show --type 受理投诉 --backward
          """))
    @OptionGroup var filter: EventFilter
    @Option(help: .text(zh: "从此位置开始", en: "From this position on.")) var from: UInt64 = 0
    @Option(help: .text(zh: "最多多少条事件", en: "At most so many events.")) var limit = 50
    @Flag(help: .text(zh: "新的在前", en: "Newest first.")) var backward = false
    @OptionGroup var unsealing: UnsealOptions
    @OptionGroup var options: StoreOptions

    var language: Language { options.language }

    func run() throws {
      try options.run {
        let office = try options.openOffice()
        let query = try filter.query()
        let start = backward && from == 0 ? UInt64.max : from
        let events = try office.events(
          query, from: Position(rawValue: start), backward ? .backward : .forward, limit: limit,
          unsealer: try unsealing.unsealer(for: filter.tag.first.map(nfc) ?? "log", in: office))
        EventTable(language: language, zone: try office.head().zone)
          .listing(events, options.format).printed(options.format)
        if events.isEmpty { diagnose(text("没有符合的记录", "no event is like this")) }
      }
    }
  }

  struct Tail: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "tail",
      abstract: .text(
        zh: "查看最近的事件；用 --follow 随时显示新事件",
        en: "Show the last events, and with --follow new ones as they come."),
      discussion: .text(
        zh: """
          密封的库中，如主密钥可用且库可写，--follow 还会完成其他进程已开始而未完成的清除。
          """,
        en: """
          In a store that seals, --follow also finishes an erasure that another process began and \
          did not finish, if the master key is at hand and the store can be written.
          """))
    @Option(name: .shortAndLong, help: .text(zh: "多少条", en: "How many.")) var number = 10
    @Flag(
      name: .shortAndLong,
      help: .text(
        zh: "等待任何进程写入的新事件",
        en: "Wait for new events of any process.")) var follow = false
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let office = try options.openOffice()
        let table = EventTable(language: options.language, zone: try office.head().zone)
        var seen = try office.head().count
        let first = seen - min(seen, UInt64(max(number, 0)))
        try show(office, table, from: first, to: seen)
        while follow {
          finishErasures(office)
          guard try office.engine.waitForEvents(beyond: seen, milliseconds: 60_000) else {
            continue
          }
          let count = try office.head().count
          try show(office, table, from: seen, to: count)
          seen = count
        }
      }
    }

    private func finishErasures(_ office: Office) {
      do { try office.finishErasures() } catch {
        let text = Localized(
          zh: "有清除尚未完成，此处无法完成，下次写入时完成",
          en: "an erasure is not finished, and cannot be from here; the next write finishes it")
        diagnose(text[options.language])
      }
    }

    private func show(_ office: Office, _ table: EventTable, from: UInt64, to: UInt64) throws {
      let events = try office.events(
        .all, from: Position(rawValue: from), .forward, limit: Int(to - from))
      for event in events {
        switch options.format {
        case .json: print(table.json(event).text())
        case .table: print(sanitised(table.worded(event).joined(separator: "  ")))
        case .csv:
          var writer = CSVWriter()
          writer.write(table.row(event))
          printVerbatim(writer.bytes)
        }
      }
      try finishOutput()
    }
  }

  struct Stat: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "stat", abstract: .text(zh: "查看日志现状", en: "Say where the log stands."))
    @OptionGroup var options: StoreOptions

    var language: Language { options.language }

    func run() throws {
      try options.run {
        let (head, root) = try options.openOffice().standing()
        let last = head.count == 0 ? nil : head.lastRecordedAt.formatted(in: head.zone)
        Listing(
          columns: [
            .init(text("日志", "origin")), .init(text("时区", "zone")),
            .init(text("记录数", "events"), .right), .init(text("最后入账", "last recorded")),
            .init(text("根哈希", "root hash")),
          ],
          rows: [[head.origin, head.zone.name, "\(head.count)", last ?? "—", root.hex]],
          json: [
            "origin": .string(head.origin), "zone": .string(head.zone.name),
            "events": .integer(Int64(head.count)),
            "lastRecordedAt": last.map { .string($0) } ?? .null,
            "rootHash": .string(root.hex),
          ]
        ).printed(options.format)
      }
    }
  }
}
