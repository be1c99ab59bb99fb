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
    abstract: "Replay a history, event by event, with what followed from each.",
    discussion: """
      Read from the log alone. The same log and arguments give the same bytes.

      EXAMPLES
        carelog replay complaint P1
        carelog replay customer C1 --until 2026-05-01
      """,
    subcommands: [
      OfComplaint.self, OfCustomer.self, OfTechnician.self, OfContract.self, OfVisit.self,
      OfAssignment.self, OfPolicy.self,
    ])

  struct OfComplaint: ReplayingCommand {
    static let configuration = CommandConfiguration(
      commandName: "complaint",
      abstract: "Replay a complaint: states, changes, clocks, KPI cells, its visit.",
      discussion: """
        The clocks of the acknowledgement and of the resolution run against the due times that \
        were set at the filing; a pause is counted and moves no due time. KPI cells are named by \
        month, with what the event adds to numerator and denominator.

        EXAMPLES
          carelog replay complaint P1 --lang zh
          carelog replay complaint P1 --as-of 2026-04-30 --format json
          carelog replay complaint P1 --as-of @1000 --verify
          carelog replay complaint P1 --until 2026-04-12T18:00:00+08:00
        """)
    static let entity = Refusal.Entity.complaint
    @Argument(help: "The complaint's id.") var id: String
    @OptionGroup var scope: ReplayOptions
    @OptionGroup var options: StoreOptions
  }

  struct OfCustomer: ReplayingCommand {
    static let configuration = CommandConfiguration(
      commandName: "customer",
      abstract: "Replay all that carries a customer's tag.",
      discussion: """
        EXAMPLE
          carelog replay customer C1 --lang zh
        """)
    static let entity = Refusal.Entity.customer
    @Argument(help: "The customer's id.") var id: String
    @OptionGroup var scope: ReplayOptions
    @OptionGroup var options: StoreOptions
  }

  struct OfTechnician: ReplayingCommand {
    static let configuration = CommandConfiguration(
      commandName: "technician",
      abstract: "Replay a technician's bookings, visits, ratings and complaints.",
      discussion: """
        EXAMPLE
          carelog replay technician T1 --until 2026-05-01
        """)
    static let entity = Refusal.Entity.technician
    @Argument(help: "The technician's id.") var id: String
    @OptionGroup var scope: ReplayOptions
    @OptionGroup var options: StoreOptions
  }

  struct OfContract: ReplayingCommand {
    static let configuration = CommandConfiguration(
      commandName: "contract",
      abstract: "Replay a contract: terms, corrections, renewals, what was done under it.",
      discussion: """
        EXAMPLE
          carelog replay contract K1 --format json
        """)
    static let entity = Refusal.Entity.contract
    @Argument(help: "The contract's id.") var id: String
    @OptionGroup var scope: ReplayOptions
    @OptionGroup var options: StoreOptions
  }

  struct OfVisit: ReplayingCommand {
    static let configuration = CommandConfiguration(
      commandName: "visit",
      abstract: "Replay a visit with its corrections, ratings and complaints.",
      discussion: """
        EXAMPLE
          carelog replay visit V1 --verify
        """)
    static let entity = Refusal.Entity.visit
    @Argument(help: "The visit's id.") var id: String
    @OptionGroup var scope: ReplayOptions
    @OptionGroup var options: StoreOptions
  }

  struct OfAssignment: ReplayingCommand {
    static let configuration = CommandConfiguration(
      commandName: "assignment",
      abstract: "Replay an assignment with its visits and their ratings.",
      discussion: """
        EXAMPLE
          carelog replay assignment A1
        """)
    static let entity = Refusal.Entity.assignment
    @Argument(help: "The assignment's id.") var id: String
    @OptionGroup var scope: ReplayOptions
    @OptionGroup var options: StoreOptions
  }
}

extension ReplayGroup {
  struct OfPolicy: ReplayingCommand {
    static let configuration = CommandConfiguration(
      commandName: "policy",
      abstract: "Replay how calendar and service standards changed.",
      discussion: """
        EXAMPLE
          carelog replay policy --lang zh
        """)
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
    help: "What was known then: a time (facts recorded before it) or @N (first N events).")
  var asOf: String?

  @Option(help: "Only what happened before this time, by business time.")
  var until: String?

  @Flag(
    name: .customLong("verify"),
    help: "Prove that each record is in the log's tree; exit code 1 when one is not.")
  var isVerified = false

  @Option(help: "Columns of the timeline, 40 to 400 (else the terminal's; 100 without one).")
  var width: Int?

  @OptionGroup var unsealing: UnsealOptions

  /// The columns of the timeline.
  ///
  /// - Throws: ``Malformed`` for a width out of range.
  func columns() throws -> Int {
    if let width {
      guard (40...400).contains(width) else {
        throw Malformed(
          text: Localized(zh: "--width:应为 40 到 400", en: "--width: expected 40 to 400"),
          exitCode: 64)
      }
      return width
    }
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else {
      return 100
    }
    return min(max(Int(size.ws_col), 40), 400)
  }

  func scope(in zone: BusinessZone) throws -> ReplayScope {
    let moment = try asOf.map { text in
      guard let moment = AsOf(text, in: zone) else {
        throw Malformed(
          text: Localized(zh: "--as-of:应为时间或 @N", en: "--as-of: expected a time or @N"),
          exitCode: 64)
      }
      return moment
    }
    let end = try until.map { text in
      guard let end = Timestamp(text, in: zone) else {
        throw Malformed(
          text: Localized(zh: "--until:应为时间", en: "--until: expected a time"), exitCode: 64)
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
          "没有改过工作时间和时限,用的是默认标准:policy show、calendar show",
          "no rule was ever set: the standard ones are in force, see policy show, calendar show")
      } catch let refusal as Refusal {
        throw Refused(refusal: refusal)
      }
    }
  }
}
