import ArgumentParser
import EventSourcing
import Interchange
import Office

extension KPI {
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: .text(
        zh: "按日志重新计算回执中的答数，说明是否相符",
        en: "Recompute a receipt's answers from the log and say whether they are equal."),
      discussion: .text(
        zh: """
          日志必须以回执所据的事件开头：先比对该条数时的根哈希，再比对每个数字。有任何不符，退出码\
          为 1；文件不是回执时为 65。
          """,
        en: """
          The log must begin with the events of the receipt: its root at that size is compared \
          first, then every figure. Exit code 1 when anything differs, 65 for what is no receipt.
          """,
        examples: """
            carelog kpi verify april.receipt
          """))

    @Argument(
      help: .text(zh: "回执文件；- 为标准输入", en: "The receipt, or - for stdin."), completion: .file())
    var file: String
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let stated = try KPIReceiptFile(
          parsing: FileChunks(path: file).whole(atMost: KPIReceiptFile.limit))
        let (findings, report) = try options.openOffice().check(stated.receipt)
        let lines =
          findings.map { text($0) } + (report.map { differences(stated.answers, $0) } ?? [])
        Listing(
          columns: [.init(Localized(zh: "结论", en: "verdict")[options.language])],
          rows: lines.isEmpty ? [[equal(stated.receipt.moment)]] : lines.map { [$0] },
          json: [
            "equal": .bool(lines.isEmpty),
            "size": .integer(Int64(clamping: stated.receipt.moment.count)),
            "differences": .array(lines.map { .string($0) }),
          ]
        ).printed(options.format)
        if !lines.isEmpty { throw ExitCode(1) }
      }
    }

    private func equal(_ moment: KPIMoment) -> String {
      Localized(
        zh: "一致：日志前 \(moment.count) 条推出相同的数值",
        en: "equal: the log's first \(moment.count) events lead to these figures")[
          options.language]
    }

    private func differences(_ stated: [JSONValue], _ report: KPIReport) -> [String] {
      let found = report.answers.map(KPITable.json)
      let count = max(stated.count, found.count)
      return (0..<count).compactMap { index in
        let one = stated.indices.contains(index) ? stated[index] : .null
        let other = found.indices.contains(index) ? found[index] : .null
        guard one != other else { return nil }
        let (said, found) = Self.parts(one, other)
        return Localized(
          zh: "第 \(index + 1) 项：回执 \(said)，日志 \(found)",
          en: "answer \(index + 1): the receipt says \(said), the log \(found)")[
            options.language]
      }
    }

    /// The members in which two answers differ, or both whole.
    private static func parts(_ one: JSONValue, _ other: JSONValue) -> (String, String) {
      guard let members = one.objectMembers, let others = other.objectMembers,
        members.map(\.name) == others.map(\.name)
      else { return (one.text(), other.text()) }
      let differing = zip(members, others).filter { $0 != $1 }
      return (
        JSONValue.object(differing.map(\.0)).text(), JSONValue.object(differing.map(\.1)).text()
      )
    }

    private func text(_ finding: KPIReceiptFinding) -> String {
      let text: Localized =
        switch finding {
        case .otherOrigin(let origin):
          Localized(zh: "日志名为 \(origin)", en: "the log's origin is \(origin)")
        case .otherZone(let zone): Localized(zh: "时区为 \(zone)", en: "the log's zone is \(zone)")
        case .shorterLog(let count):
          Localized(zh: "日志只有 \(count) 条", en: "the log holds only \(count) events")
        case .otherRoot(let root):
          Localized(
            zh: "同一长度的树根为 \(root)：日志不是回执所指的日志",
            en: "the root at that size is \(root): this is not the log of the receipt")
        case .otherCount(let count):
          Localized(
            zh: "该时刻之前入账 \(count) 条", en: "\(count) events were recorded before that moment")
        case .otherToday(let day):
          Localized(zh: "该时刻的日期为 \(day)", en: "the day of that moment is \(day)")
        case .otherCheckpoint:
          Localized(
            zh: "回执中的检查点不是该日志此长度的检查点",
            en: "the receipt's checkpoint is not of its own log, size and root")
        case .otherProjector(let name, let version):
          Localized(
            zh: "本程序的 \(name) 规则为第 \(version) 版",
            en: "this program has version \(version) of the rules of \(name)")
        }
      return text[options.language]
    }
  }
}
