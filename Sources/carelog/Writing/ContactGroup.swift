import ArgumentParser
import CustomerService

struct ContactGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact",
    abstract: .text(
      zh: "接待客户，答复咨询",
      en: "Receive customers and answer what they ask."),
    subcommands: [
      Record.self,
      Answer.self,
    ])

  struct Record: WritingCommand {
    static let command = "contact.record"
    static let configuration = CommandConfiguration(
      commandName: "record",
      abstract: .text(
        zh: "接待登记：来访、来电、来函",
        en: "Record who came, called or wrote."),
      discussion: .examples(
        """
          carelog contact record --contact N1 --customer C1 --channel phone \\
            --kind inquiry --summary "问空调清洗的价格"
          carelog contact record --contact N2 --customer C1 --channel visit \\
            --kind rapport --summary "首次服务前上门认识"
        """))

    @Option(help: .text(zh: "接待记录编号", en: "The contact's id."))
    var contact: String
    @Option(help: .text(zh: "客户编号（已建档的）", en: "The customer's id, if they are in the archive."))
    var customer: String?
    @Option(help: .text(zh: "渠道", en: "How it came in."))
    var channel: ContactChannel
    @Option(help: .text(zh: "来意", en: "What it was for."))
    var kind: ContactPurpose
    @Option(help: .text(zh: "谈话内容", en: "What was said."))
    var summary: String
    @Option(help: .text(zh: "所涉上门记录的编号", en: "The visit it is about."))
    var visit: String?
    @OptionGroup var group: FigureGroupOptions
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      group.fields.merging([
        "contact": contact.field, "customer": customer.field, "channel": channel.field,
        "kind": kind.field, "summary": summary.field, "visit": visit.field,
      ]) { $1 }
    }
  }

  struct Answer: WritingCommand {
    static let command = "contact.answer"
    static let configuration = CommandConfiguration(
      commandName: "answer",
      abstract: .text(
        zh: "登记咨询答复",
        en: "Record how an inquiry was answered."),
      discussion: .examples(
        """
          carelog contact answer --contact N1 --answer "每台120元"
        """))

    @Option(help: .text(zh: "接待记录编号", en: "The contact's id."))
    var contact: String
    @Option(help: .text(zh: "告知客户的内容", en: "What the customer was told."))
    var answer: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "contact": contact.field, "answer": answer.field,
      ]
    }
  }
}
