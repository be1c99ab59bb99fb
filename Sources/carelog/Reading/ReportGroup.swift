import ArgumentParser
import CustomerService

extension ReportKind: ExpressibleByArgument {}

struct ReportGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make the performance forms for the management (考绩表单), issue and restate them.",
    subcommands: [
      Monthly.self, Weekly.self, Annual.self, Issue.self, Restate.self, List.self,
    ])

  struct Monthly: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "monthly", abstract: "The form of a month (月度考绩表单).",
      discussion: """
        EXAMPLES
          carelog report monthly --period 2026-04
          carelog report monthly --period 2026-04 --format html --output april.html
          carelog report monthly --period 2026-04 --as-of @735     # as it was issued
        """)
    @OptionGroup var options: ReportOptions

    func run() throws { try options.show(.monthly) }
  }

  struct Weekly: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "weekly",
      abstract: "The form of a week: figures, delivery, what is late or about to be (周报).",
      discussion: """
        EXAMPLE
          carelog report weekly --period 2026-W15
        """)
    @OptionGroup var options: ReportOptions

    func run() throws { try options.show(.weekly) }
  }

  struct Annual: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "annual", abstract: "The form of a year (年度考绩表单).",
      discussion: """
        EXAMPLE
          carelog report annual --period 2026 --format html --output 2026.html
        """)
    @OptionGroup var options: ReportOptions

    func run() throws { try options.show(.annual) }
  }
}
