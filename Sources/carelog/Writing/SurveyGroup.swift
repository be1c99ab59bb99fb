import ArgumentParser
import CustomerService

struct SurveyGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey", abstract: .text(zh: "登记客户评价", en: "Record what customers think."),
    subcommands: [
      Record.self,
      Issue.self,
    ])

  struct Record: WritingCommand {
    static let command = "survey.record"
    static let configuration = CommandConfiguration(
      commandName: "record", abstract: .text(zh: "登记满意度评价", en: "Record a survey response."),
      discussion: .examples(
        """
          carelog survey record --survey S1 --subject visit --ref V1 --score 5 \\
            --recommend 9 --effort 6
          carelog survey record --survey S2 --subject complaint --score 4
        """))

    @Option(help: .text(zh: "评价编号", en: "The response's id."))
    var survey: String
    @Option(help: .text(zh: "评价对象", en: "What was rated."))
    var subject: SurveySubject
    @Option(
      help: .text(
        zh: "所评上门或投诉的编号（缺省同已发出的问卷）",
        en: "The visit or complaint that it is about (else that of the issued survey)."))
    var ref: String?
    @Option(help: .customer)
    var customer: String?
    @Option(help: .text(zh: "被评价的技师", en: "The technician who is rated."))
    var technician: String?
    @Option(help: .text(zh: "渠道", en: "How it came in."))
    var channel: SurveyChannel?
    @Option(help: .text(zh: "1（很差）至 5（很好）", en: "1 (very bad) to 5 (very good)."))
    var score: Int64
    @Option(help: .text(zh: "客户的意见", en: "What the customer said."))
    var comment: String?
    @Option(
      help: .text(
        zh: "推荐意愿：0（决不）至 10（一定），用于净推荐值（NPS）",
        en: "Would recommend us: 0 (never) to 10 (certainly), for the NPS."))
    var recommend: Int64?
    @Option(
      help: .text(
        zh: "省力程度：1（很费力）至 7（很省力），用于省力度（CES）",
        en: "How easy it was: 1 (very hard) to 7 (very easy), for the CES."))
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
      commandName: "issue", abstract: .text(zh: "发放问卷", en: "Ask somebody for a score."),
      discussion: .text(
        zh: "评价以同一编号用 survey record 登记。",
        en: "The answer is recorded with survey record under the same id.",
        examples: """
            carelog survey issue --survey S1 --subject visit --ref V1 --channel sms
            carelog survey issue --survey S2 --subject periodic --campaign D1 \\
              --customer C1
          """))

    @Option(help: .text(zh: "问卷编号，登记评价时也用此编号", en: "The survey's id, also of its answer."))
    var survey: String
    @Option(help: .text(zh: "所属调查的编号", en: "The round of surveys it belongs to."))
    var campaign: String?
    @Option(help: .text(zh: "请客户评价什么", en: "What is to be rated."))
    var subject: SurveySubject
    @Option(help: .text(zh: "所评上门或投诉的编号", en: "The visit or complaint that it is about."))
    var ref: String?
    @Option(
      help: .text(
        zh: "问卷发给谁（缺省为该上门或投诉的客户）",
        en: "Who is asked (else the customer of the visit or complaint)."))
    var customer: String?
    @Option(help: .text(zh: "发放方式", en: "How it is sent."))
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
