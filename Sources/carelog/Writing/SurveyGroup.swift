import ArgumentParser
import CustomerService

struct SurveyGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey", abstract: "Record what customers think.",
    subcommands: [
      Record.self
    ])

  struct Record: WritingCommand {
    static let command = "survey.record"
    static let configuration = CommandConfiguration(
      commandName: "record", abstract: "Record a survey response (满意度).",
      discussion: """
        EXAMPLE
          carelog survey record --survey S1 --subject visit --ref V1 --score 5
        """)

    @Option(help: "The response's id.")
    var survey: String
    @Option(help: "What was rated.")
    var subject: SurveySubject
    @Option(help: "The visit or complaint that it is about.")
    var ref: String?
    @Option(help: "The customer's id.")
    var customer: String?
    @Option(help: "The technician who is rated.")
    var technician: String?
    @Option(help: "How it came in.")
    var channel: SurveyChannel?
    @Option(help: "1 (very bad) to 5 (very good).")
    var score: Int64
    @Option(help: "What the customer said.")
    var comment: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "survey": survey.field, "subject": subject.field, "ref": ref.field,
        "customer": customer.field, "technician": technician.field, "channel": channel.field,
        "score": .integer(score), "comment": comment.field,
      ]
    }
  }
}
