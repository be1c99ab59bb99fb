import ArgumentParser
import CustomerService

struct PlanGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Keep the department's plan of the year.",
    subcommands: [
      Adopt.self,
      AddItem.self,
      ReportProgress.self,
    ])

  struct Adopt: WritingCommand {
    static let command = "plan.adopt"
    static let configuration = CommandConfiguration(
      commandName: "adopt", abstract: "Adopt a plan (年度计划).",
      discussion: """
        EXAMPLE
          carelog plan adopt --plan PL2026 --year 2026 --title 服务工作计划 \\
            --role director
        """)

    @Option(help: "The plan's id.")
    var plan: String
    @Option(help: "The year.")
    var year: Int64
    @Option(help: "The title.")
    var title: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      ["plan": plan.field, "year": .integer(year), "title": title.field]
    }
  }

  struct AddItem: WritingCommand {
    static let command = "plan.add-item"
    static let configuration = CommandConfiguration(
      commandName: "add-item", abstract: "Add an item to a plan (计划项目).",
      discussion: """
        EXAMPLE
          carelog plan add-item --plan PL2026 --item 1 --title 岗前培训 \\
            --due 2026-06-30 --role director
        """)

    @Option(help: "The plan's id.")
    var plan: String
    @Option(help: "The item's id, within the plan.")
    var item: String
    @Option(help: "What is to be done.")
    var title: String
    @Option(help: "Who is to do it.")
    var owner: String?
    @Option(help: "The last day.")
    var due: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "plan": plan.field, "item": item.field, "title": title.field, "owner": owner.field,
        "due": due.field,
      ]
    }
  }

  struct ReportProgress: WritingCommand {
    static let command = "plan.report-progress"
    static let configuration = CommandConfiguration(
      commandName: "report-progress", abstract: "Say how far an item is (计划进度).",
      discussion: """
        EXAMPLE
          carelog plan report-progress --plan PL2026 --item 1 --percent 40 --role leader
        """)

    @Option(help: "The plan's id.")
    var plan: String
    @Option(help: "The item's id.")
    var item: String
    @Option(help: "0 to 100.")
    var percent: Int64
    @Option(help: "The note.")
    var note: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "plan": plan.field, "item": item.field, "percent": .integer(percent),
        "note": note.field,
      ]
    }
  }
}
