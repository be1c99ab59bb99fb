import ArgumentParser
import CustomerService

extension ReportKind: ExpressibleByArgument {}

struct ReportGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: .text(
      zh: "编制、签发和更正考绩表单",
      en: "Make the performance forms for the management, issue and restate them."),
    subcommands: [
      Monthly.self, Weekly.self, Annual.self, Issue.self, Restate.self, List.self,
    ])

  struct Monthly: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "monthly", abstract: .text(zh: "月度考绩表单", en: "The form of a month."),
      discussion: .examples(
        """
          carelog report monthly --period 2026-04
          carelog report monthly --period 2026-04 --format html --output april.html
          carelog report monthly --period 2026-04 --as-of @735
        """))
    @OptionGroup var options: ReportOptions

    func run() throws { try options.show(.monthly) }
  }

  struct Weekly: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "weekly",
      abstract: .text(
        zh: "周报：各项数字、服务履行、待办与逾期",
        en: "The form of a week: figures, delivery, what is late or about to be."),
      discussion: .examples(
        """
          carelog report weekly --period 2026-W15
        """))
    @OptionGroup var options: ReportOptions

    func run() throws { try options.show(.weekly) }
  }

  struct Annual: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "annual", abstract: .text(zh: "年度考绩表单", en: "The form of a year."),
      discussion: .examples(
        """
          carelog report annual --period 2026 --format html --output 2026.html
        """))
    @OptionGroup var options: ReportOptions

    func run() throws { try options.show(.annual) }
  }
}
