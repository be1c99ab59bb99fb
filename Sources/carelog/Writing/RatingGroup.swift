import ArgumentParser
import CustomerService

struct RatingGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rating",
    abstract: .text(
      zh: "更正上门的有效评分",
      en: "Correct the counted rating of a visit."),
    subcommands: [
      Supersede.self,
      Void.self,
    ])

  struct Supersede: WritingCommand {
    static let command = "rating.supersede"
    static let configuration = CommandConfiguration(
      commandName: "supersede",
      abstract: .text(zh: "以更正后的评分取代原评分", en: "Replace a rating by a corrected score."),
      discussion: .examples(
        """
          carelog rating supersede --visit V1 --score 4 --reason 录错 --role leader
        """))

    @Option(help: .visit)
    var visit: String
    @Option(help: .text(zh: "1（很差）至 5（很好）", en: "1 (very bad) to 5 (very good)."))
    var score: Int64
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "visit": visit.field, "score": .integer(score),
      ]
    }
  }

  struct Void: WritingCommand {
    static let command = "rating.void"
    static let configuration = CommandConfiguration(
      commandName: "void",
      abstract: .text(zh: "作废评分，不再计入统计", en: "Take a rating out of the figures."),
      discussion: .examples(
        """
          carelog rating void --visit V1 --reason 代评 --role leader
        """))

    @Option(help: .visit)
    var visit: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "visit": visit.field
      ]
    }
  }
}
