import ArgumentParser
import CustomerService

struct CampaignGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign",
    abstract: "Ask many at once what they think, and tell whom it concerns.",
    subcommands: [
      Launch.self,
      Publish.self,
      Distribute.self,
    ])

  struct Launch: WritingCommand {
    static let command = "campaign.launch"
    static let configuration = CommandConfiguration(
      commandName: "launch", abstract: "Begin a round of surveys (定期满意度调查).",
      discussion: """
        Questionnaires are then issued with survey issue and answered with survey record.

        EXAMPLE
          carelog campaign launch --campaign D1 --title "二季度满意度调查" \\
            --population "在约客户" --sample 200 --questions "总体是否满意" --role leader
        """)

    @Option(help: "The round's id.")
    var campaign: String
    @Option(help: "What it is called.")
    var title: String
    @Option(help: "Whom it asks (else customers).")
    var audience: CampaignAudience?
    @Option(help: "By which rule people were chosen.")
    var population: String
    @Option(help: "How many are to be asked.")
    var sample: Int64?
    @Option(help: "What is asked; may be repeated.")
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
      commandName: "publish", abstract: "Write down what a round of surveys showed (统计分析报告).",
      discussion: """
        EXAMPLE
          carelog campaign publish --campaign D1 --analysis "满意率92%，高于上季" \\
            --quality-problems "迟到" --role leader
        """)

    @Option(help: "The round's id.")
    var campaign: String
    @Option(help: "What it showed.")
    var analysis: String
    @Option(help: "What others must mend; may be repeated.")
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
      abstract: "Send the analysis to departments and the general manager (通报).",
      discussion: """
        EXAMPLE
          carelog campaign distribute --campaign D1 --recipients 总经理 \\
            --recipients 人力资源部 --role director
        """)

    @Option(help: "The round's id.")
    var campaign: String
    @Option(help: "Who gets it; may be repeated.")
    var recipients: [String] = []
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "campaign": campaign.field, "recipients": recipients.field,
      ]
    }
  }
}
