import ArgumentParser
import CustomerService

struct SuggestionGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggestion", abstract: "Hear suggestions, study them, and decide.",
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
      commandName: "record", abstract: "Record a suggestion (建议登记).",
      discussion: """
        EXAMPLE
          carelog suggestion record --suggestion G1 --customer C1 --content "预约可选上下午"
        """)

    @Option(help: "The suggestion's id.")
    var suggestion: String
    @Option(help: "What is suggested.")
    var content: String
    @Option(help: "Who suggests it, if a customer.")
    var customer: String?
    @Option(help: "The contact in which it was heard.")
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
      commandName: "analyse", abstract: "Record what a suggestion is worth (归纳整理、研究对策).",
      discussion: """
        EXAMPLE
          carelog suggestion analyse --suggestion G1 --analysis "三成客户提过" \\
            --measure "下月起试行"
        """)

    @Option(help: "The suggestion's id.")
    var suggestion: String
    @Option(help: "What was found.")
    var analysis: String
    @Option(help: "What could be done.")
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
      commandName: "report", abstract: "Put a suggestion before a superior, who decides (上报).",
      discussion: """
        EXAMPLE
          carelog suggestion report --suggestion G1 --level director
        """)

    @Option(help: "The suggestion's id.")
    var suggestion: String
    @Option(help: "Who shall decide.")
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
      commandName: "adopt", abstract: "Decide that a suggestion is carried out (采纳).",
      discussion: """
        For the level to which it was reported, and above.

        EXAMPLE
          carelog suggestion adopt --suggestion G1 --measure "6月起实行" --role director
        """)

    @Option(help: "The suggestion's id.")
    var suggestion: String
    @Option(help: "What will be done.")
    var measure: String
    @Option(help: "Who sees to it.")
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
      commandName: "decline", abstract: "Decide that a suggestion is not carried out (不采纳).",
      discussion: """
        For the level to which it was reported, and above; the reason is for whoever made it.

        EXAMPLE
          carelog suggestion decline --suggestion G1 --role director --reason "成本过高"
        """)

    @Option(help: "The suggestion's id.")
    var suggestion: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "suggestion": suggestion.field
      ]
    }
  }
}
