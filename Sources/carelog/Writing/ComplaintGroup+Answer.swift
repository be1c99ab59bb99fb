import ArgumentParser
import CustomerService

extension ComplaintGroup {
  struct Answer: WritingCommand {
    static let command = "complaint.answer"
    static let configuration = CommandConfiguration(
      commandName: "answer",
      abstract: .text(
        zh: "答复上报的投诉（上级答复）",
        en: "Say what is to be done about an escalation."),
      discussion: .text(
        zh: "由所上报的一级或更高一级办理。",
        en: "For the level to which the complaint was taken, and above.",
        examples: """
            carelog complaint answer --complaint P1 --answer "全额退款" --role director
          """))

    @Option(help: .complaint)
    var complaint: String
    @Option(help: .text(zh: "应如何处理", en: "What is to be done."))
    var answer: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "answer": answer.field,
      ]
    }
  }
}
