import ArgumentParser
import CustomerService

struct PlanGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: .text(
      zh: "部门年度计划",
      en: "Keep the department's plan of the year."),
    subcommands: [
      Adopt.self,
      AddItem.self,
      ReportProgress.self,
    ])

  struct Adopt: WritingCommand {
    static let command = "plan.adopt"
    static let configuration = CommandConfiguration(
      commandName: "adopt", abstract: .text(zh: "通过年度计划", en: "Adopt a plan."),
      discussion: .examples(
        """
          carelog plan adopt --plan PL2026 --year 2026 --title 服务工作计划 \\
            --role director
        """))

    @Option(help: .text(zh: "计划编号", en: "The plan's id."))
    var plan: String
    @Option(help: .text(zh: "年度", en: "The year."))
    var year: Int64
    @Option(help: .text(zh: "标题", en: "The title."))
    var title: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      ["plan": plan.field, "year": .integer(year), "title": title.field]
    }
  }

  struct AddItem: WritingCommand {
    static let command = "plan.add-item"
    static let configuration = CommandConfiguration(
      commandName: "add-item", abstract: .text(zh: "增加计划项目", en: "Add an item to a plan."),
      discussion: .examples(
        """
          carelog plan add-item --plan PL2026 --item 1 --title 岗前培训 \\
            --due 2026-06-30 --role director
        """))

    @Option(help: .text(zh: "计划编号", en: "The plan's id."))
    var plan: String
    @Option(help: .text(zh: "计划项目的编号，在计划内唯一", en: "The item's id, within the plan."))
    var item: String
    @Option(help: .text(zh: "应如何处理", en: "What is to be done."))
    var title: String
    @Option(help: .text(zh: "负责人", en: "Who is to do it."))
    var owner: String?
    @Option(help: .text(zh: "最后期限", en: "The last day."))
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
      commandName: "report-progress",
      abstract: .text(
        zh: "登记计划项目的进度",
        en: "Say how far an item is."),
      discussion: .examples(
        """
          carelog plan report-progress --plan PL2026 --item 1 --percent 40 --role leader
        """))

    @Option(help: .text(zh: "计划编号", en: "The plan's id."))
    var plan: String
    @Option(help: .text(zh: "计划项目的编号", en: "The item's id."))
    var item: String
    @Option(help: .text(zh: "完成百分比，0–100", en: "0 to 100."))
    var percent: Int64
    @Option(help: .note)
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
