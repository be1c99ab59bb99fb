import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office

extension CalendarGroup {
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: .text(
        zh: "查看工作时间和特殊日期",
        en: "Show the working hours and the days that are not regular."),
      discussion: .examples(
        """
          carelog calendar show --as-of 2026-04-30 --lang zh
        """))

    @OptionGroup var look: AsOfOption
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let office = try options.openOffice()
        let asOf = try look.moment(in: office.head().zone)
        CalendarTable(policy: try office.policy(asOf: asOf), language: options.language)
          .listing.printed(options.format)
      }
    }
  }

  struct Due: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "due",
      abstract: .text(
        zh: "从某一时间起算，查询何时到期",
        en: "Say when something is due that begins at a time."),
      discussion: .text(
        zh: """
          以当时已知的工作日历为准。工作日以午夜为止；当天不计。
          """,
        en: """
          By the calendar that was known at that time. Working days end at midnight; the first \
          day does not count.
          """,
        examples: """
            carelog calendar due --from 2026-04-30T17:00 --hours 8
            carelog calendar due --from 2026-04-30T17:00 --days 7
          """))

    @Option(help: .text(zh: "起算时间，RFC 3339", en: "When it begins, RFC 3339."))
    var from: String
    @Option(help: .text(zh: "经过多少工作小时，1–1000", en: "So many working hours later, 1 to 1000."))
    var hours: Int?
    @Option(
      help: .text(
        zh: "第几个工作日结束时，1–1000",
        en: "At the end of so many working days, 1 to 1000."))
    var days: Int?
    @OptionGroup var options: StoreOptions

    func validate() throws {
      if (hours == nil) == (days == nil) { throw ValidationError("Give either --hours or --days.") }
    }

    func run() throws {
      try options.run {
        let office = try options.openOffice()
        let zone = try office.head().zone
        guard let start = Timestamp(from, in: zone) else {
          throw KPIQuestion.usage("--from：应为时间", "--from: expected a time")
        }
        guard
          let limit = hours.map({ TimeLimit($0, .workingHours) })
            ?? days.map({ TimeLimit($0, .workingDays) }), let limit
        else {
          throw KPIQuestion.usage("应为 1 到 1000", "expected 1 to 1000")
        }
        let policy = try office.policy(at: start)
        let due = limit.due(after: start, by: policy.calendar, in: zone).formatted(in: zone)
        let columns = [("开始", "from"), ("之后", "after"), ("期限", "due"), ("版本", "version")]
        Listing(
          columns: columns.map { .init(Localized(zh: $0, en: $1)[options.language]) },
          rows: [[start.formatted(in: zone), limit.text, due, "\(policy.version)"]],
          json: [
            "from": .string(start.formatted(in: zone)), "after": .string(limit.text),
            "due": .string(due), "version": .integer(policy.version),
          ]
        ).printed(options.format)
      }
    }
  }
}

/// Lays a calendar out as a table or as JSON.
struct CalendarTable: Speaking {
  var policy: ServicePolicy
  var language: Language

  var listing: Listing {
    Listing(
      columns: [
        .init(text("类别", "kind")), .init(text("日期", "day")), .init(text("时间", "hours")),
        .init(text("版本", "version"), .right),
      ],
      rows: (weeks + days).map { $0 + ["\(policy.version)"] },
      json: [
        "version": .integer(policy.version),
        "weeks": .array(policy.calendar.weeks.entries.map(json)),
        "days": .array(declared.map(json)),
      ])
  }

  private var declared: [DatedHours] {
    policy.calendar.declared.map { DatedHours(day: $0, hours: $1) }.sorted { $0.day < $1.day }
  }

  private var weeks: [[String]] {
    policy.calendar.weeks.entries.flatMap { entry in
      entry.value.texts.map {
        [text("每周", "weekly"), FirstDay(entry.from).text(language), $0]
      }
    }
  }

  private var days: [[String]] {
    declared.map { day in
      [
        day.hours.isEmpty ? text("放假", "holiday") : text("上班", "make-up"), "\(day.day)",
        day.hours.isEmpty ? "—" : day.hours.text,
      ]
    }
  }

  private func json(_ entry: InForce<WorkingWeek>.Entry) -> JSONValue {
    ["from": FirstDay(entry.from).json, "hours": .array(entry.value.texts.map { .string($0) })]
  }

  private func json(_ day: DatedHours) -> JSONValue {
    ["day": .string("\(day.day)"), "hours": day.hours.isEmpty ? .null : .string(day.hours.text)]
  }
}

/// The day from which something holds; nil when it has always held.
struct FirstDay {
  private let day: CalendarDate?

  init(_ day: CalendarDate?) { self.day = day }

  func text(_ language: Language) -> String {
    guard let day else { return Localized(zh: "起初", en: "at first")[language] }
    return Localized(zh: "\(day) 起", en: "from \(day)")[language]
  }

  var json: JSONValue { day.map { .string("\($0)") } ?? .null }
}
