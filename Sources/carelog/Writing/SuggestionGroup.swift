import ArgumentParser
import CustomerService

struct SuggestionGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggestion",
    abstract: .text(
      zh: "听取建议，分析研究并作出决定",
      en: "Hear suggestions, study them, and decide."),
    subcommands: [
      Record.self,
      Analyse.self,
      Report.self,
      Adopt.self,
      Decline.self,
    ])

  struct Record: WritingCommand {
    static let command = "suggestion.record"
    static let configuration = CommandConfiguration(
      commandName: "record", abstract: .text(zh: "建议登记", en: "Record a suggestion."),
      discussion: .examples(
        """
          carelog suggestion record --suggestion G1 --customer C1 \\
            --content "预约可选上下午"
        """))

    @Option(help: .text(zh: "建议编号", en: "The suggestion's id."))
    var suggestion: String
    @Option(help: .text(zh: "建议内容", en: "What is suggested."))
    var content: String
    @Option(help: .text(zh: "提出建议的客户", en: "Who suggests it, if a customer."))
    var customer: String?
    @Option(help: .text(zh: "由哪次接待得知", en: "The contact in which it was heard."))
    var contact: String?
    @OptionGroup var group: FigureGroupOptions
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      group.fields.merging([
        "suggestion": suggestion.field, "content": content.field, "customer": customer.field,
        "contact": contact.field,
      ]) { $1 }
    }
  }

  struct Analyse: WritingCommand {
    static let command = "suggestion.analyse"
    static let configuration = CommandConfiguration(
      commandName: "analyse",
      abstract: .text(
        zh: "归纳整理建议，研究对策",
        en: "Record what a suggestion is worth."),
      discussion: .examples(
        """
          carelog suggestion analyse --suggestion G1 --analysis "三成客户提过" \\
            --measure "下月起试行"
        """))

    @Option(help: .text(zh: "建议编号", en: "The suggestion's id."))
    var suggestion: String
    @Option(help: .text(zh: "分析结果", en: "What was found."))
    var analysis: String
    @Option(help: .text(zh: "可行的对策", en: "What could be done."))
    var measure: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "suggestion": suggestion.field, "analysis": analysis.field, "measure": measure.field,
      ]
    }
  }

  struct Report: WritingCommand {
    static let command = "suggestion.report"
    static let configuration = CommandConfiguration(
      commandName: "report",
      abstract: .text(
        zh: "把建议上报上级决定",
        en: "Put a suggestion before a superior, who decides."),
      discussion: .examples(
        """
          carelog suggestion report --suggestion G1 --level director
        """))

    @Option(help: .text(zh: "建议编号", en: "The suggestion's id."))
    var suggestion: String
    @Option(help: .text(zh: "由谁决定", en: "Who shall decide."))
    var level: EscalationLevel
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "suggestion": suggestion.field, "level": level.field,
      ]
    }
  }

  struct Adopt: WritingCommand {
    static let command = "suggestion.adopt"
    static let configuration = CommandConfiguration(
      commandName: "adopt",
      abstract: .text(
        zh: "采纳建议",
        en: "Decide that a suggestion is carried out."),
      discussion: .text(
        zh: "由所上报的一级或更高一级办理。",
        en: "For the level to which it was reported, and above.",
        examples: """
            carelog suggestion adopt --suggestion G1 --measure "6月起实行" --role director
          """))

    @Option(help: .text(zh: "建议编号", en: "The suggestion's id."))
    var suggestion: String
    @Option(help: .text(zh: "采取的措施", en: "What will be done."))
    var measure: String
    @Option(help: .text(zh: "负责人", en: "Who sees to it."))
    var owner: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "suggestion": suggestion.field, "measure": measure.field, "owner": owner.field,
      ]
    }
  }

  struct Decline: WritingCommand {
    static let command = "suggestion.decline"
    static let configuration = CommandConfiguration(
      commandName: "decline",
      abstract: .text(
        zh: "不采纳建议",
        en: "Decide that a suggestion is not carried out."),
      discussion: .text(
        zh: """
          由所上报的一级或更高一级办理；原因用于答复提出建议的人。
          """,
        en: """
          For the level to which it was reported, and above; the reason is for whoever made it.
          """,
        examples: """
            carelog suggestion decline --suggestion G1 --role director --reason "成本过高"
          """))

    @Option(help: .text(zh: "建议编号", en: "The suggestion's id."))
    var suggestion: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "suggestion": suggestion.field
      ]
    }
  }
}
