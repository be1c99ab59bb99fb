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
      commandName: "record", abstract: "Record a survey response (满意度).")

    @OptionGroup var options: WriteOptions
    @Option var survey: String
    @Option var subject: String
    @Option var ref: String?
    @Option var customer: String?
    @Option var technician: String?
    @Option var channel: String?
    @Option var score: Int64
    @Option var comment: String?

    var fields: [String: FieldValue?] {
      [
        "survey": survey.field, "subject": subject.field, "ref": ref.field,
        "customer": customer.field, "technician": technician.field, "channel": channel.field,
        "score": .integer(score), "comment": comment.field,
      ]
    }
  }
}
