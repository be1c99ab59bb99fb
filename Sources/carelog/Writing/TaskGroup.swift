import ArgumentParser
import CustomerService

struct TaskGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: "Give temporary tasks and complete them.",
    subcommands: [
      Assign.self,
      Complete.self,
    ])

  struct Assign: WritingCommand {
    static let command = "task.assign"
    static let configuration = CommandConfiguration(
      commandName: "assign", abstract: "Give somebody a temporary task (临时性任务).",
      discussion: """
        EXAMPLE
          carelog task assign --task J1 --title 防汛巡查 --owner U2 \\
            --due 2026-07-01T18:00 --urgent --role director
        """)

    @Option(help: "The task's id.")
    var task: String
    @Option(help: "What is to be done.")
    var title: String
    @Option(help: "Who is to do it, by the actor's id.")
    var owner: String
    @Option(help: "Until when, RFC 3339.")
    var due: String?
    @Flag(help: "It is urgent.")
    var urgent = false
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "task": task.field, "title": title.field, "owner": owner.field, "due": due.field,
        "urgent": urgent.field,
      ]
    }
  }

  struct Complete: WritingCommand {
    static let command = "task.complete"
    static let configuration = CommandConfiguration(
      commandName: "complete", abstract: "Record that a task is done (任务完成).",
      discussion: """
        EXAMPLE
          carelog task complete --task J1 --result 已巡查12户
        """)

    @Option(help: "The task's id.")
    var task: String
    @Option(help: "What came of it.")
    var result: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { ["task": task.field, "result": result.field] }
  }
}

struct SummaryGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Submit summaries of work.",
    subcommands: [Submit.self])

  struct Submit: WritingCommand {
    static let command = "summary.submit"
    static let configuration = CommandConfiguration(
      commandName: "submit", abstract: "Submit a summary of a period's work (工作总结).",
      discussion: """
        EXAMPLE
          carelog summary submit --summary W17 --period 2026-W17 --content 本周完成上门42次
        """)

    @Option(help: "The summary's id.")
    var summary: String
    @Option(help: "The period, such as 2026-W17 or 2026-04.")
    var period: String
    @Option(help: "The text.")
    var content: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      ["summary": summary.field, "period": period.field, "content": content.field]
    }
  }
}
