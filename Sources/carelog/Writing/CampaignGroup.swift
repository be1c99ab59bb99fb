import ArgumentParser
import CustomerService

struct CampaignGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign",
    abstract: .text(
      zh: "开展满意度调查，并向有关方面通报",
      en: "Ask many at once what they think, and tell whom it concerns."),
    subcommands: [
      Launch.self,
      Publish.self,
      Distribute.self,
    ])

  struct Launch: WritingCommand {
    static let command = "campaign.launch"
    static let configuration = CommandConfiguration(
      commandName: "launch", abstract: .text(zh: "发起定期满意度调查", en: "Begin a round of surveys."),
      discussion: .text(
        zh: """
          随后用 survey issue 发放问卷，用 survey record 登记评价。
          """,
        en: """
          Questionnaires are then issued with survey issue and answered with survey record.
          """,
        examples: """
            carelog campaign launch --campaign D1 --title "二季度满意度调查" \\
              --population "在约客户" --sample 200 --questions "总体是否满意" \\
              --role leader
          """))

    @Option(help: .text(zh: "调查编号", en: "The round's id."))
    var campaign: String
    @Option(help: .text(zh: "调查名称", en: "What it is called."))
    var title: String
    @Option(help: .text(zh: "调查对象（缺省为客户）", en: "Whom it asks (else customers)."))
    var audience: CampaignAudience?
    @Option(help: .text(zh: "抽取范围的规则", en: "By which rule people were chosen."))
    var population: String
    @Option(help: .text(zh: "样本数", en: "How many are to be asked."))
    var sample: Int64?
    @Option(help: .text(zh: "调查的问题；可重复", en: "What is asked; may be repeated."))
    var questions: [String] = []
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "campaign": campaign.field, "title": title.field, "audience": audience.field,
        "population": population.field, "sample": sample.field, "questions": questions.field,
      ]
    }
  }

  struct Publish: WritingCommand {
    static let command = "campaign.publish"
    static let configuration = CommandConfiguration(
      commandName: "publish",
      abstract: .text(
        zh: "登记统计分析报告",
        en: "Write down what a round of surveys showed."),
      discussion: .examples(
        """
          carelog campaign publish --campaign D1 --analysis "满意率92%，高于上季" \\
            --quality-problems "迟到" --role leader
        """))

    @Option(help: .text(zh: "调查编号", en: "The round's id."))
    var campaign: String
    @Option(help: .text(zh: "调查的结论", en: "What it showed."))
    var analysis: String
    @Option(help: .text(zh: "须由他人整改的质量问题；可重复", en: "What others must mend; may be repeated."))
    var qualityProblems: [String] = []
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "campaign": campaign.field, "analysis": analysis.field,
        "qualityProblems": qualityProblems.field,
      ]
    }
  }

  struct Distribute: WritingCommand {
    static let command = "campaign.distribute"
    static let configuration = CommandConfiguration(
      commandName: "distribute",
      abstract: .text(
        zh: "向有关部门和总经理通报统计分析",
        en: "Send the analysis to departments and the general manager."),
      discussion: .examples(
        """
          carelog campaign distribute --campaign D1 --recipients 总经理 \\
            --recipients 人力资源部 --role director
        """))

    @Option(help: .text(zh: "调查编号", en: "The round's id."))
    var campaign: String
    @Option(help: .text(zh: "通报对象；可重复", en: "Who gets it; may be repeated."))
    var recipients: [String] = []
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "campaign": campaign.field, "recipients": recipients.field,
      ]
    }
  }
}
