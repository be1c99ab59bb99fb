import ArgumentParser
import CustomerService

struct TaskGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task",
    abstract: .text(
      zh: "下达和完成临时性任务",
      en: "Give temporary tasks and complete them."),
    subcommands: [
      Assign.self,
      Complete.self,
    ])

  struct Assign: WritingCommand {
    static let command = "task.assign"
    static let configuration = CommandConfiguration(
      commandName: "assign", abstract: .text(zh: "下达临时性任务", en: "Give somebody a temporary task."),
      discussion: .examples(
        """
          carelog task assign --task J1 --title 防汛巡查 --owner U2 \\
            --due 2026-07-01T18:00 --urgent --role director
        """))

    @Option(help: .text(zh: "任务编号", en: "The task's id."))
    var task: String
    @Option(help: .text(zh: "应如何处理", en: "What is to be done."))
    var title: String
    @Option(help: .text(zh: "承办人的经办人编号", en: "Who is to do it, by the actor's id."))
    var owner: String
    @Option(help: .text(zh: "最后期限，RFC 3339", en: "Until when, RFC 3339."))
    var due: String?
    @Flag(help: .text(zh: "紧急任务", en: "It is urgent."))
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
      commandName: "complete", abstract: .text(zh: "登记任务完成", en: "Record that a task is done."),
      discussion: .examples(
        """
          carelog task complete --task J1 --result 已巡查12户
        """))

    @Option(help: .text(zh: "任务编号", en: "The task's id."))
    var task: String
    @Option(help: .text(zh: "完成情况", en: "What came of it."))
    var result: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { ["task": task.field, "result": result.field] }
  }
}

struct SummaryGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: .text(zh: "提交工作总结", en: "Submit summaries of work."),
    subcommands: [Submit.self])

  struct Submit: WritingCommand {
    static let command = "summary.submit"
    static let configuration = CommandConfiguration(
      commandName: "submit",
      abstract: .text(
        zh: "提交一个期间的工作总结",
        en: "Submit a summary of a period's work."),
      discussion: .examples(
        """
          carelog summary submit --summary W17 --period 2026-W17 \\
            --content 本周完成上门42次
        """))

    @Option(help: .text(zh: "工作总结编号", en: "The summary's id."))
    var summary: String
    @Option(
      help: .text(
        zh: "期间，如 2026-W17 或 2026-04",
        en: "The period, such as 2026-W17 or 2026-04."))
    var period: String
    @Option(help: .text(zh: "正文", en: "The text."))
    var content: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      ["summary": summary.field, "period": period.field, "content": content.field]
    }
  }
}
