import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Glibc
import Interchange
import Office

struct ReplayGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: .text(
      zh: "逐条重放历史，并列出每条事件的后果",
      en: "Replay a history, event by event, with what followed from each."),
    discussion: .text(
      zh: "只读日志。同一日志、同样的选项，输出的字节完全相同。",
      en: "Read from the log alone. The same log and arguments give the same bytes.",
      examples: """
          carelog replay complaint P1
          carelog replay customer C1 --until 2026-05-01
        """),
    subcommands: [
      OfComplaint.self, OfCustomer.self, OfTechnician.self, OfContract.self, OfVisit.self,
      OfAssignment.self, OfPolicy.self,
    ])

  struct OfComplaint: ReplayingCommand {
    static let configuration = CommandConfiguration(
      commandName: "complaint",
      abstract: .text(
        zh: "重放投诉：状态、变动、时限、所入指标、所涉上门",
        en: "Replay a complaint: states, changes, clocks, KPI cells, its visit."),
      discussion: .text(
        zh: """
          告知和结案的计时以受理时所定时限为准；暂停只作累计，不改变时限。所入指标按月列出，并注明\
          该事件给分子和分母各加多少。
          """,
        en: """
          The clocks of the acknowledgement and of the resolution run against the due times that \
          were set at the filing; a pause is counted and moves no due time. KPI cells are named \
          by month, with what the event adds to numerator and denominator.
          """,
        examples: """
            carelog replay complaint P1 --lang zh
            carelog replay complaint P1 --as-of 2026-04-30 --format json
            carelog replay complaint P1 --as-of @1000 --verify
            carelog replay complaint P1 --until 2026-04-12T18:00:00+08:00
          """))
    static let entity = Refusal.Entity.complaint
    @Argument(help: .complaint) var id: String
    @OptionGroup var scope: ReplayOptions
    @OptionGroup var options: StoreOptions
  }

  struct OfCustomer: ReplayingCommand {
    static let configuration = CommandConfiguration(
      commandName: "customer",
      abstract: .text(zh: "重放客户标签下的全部事件", en: "Replay all that carries a customer's tag."),
      discussion: .examples(
        """
          carelog replay customer C1 --lang zh
        """))
    static let entity = Refusal.Entity.customer
    @Argument(help: .customer) var id: String
    @OptionGroup var scope: ReplayOptions
    @OptionGroup var options: StoreOptions
  }

  struct OfTechnician: ReplayingCommand {
    static let configuration = CommandConfiguration(
      commandName: "technician",
      abstract: .text(
        zh: "重放技师的派工、上门、评分和投诉",
        en: "Replay a technician's bookings, visits, ratings and complaints."),
      discussion: .examples(
        """
          carelog replay technician T1 --until 2026-05-01
        """))
    static let entity = Refusal.Entity.technician
    @Argument(help: .technician) var id: String
    @OptionGroup var scope: ReplayOptions
    @OptionGroup var options: StoreOptions
  }

  struct OfContract: ReplayingCommand {
    static let configuration = CommandConfiguration(
      commandName: "contract",
      abstract: .text(
        zh: "重放合同：条款、更正、续签和履行情况",
        en: "Replay a contract: terms, corrections, renewals, what was done under it."),
      discussion: .examples(
        """
          carelog replay contract K1 --format json
        """))
    static let entity = Refusal.Entity.contract
    @Argument(help: .contract) var id: String
    @OptionGroup var scope: ReplayOptions
    @OptionGroup var options: StoreOptions
  }

  struct OfVisit: ReplayingCommand {
    static let configuration = CommandConfiguration(
      commandName: "visit",
      abstract: .text(
        zh: "重放上门及其更正、评分和投诉",
        en: "Replay a visit with its corrections, ratings and complaints."),
      discussion: .examples(
        """
          carelog replay visit V1 --verify
        """))
    static let entity = Refusal.Entity.visit
    @Argument(help: .visit) var id: String
    @OptionGroup var scope: ReplayOptions
    @OptionGroup var options: StoreOptions
  }

  struct OfAssignment: ReplayingCommand {
    static let configuration = CommandConfiguration(
      commandName: "assignment",
      abstract: .text(
        zh: "重放派工单及其上门和评分",
        en: "Replay an assignment with its visits and their ratings."),
      discussion: .examples(
        """
          carelog replay assignment A1
        """))
    static let entity = Refusal.Entity.assignment
    @Argument(help: .assignment) var id: String
    @OptionGroup var scope: ReplayOptions
    @OptionGroup var options: StoreOptions
  }
}

extension ReplayGroup {
  struct OfPolicy: ReplayingCommand {
    static let configuration = CommandConfiguration(
      commandName: "policy",
      abstract: .text(
        zh: "重放工作日历和服务标准的变更",
        en: "Replay how calendar and service standards changed."),
      discussion: .examples(
        """
          carelog replay policy --lang zh
        """))
    static let entity = Refusal.Entity.policy
    var id: String { PolicyID.office.text }
    @OptionGroup var scope: ReplayOptions
    @OptionGroup var options: StoreOptions
  }
}

/// Which part of a history is shown, and how wide.
struct ReplayOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: .text(
      zh: "当时已知的情况：时间（只看此前入账的）或 @N（只看前 N 条事件）",
      en: "What was known then: a time (facts recorded before it) or @N (first N events)."))
  var asOf: String?

  @Option(
    help: .text(
      zh: "只看业务时间在此之前发生的",
      en: "Only what happened before this time, by business time."))
  var until: String?

  @Flag(
    name: .customLong("verify"),
    help: .text(
      zh: "证明每条记录都在日志的树中；有一条不在，退出码即为 1",
      en: "Prove that each record is in the log's tree; exit code 1 when one is not."))
  var isVerified = false

  @Option(
    help: .text(
      zh: "时间线的栏宽，40–400（缺省为终端的宽度；没有终端时为 100）",
      en: "Columns of the timeline, 40 to 400 (else the terminal's; 100 without one)."))
  var width: Int?

  @OptionGroup var unsealing: UnsealOptions

  /// The columns of the timeline.
  ///
  /// - Throws: ``Malformed`` for a width out of range.
  func columns() throws -> Int {
    if let width {
      guard (40...400).contains(width) else {
        throw Malformed(
          text: Localized(zh: "--width：应为 40 到 400", en: "--width: expected 40 to 400"),
          exitCode: 64)
      }
      return width
    }
    return terminalColumns().map { min(max($0, 40), 400) } ?? 100
  }

  func scope(in zone: BusinessZone) throws -> ReplayScope {
    let moment = try asOf.map { text in
      guard let moment = AsOf(text, in: zone) else {
        throw Malformed(
          text: Localized(zh: "--as-of：应为时间或 @N", en: "--as-of: expected a time or @N"),
          exitCode: 64)
      }
      return moment
    }
    let end = try until.map { text in
      guard let end = Timestamp(text, in: zone) else {
        throw Malformed(
          text: Localized(zh: "--until：应为时间", en: "--until: expected a time"), exitCode: 64)
      }
      return end
    }
    return ReplayScope(asOf: moment, until: end, isProven: isVerified)
  }
}

/// A command that replays the history of one thing.
protocol ReplayingCommand: ParsableCommand {
  static var entity: Refusal.Entity { get }
  var id: String { get }
  var scope: ReplayOptions { get }
  var options: StoreOptions { get }
}

extension ReplayingCommand {
  func run() throws {
    try options.run {
      let office = try options.openOffice()
      let scope = try scope.scope(in: try office.head().zone)
      let width = try self.scope.columns()
      do {
        let subject = ReplaySubject(Self.entity, nfc(id))
        let unsealer = try self.scope.unsealing.unsealer(for: subject.tag.text, in: office)
        let replay = try office.replay(subject, scope, unsealer: unsealer)
        switch options.format {
        case .table:
          print(
            ReplayTimeline(replay: replay, language: options.language, width: width).text,
            terminator: "")
        case .json, .csv: ReplayTable(replay: replay).listing.printed(options.format)
        }
        guard replay.steps.allSatisfy({ $0.inclusion?.failure == nil }) else { throw ExitCode(1) }
      } catch Refusal.notFound(.policy, _) {
        throw KPIQuestion.usage(
          "没有改过工作时间和时限，用的是默认标准：policy show、calendar show",
          "no rule was ever set: the standard ones are in force, see policy show, calendar show")
      } catch let refusal as Refusal {
        throw Refused(refusal: refusal)
      }
    }
  }
}
