import ArgumentParser
import CustomerService

struct CalendarGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Set working hours, holidays and make-up workdays, and ask for due times.",
    discussion: """
      Due times of complaints and follow-ups follow from the calendar that is known when they are \
      recorded, and never move when it changes. To count holidays for facts of last year, declare \
      them with an --at before those facts.
      """,
    subcommands: [
      Set.self,
      Declare.self,
      Show.self,
      Due.self,
    ])

  struct Set: WritingCommand {
    static let command = "calendar.set"
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Set the weekly working hours (设定工作时间).",
      discussion: """
        They replace the whole week from a day on. Without any, an office works Monday to Friday, \
        09:00 to 18:00.

        EXAMPLE
          carelog calendar set --hours "mon-fri 09:00-12:00,13:30-18:00" \\
            --hours "sat 09:00-12:00" --from 2026-05-01 --role director
        """)

    @Option(help: "Days and their hours; may be repeated.")
    var hours: [String]
    @Option(help: "The first day (else that of --at).")
    var from: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { ["hours": hours.field, "from": from.field] }
  }

  struct Declare: WritingCommand {
    static let command = "calendar.declare"
    static let configuration = CommandConfiguration(
      commandName: "declare",
      abstract: "Declare holidays and make-up workdays (公布假日与调休).",
      discussion: """
        What is declared last of a day holds.

        EXAMPLE
          carelog calendar declare --holidays 2026-05-01..2026-05-05 \\
            --make-up-days "2026-05-09 09:00-17:00" --role director
        """)

    @Option(help: "A day off, or days such as 2026-05-01..2026-05-05; may be repeated.")
    var holidays: [String] = []
    @Option(
      help: "A day that is worked (调休上班日), with its hours (else the usual); may be repeated.")
    var makeUpDays: [String] = []
    @Option(help: "A day that is as its weekday again, or days; may be repeated.")
    var regularDays: [String] = []
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "holidays": holidays.field, "makeUpDays": makeUpDays.field,
        "regularDays": regularDays.field,
      ]
    }
  }
}

struct PolicyGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Set what the office holds itself to.",
    subcommands: [
      Set.self,
      Show.self,
    ])

  struct Set: WritingCommand {
    static let command = "policy.set"
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Set the service standards (设定服务标准).",
      discussion: """
        What is not given stays as it is. Times are such as 24h (hours), 8wh (working hours), 7d \
        (to the end of the 7th day) and 7wd (of the 7th working day). Due times that were set \
        never move.

        EXAMPLES
          carelog policy set --acknowledge-minor 8wh --resolve-minor 5wd \\
            --from 2026-06-01 --role director
          carelog policy set --onsite-score-counts false --role director
        """)

    @Option(help: "The first day (else that of --at).")
    var from: String?
    @Option(help: "How soon a minor complaint is acknowledged (at first 24h).")
    var acknowledgeMinor: String?
    @Option(help: "How soon a major complaint is acknowledged (at first 24h).")
    var acknowledgeMajor: String?
    @Option(help: "How soon a critical complaint is acknowledged (at first 2h).")
    var acknowledgeCritical: String?
    @Option(help: "How soon a minor complaint is closed (at first 7wd).")
    var resolveMinor: String?
    @Option(help: "How soon a major complaint is closed (at first 7wd).")
    var resolveMajor: String?
    @Option(help: "How soon a critical complaint is closed (at first 3wd).")
    var resolveCritical: String?
    @Option(
      help: """
        Whether a score logged with a visit is its rating: true (at first); or false, a note, \
        and the rating is asked later.
        """)
    var onsiteScoreCounts: String?
    @Option(
      help: """
        Whether nobody is sent out before they read the contract's key terms: true; or false \
        (at first), a warning.
        """)
    var termsMustBeRead: String?
    @Option(
      help:
        "How many months personal data are kept after the last dealing (at first 36; sealing due).")
    var retentionMonths: Int64?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "from": from.field, "acknowledgeMinor": acknowledgeMinor.field,
        "acknowledgeMajor": acknowledgeMajor.field,
        "acknowledgeCritical": acknowledgeCritical.field, "resolveMinor": resolveMinor.field,
        "resolveMajor": resolveMajor.field, "resolveCritical": resolveCritical.field,
        "onsiteScoreCounts": onsiteScoreCounts.field, "termsMustBeRead": termsMustBeRead.field,
        "retentionMonths": retentionMonths.field,
      ]
    }
  }
}
