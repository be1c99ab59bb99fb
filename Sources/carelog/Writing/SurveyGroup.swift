import ArgumentParser
import CustomerService

struct SurveyGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey", abstract: "Record what customers think.",
    subcommands: [
      Record.self,
      Issue.self,
    ])

  struct Record: WritingCommand {
    static let command = "survey.record"
    static let configuration = CommandConfiguration(
      commandName: "record", abstract: "Record a survey response (满意度).",
      discussion: """
        EXAMPLES
          carelog survey record --survey S1 --subject visit --ref V1 --score 5 \\
            --recommend 9 --effort 6
          carelog survey record --survey S2 --subject complaint --score 4
        """)

    @Option(help: "The response's id.")
    var survey: String
    @Option(help: "What was rated.")
    var subject: SurveySubject
    @Option(help: "The visit or complaint that it is about (else that of the issued survey).")
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
    @Option(help: "Would recommend us: 0 (never) to 10 (certainly), for the NPS.")
    var recommend: Int64?
    @Option(help: "How easy it was: 1 (very hard) to 7 (very easy), for the CES.")
    var effort: Int64?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "survey": survey.field, "subject": subject.field, "ref": ref.field,
        "customer": customer.field, "technician": technician.field, "channel": channel.field,
        "score": .integer(score), "comment": comment.field,
        "recommend": recommend.field, "effort": effort.field,
      ]
    }
  }

  struct Issue: WritingCommand {
    static let command = "survey.issue"
    static let configuration = CommandConfiguration(
      commandName: "issue", abstract: "Ask somebody for a score (发放问卷).",
      discussion: """
        The answer is recorded with survey record under the same id.

        EXAMPLES
          carelog survey issue --survey S1 --subject visit --ref V1 --channel sms
          carelog survey issue --survey S2 --subject periodic --campaign D1 \\
            --customer C1
        """)

    @Option(help: "The survey's id, also of its answer.")
    var survey: String
    @Option(help: "The round of surveys it belongs to.")
    var campaign: String?
    @Option(help: "What is to be rated.")
    var subject: SurveySubject
    @Option(help: "The visit or complaint that it is about.")
    var ref: String?
    @Option(help: "Who is asked (else the customer of the visit or complaint).")
    var customer: String?
    @Option(help: "How it is sent.")
    var channel: SurveyChannel?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "survey": survey.field, "campaign": campaign.field, "subject": subject.field,
        "ref": ref.field, "customer": customer.field, "channel": channel.field,
      ]
    }
  }
}
