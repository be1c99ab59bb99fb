import ArgumentParser
import CustomerService

extension ComplaintGroup {
  struct Answer: WritingCommand {
    static let command = "complaint.answer"
    static let configuration = CommandConfiguration(
      commandName: "answer", abstract: "Say what is to be done about an escalation (上级答复).",
      discussion: """
        For the level to which the complaint was taken, and above.

        EXAMPLE
          carelog complaint answer --complaint P1 --answer "全额退款" --role director
        """)

    @Option(help: "The complaint's id.")
    var complaint: String
    @Option(help: "What is to be done.")
    var answer: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "answer": answer.field,
      ]
    }
  }
}
