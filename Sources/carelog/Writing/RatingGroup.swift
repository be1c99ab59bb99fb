import ArgumentParser
import CustomerService

struct RatingGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rating", abstract: "Correct the counted rating of a visit.",
    subcommands: [
      Supersede.self,
      Void.self,
    ])

  struct Supersede: WritingCommand {
    static let command = "rating.supersede"
    static let configuration = CommandConfiguration(
      commandName: "supersede",
      abstract: "Replace a rating by a corrected score.",
      discussion: """
        EXAMPLE
          carelog rating supersede --visit V1 --score 4 --reason 录错 --role leader
        """)

    @Option(help: "The visit's id.")
    var visit: String
    @Option(help: "1 (very bad) to 5 (very good).")
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
      abstract: "Take a rating out of the figures.",
      discussion: """
        EXAMPLE
          carelog rating void --visit V1 --reason 代评 --role leader
        """)

    @Option(help: "The visit's id.")
    var visit: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "visit": visit.field
      ]
    }
  }
}
