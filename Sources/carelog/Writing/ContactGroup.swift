import ArgumentParser
import CustomerService

struct ContactGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact", abstract: "Receive customers and answer what they ask.",
    subcommands: [
      Record.self,
      Answer.self,
    ])

  struct Record: WritingCommand {
    static let command = "contact.record"
    static let configuration = CommandConfiguration(
      commandName: "record", abstract: "Record who came, called or wrote (接待登记).",
      discussion: """
        EXAMPLES
          carelog contact record --contact N1 --customer C1 --channel phone \\
            --kind inquiry --summary "问空调清洗的价格"
          carelog contact record --contact N2 --customer C1 --channel visit \\
            --kind rapport --summary "首次服务前上门认识"
        """)

    @Option(help: "The contact's id.")
    var contact: String
    @Option(help: "The customer's id, if they are in the archive.")
    var customer: String?
    @Option(help: "How it came in.")
    var channel: ContactChannel
    @Option(help: "What it was for.")
    var kind: ContactPurpose
    @Option(help: "What was said.")
    var summary: String
    @Option(help: "The visit it is about.")
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
      commandName: "answer", abstract: "Record how an inquiry was answered (咨询答复).",
      discussion: """
        EXAMPLE
          carelog contact answer --contact N1 --answer "每台120元"
        """)

    @Option(help: "The contact's id.")
    var contact: String
    @Option(help: "What the customer was told.")
    var answer: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "contact": contact.field, "answer": answer.field,
      ]
    }
  }
}
