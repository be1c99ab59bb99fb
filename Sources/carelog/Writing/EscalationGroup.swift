import ArgumentParser
import CustomerService

struct EscalationGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "escalation",
    abstract: .text(
      zh: "汇报员工自己解决不了的问题",
      en: "Take to a superior what staff cannot settle."),
    subcommands: [
      Raise.self,
      Answer.self,
    ])

  struct Raise: WritingCommand {
    static let command = "escalation.raise"
    static let configuration = CommandConfiguration(
      commandName: "raise", abstract: .text(zh: "汇报上级", en: "Tell a superior."),
      discussion: .text(
        zh: "投诉用 complaint escalate 上报。",
        en: "A complaint is taken to a superior with complaint escalate.",
        examples: """
            carelog escalation raise --escalation E1 --level director \\
              --kind unexpected_problem --summary "客户家中水管爆裂" --sources visit:V1
          """))

    @Option(help: .text(zh: "汇报编号", en: "The escalation's id."))
    var escalation: String
    @Option(help: .text(zh: "上报到哪一级", en: "To whom."))
    var level: EscalationLevel
    @Option(help: .text(zh: "事由", en: "What it is."))
    var kind: EscalationMatter
    @Option(help: .text(zh: "须让上级知道的情况", en: "What the superior must know."))
    var summary: String
    @Option(
      help: .text(
        zh: "所涉客户（缺省同来源）",
        en: "The customer concerned (else that of the sources)."))
    var customer: String?
    @Option(
      help: .text(
        zh: "来源，如 visit:V1；可重复",
        en: "What it came from, such as visit:V1; may be repeated."))
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
      commandName: "answer", abstract: .text(zh: "上级答复：说明如何处理", en: "Say what is to be done."),
      discussion: .text(
        zh: "由所上报的一级或更高一级办理。",
        en: "For the level to which it was raised, and above.",
        examples: """
            carelog escalation answer --escalation E1 --answer "先行垫付" --role director
          """))

    @Option(help: .text(zh: "汇报编号", en: "The escalation's id."))
    var escalation: String
    @Option(help: .text(zh: "应如何处理", en: "What is to be done."))
    var answer: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "escalation": escalation.field, "answer": answer.field,
      ]
    }
  }
}
