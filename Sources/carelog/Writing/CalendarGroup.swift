import ArgumentParser
import CustomerService

struct CalendarGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: .text(
      zh: "设定工作时间、假日和调休上班日，查询到期时间",
      en: "Set working hours, holidays and make-up workdays, and ask for due times."),
    discussion: .text(
      zh: """
        投诉和回访的时限按入账时已知的工作日历确定，日历变更时不再移动。要使去年的事实计入假日，公\
        布时请用 --at 写明早于这些事实的时间。
        """,
      en: """
        Due times of complaints and follow-ups follow from the calendar that is known when they \
        are recorded, and never move when it changes. To count holidays for facts of last year, \
        declare them with an --at before those facts.
        """),
    subcommands: [
      Set.self,
      Declare.self,
      Show.self,
      Due.self,
    ])

  struct Set: WritingCommand {
    static let command = "calendar.set"
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: .text(zh: "设定每周工作时间", en: "Set the weekly working hours."),
      discussion: .text(
        zh: """
          自生效日起取代整周的工作时间。从未设定时，为周一至周五 09:00 至 18:00。
          """,
        en: """
          They replace the whole week from a day on. Without any, an office works Monday to \
          Friday, 09:00 to 18:00.
          """,
        examples: """
            carelog calendar set --hours "mon-fri 09:00-12:00,13:30-18:00" \\
              --hours "sat 09:00-12:00" --from 2026-05-01 --role director
          """))

    @Option(help: .text(zh: "星期几及其工作时间；可重复", en: "Days and their hours; may be repeated."))
    var hours: [String]
    @Option(help: .text(zh: "生效日（缺省为 --at 当天）", en: "The first day (else that of --at)."))
    var from: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { ["hours": hours.field, "from": from.field] }
  }

  struct Declare: WritingCommand {
    static let command = "calendar.declare"
    static let configuration = CommandConfiguration(
      commandName: "declare",
      abstract: .text(zh: "公布假日与调休", en: "Declare holidays and make-up workdays."),
      discussion: .text(
        zh: "同一天以最后公布的为准。",
        en: "What is declared last of a day holds.",
        examples: """
            carelog calendar declare --holidays 2026-05-01..2026-05-05 \\
              --make-up-days "2026-05-09 09:00-17:00" --role director
          """))

    @Option(
      help: .text(
        zh: "放假日，或一段日期如 2026-05-01..2026-05-05；可重复",
        en: "A day off, or days such as 2026-05-01..2026-05-05; may be repeated."))
    var holidays: [String] = []
    @Option(
      help: .text(
        zh: "调休上班日及其工作时间（缺省为平常时间）；可重复",
        en: "A day that is worked, with its hours (else the usual); may be repeated."))
    var makeUpDays: [String] = []
    @Option(
      help: .text(
        zh: "恢复为平常日子的日期或一段日期；可重复",
        en: "A day that is as its weekday again, or days; may be repeated."))
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
    commandName: "policy",
    abstract: .text(
      zh: "设定服务标准",
      en: "Set what the office holds itself to."),
    subcommands: [
      Set.self,
      Show.self,
    ])

  struct Set: WritingCommand {
    static let command = "policy.set"
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: .text(zh: "设定服务标准", en: "Set the service standards."),
      discussion: .text(
        zh: """
          未填的保持不变。时限写作 24h（小时）、8wh（工作小时）、7d（至第 7 天结束）或 7wd（至第 7 \
          个工作日结束）。已定的时限不再移动。
          """,
        en: """
          What is not given stays as it is. Times are such as 24h (hours), 8wh (working hours), \
          7d (to the end of the 7th day) and 7wd (of the 7th working day). Due times that were \
          set never move.
          """,
        examples: """
            carelog policy set --acknowledge-minor 8wh --resolve-minor 5wd \\
              --from 2026-06-01 --role director
            carelog policy set --onsite-score-counts false --role director
          """))

    @Option(help: .text(zh: "生效日（缺省为 --at 当天）", en: "The first day (else that of --at)."))
    var from: String?
    @Option(
      help: .text(
        zh: "一般投诉的告知受理时限（初始为 24h）",
        en: "How soon a minor complaint is acknowledged (at first 24h)."))
    var acknowledgeMinor: String?
    @Option(
      help: .text(
        zh: "重大投诉的告知受理时限（初始为 24h）",
        en: "How soon a major complaint is acknowledged (at first 24h)."))
    var acknowledgeMajor: String?
    @Option(
      help: .text(
        zh: "特别重大投诉的告知受理时限（初始为 2h）",
        en: "How soon a critical complaint is acknowledged (at first 2h)."))
    var acknowledgeCritical: String?
    @Option(
      help: .text(
        zh: "一般投诉的结案时限（初始为 7wd）",
        en: "How soon a minor complaint is closed (at first 7wd)."))
    var resolveMinor: String?
    @Option(
      help: .text(
        zh: "重大投诉的结案时限（初始为 7wd）",
        en: "How soon a major complaint is closed (at first 7wd)."))
    var resolveMajor: String?
    @Option(
      help: .text(
        zh: "特别重大投诉的结案时限（初始为 3wd）",
        en: "How soon a critical complaint is closed (at first 3wd)."))
    var resolveCritical: String?
    @Option(
      help: .text(
        zh: "上门时登记的评分是否计为该次评分：true（初始）计入；false 只作备考，评分另行征询",
        en: """
          Whether a score logged with a visit is its rating: true (at first); or false, a note, \
          and the rating is asked later.
          """))
    var onsiteScoreCounts: String?
    @Option(
      help: .text(
        zh: "技师确认合同关键条款之前是否不得派工：true 不得；false（初始）只作提醒",
        en: """
          Whether nobody is sent out before they read the contract's key terms: true; or false \
          (at first), a warning.
          """))
    var termsMustBeRead: String?
    @Option(
      help: .text(
        zh: "最后往来之后个人信息保存多少个月（起初为 36；见 sealing due）",
        en:
          "How many months personal data are kept after the last dealing (at first 36; sealing due)."
      ))
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
