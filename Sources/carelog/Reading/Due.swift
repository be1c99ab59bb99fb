import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office
import Projections

struct Due: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: .text(
      zh: "列出待办与逾期事项，以及下一步怎么办",
      en: "List what is late or about to be, with the next step to take."),
    discussion: .text(
      zh: """
        所列有逾期的，退出码为 1，否则为 0，因此可写入 crontab，由其发送邮件：
          carelog due --lang zh > due.txt || mail -s 逾期 director < due.txt

        没有用 --within 写明提前多久时，以下各项一概列出：未告知受理的投诉、未答复的汇报、未了结的事\
        件和追踪案、未决定的建议、未答复的咨询、近 30 天内未评分的上门，以及预约时段已过的派工单。提\
        前列出的有：投诉、回访和任务，提前 3 天；纠正措施，提前 7 天；计划项目和证书，提前 30 天；待\
        决定续签的合同，自到期前 60 天至 30 天宽限期满。
        没有规定时限的：咨询超过 24 小时、事故超过 24 小时未核实、事件超过 7 天、评分超过 3 天、追\
        踪案和建议超过 30 天，视为逾期。
        """,
      en: """
        Exits 1 when something listed is overdue, else 0, so that a cron job can mail it:
          carelog due --lang zh > due.txt || mail -s 逾期 director < due.txt

        Shown unless --within says how far ahead: complaints without acknowledgement, open \
        escalations, incidents, problems, undecided suggestions, unanswered inquiries and visits \
        of the last 30 days without a rating always; complaints, follow-ups and tasks from 3 days \
        before they are due; corrective actions 7; plan items and certificates 30; contracts that \
        need a decision 60 days before their end and until the 30 days of grace are over; \
        assignments whose window is over.
        No rule sets a limit for some: an inquiry is late after 24 hours, an accident after 24 \
        hours without confirmation, an incident after 7 days, a rating after 3, a problem and a \
        suggestion after 30.
        """,
      examples: """
          carelog due
          carelog due --kind resolution --kind acknowledgement --person 客服小李
          carelog due --team 一组 --within 7d --as-of 2026-07-01 --format json
        """))

  @Option(
    name: .customLong("kind"),
    help: .text(
      zh: "只看此类；可重复：\(DueKind.chineseNames)",
      en: "Only this kind; may be repeated: \(DueKind.names.joined(separator: ", "))."),
    completion: .list(DueKind.names))
  var kinds: [String] = []

  @Option(
    help: .text(
      zh: "只看此处理人、负责人或技师的事项（编号）",
      en: "Only what this handler, owner or technician answers for (an id)."))
  var person: String?

  @Option(help: .text(zh: "只看此班组的事项", en: "Only what concerns this team."))
  var team: String?

  @Option(
    help: .text(
      zh: "提前多久列出：7d、12h；0d 为只列已逾期的",
      en: "How far ahead: 7d, 12h; 0d for what is overdue only."))
  var within: String?

  @OptionGroup var look: AsOfOption

  @Option(
    help: .text(
      zh: "最多列出多少项，最急的在前（缺省为全部；表格为 100 项）",
      en: "At most so many items, the most urgent ones (else all; as a table 100)."))
  var limit: Int?
  @OptionGroup var options: StoreOptions

  func run() throws {
    var isOverdue = false
    try options.run {
      let question = try question()
      let office = try options.openOffice()
      let zone = try office.head().zone
      let moment = try look.moment(in: zone)
      let report = try office.due(question, asOf: moment)
      DueListing(report: report, language: options.language, zone: zone).printed(options.format)
      isOverdue = report.answer.overdue > 0
    }
    if isOverdue { throw ExitCode(1) }
  }

  private func question() throws -> DueQuestion {
    var question = DueQuestion()
    if !kinds.isEmpty { question.kinds = Set(try kinds.map(kind)) }
    question.person = person.map(nfc)
    question.team = team.map(nfc)
    question.within = try within.map(Self.span)
    question.limit = limit ?? (options.format == .table ? Self.tableLimit : nil)
    guard question.limit ?? 0 >= 0 else {
      throw KPIQuestion.usage("--limit：不得小于 0", "--limit: expected 0 or more")
    }
    return question
  }

  /// How many rows a person reads.
  private static let tableLimit = 100

  private func kind(_ name: String) throws -> DueKind {
    guard let kind = DueKind(typed: nfc(name)) else {
      throw KPIQuestion.usage(
        "--kind：应为 \(DueKind.chineseNames)",
        "--kind: expected one of \(DueKind.names.joined(separator: ", "))")
    }
    return kind
  }

  /// Milliseconds of a span such as `7d` or `12h`, at most 3650 days.
  static func span(_ text: String) throws -> Int64 {
    let units: [Character: Int64] = ["d": 24, "h": 1]
    guard let unit = text.last.flatMap({ units[$0] }),
      let number = Int(decimal: text.utf8.dropLast()),
      Int64(number) * unit <= 3650 * 24
    else { throw KPIQuestion.usage("--within：应如 7d 或 12h", "--within: expected 7d or 12h") }
    return Int64(number) * unit * 3_600_000
  }
}
