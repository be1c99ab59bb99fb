import ArgumentParser
import CustomerService

struct EscalationGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "escalation", abstract: "Take to a superior what staff cannot settle (汇报上级).",
    subcommands: [
      Raise.self,
      Answer.self,
    ])

  struct Raise: WritingCommand {
    static let command = "escalation.raise"
    static let configuration = CommandConfiguration(
      commandName: "raise", abstract: "Tell a superior (汇报上级).",
      discussion: """
        A complaint is taken to a superior with complaint escalate.

        EXAMPLE
          carelog escalation raise --escalation E1 --level director \\
            --kind unexpected_problem --summary "客户家中水管爆裂" --sources visit:V1
        """)

    @Option(help: "The escalation's id.")
    var escalation: String
    @Option(help: "To whom.")
    var level: EscalationLevel
    @Option(help: "What it is.")
    var kind: EscalationMatter
    @Option(help: "What the superior must know.")
    var summary: String
    @Option(help: "The customer concerned (else that of the sources).")
    var customer: String?
    @Option(help: "What it came from, such as visit:V1; may be repeated.")
    var sources: [String] = []
    @OptionGroup var group: FigureGroupOptions
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      group.fields.merging([
        "escalation": escalation.field, "level": level.field, "kind": kind.field,
        "summary": summary.field, "customer": customer.field, "sources": sources.field,
      ]) { $1 }
    }
  }

  struct Answer: WritingCommand {
    static let command = "escalation.answer"
    static let configuration = CommandConfiguration(
      commandName: "answer", abstract: "Say what is to be done (上级答复).",
      discussion: """
        For the level to which it was raised, and above.

        EXAMPLE
          carelog escalation answer --escalation E1 --answer "先行垫付" --role director
        """)

    @Option(help: "The escalation's id.")
    var escalation: String
    @Option(help: "What is to be done.")
    var answer: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "escalation": escalation.field, "answer": answer.field,
      ]
    }
  }
}
