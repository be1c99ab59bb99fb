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
    abstract: "List what is late or about to be (待办与逾期), with the next step to take.",
    discussion: """
      Exits 1 when something listed is overdue, else 0, so that a cron job can mail it:
        carelog due --lang zh > due.txt || mail -s 逾期 director < due.txt

      Shown unless --within says how far ahead: complaints without acknowledgement, open \
      escalations, incidents, problems, undecided suggestions, unanswered inquiries and visits of \
      the last 30 days without a rating always; complaints, follow-ups and tasks from 3 days before they are due; \
      corrective actions 7; plan items and certificates 30; contracts that need a decision 60 days before their \
      end and until the 30 days of grace are over; assignments whose window is over.
      No rule sets a limit for some: an inquiry is late after 24 hours, an accident after 24 hours \
      without confirmation, an incident after 7 days, a rating after 3, a problem and a suggestion after 30.

      EXAMPLES
        carelog due
        carelog due --kind resolution --kind acknowledgement --person 客服小李
        carelog due --team 一组 --within 7d --as-of 2026-07-01 --format json
      """)

  @Option(
    name: .customLong("kind"),
    help:
      "Only this kind; may be repeated: \(DueKind.allCases.map(\.name).joined(separator: ", ")).",
    completion: .list(DueKind.allCases.map(\.name)))
  var kinds: [String] = []

  @Option(help: "Only what this handler, owner or technician answers for (an id).")
  var person: String?

  @Option(help: "Only what concerns this team.")
  var team: String?

  @Option(help: "How far ahead: 7d, 12h; 0d for what is overdue only.")
  var within: String?

  @OptionGroup var look: AsOfOption

  @Option(help: "At most so many items, the most urgent ones (else all; as a table 100).")
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
      throw KPIQuestion.usage("--limit:不得小于 0", "--limit: expected 0 or more")
    }
    return question
  }

  /// How many rows a person reads.
  private static let tableLimit = 100

  private func kind(_ name: String) throws -> DueKind {
    guard let kind = DueKind(typed: nfc(name)) else {
      let names = DueKind.allCases.map(\.name).joined(separator: ", ")
      let chinese = DueKind.allCases.map { "\($0.name) \($0.label.zh)" }.joined(separator: "、")
      throw KPIQuestion.usage("--kind:应为 \(chinese)", "--kind: expected one of \(names)")
    }
    return kind
  }

  /// Milliseconds of a span such as `7d` or `12h`, at most 3650 days.
  static func span(_ text: String) throws -> Int64 {
    let units: [Character: Int64] = ["d": 24, "h": 1]
    guard let unit = text.last.flatMap({ units[$0] }),
      let number = Int(decimal: text.utf8.dropLast()),
      Int64(number) * unit <= 3650 * 24
    else { throw KPIQuestion.usage("--within:应如 7d 或 12h", "--within: expected 7d or 12h") }
    return Int64(number) * unit * 3_600_000
  }
}
