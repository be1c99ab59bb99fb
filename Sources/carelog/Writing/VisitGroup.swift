import ArgumentParser
import CustomerService

struct VisitGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visit", abstract: "Log visits and correct them.",
    subcommands: [
      Log.self,
      Amend.self,
      Void.self,
      Supervise.self,
    ])

  struct Log: WritingCommand {
    static let command = "visit.log"
    static let configuration = CommandConfiguration(
      commandName: "log", abstract: "Log a visit (登记上门).")

    @OptionGroup var options: WriteOptions
    @Option var visit: String
    @Option var assignment: String
    @Option var technician: String?
    @Option var arrived: String
    @Option var departed: String
    @Option var outcome: String
    @Option var score: Int64?
    @Option var workItems: [String] = []
    @Option var materials: [String] = []
    @Option var problems: String?
    @Option var note: String?
    @Flag var substitute = false

    var fields: [String: FieldValue?] {
      [
        "visit": visit.field, "assignment": assignment.field, "technician": technician.field,
        "arrived": arrived.field, "departed": departed.field, "outcome": outcome.field,
        "score": score.field, "workItems": workItems.field, "materials": materials.field,
        "problems": problems.field, "note": note.field, "substitute": substitute.field,
      ]
    }
  }

  struct Amend: WritingCommand {
    static let command = "visit.amend"
    static let configuration = CommandConfiguration(
      commandName: "amend", abstract: "Correct what was logged of a visit (更正).",
      discussion: """
        Give the fields that were wrong; what was recorded stays in the log beside the correction. \
        Scores are corrected with rating supersede.

        EXAMPLE
          carelog visit amend --visit V1 --departed 2026-04-10T11:30 --role leader --reason "离开时间录错"
        """)

    @OptionGroup var options: WriteOptions
    @Option var visit: String
    @Option var technician: String?
    @Option var arrived: String?
    @Option var departed: String?
    @Option var outcome: String?
    @Option var workItems: [String] = []
    @Option var materials: [String] = []
    @Option var problems: String?
    @Option var note: String?
    @Option(help: "A field to empty: workItems, materials, problems or note.")
    var clear: [String] = []

    var fields: [String: FieldValue?] {
      [
        "visit": visit.field, "technician": technician.field, "arrived": arrived.field,
        "departed": departed.field, "outcome": outcome.field, "workItems": workItems.field,
        "materials": materials.field, "problems": problems.field, "note": note.field,
        "clear": clear.field,
      ]
    }
  }

  struct Void: WritingCommand {
    static let command = "visit.void"
    static let configuration = CommandConfiguration(
      commandName: "void", abstract: "Take back a visit that was logged by mistake.")

    @OptionGroup var options: WriteOptions
    @Option var visit: String

    var fields: [String: FieldValue?] {
      [
        "visit": visit.field
      ]
    }
  }

  struct Supervise: WritingCommand {
    static let command = "visit.supervise"
    static let configuration = CommandConfiguration(
      commandName: "supervise", abstract: "Record a supervision (督导).")

    @OptionGroup var options: WriteOptions
    @Option var assignment: String
    @Option var by: String
    @Option var method: String
    @Option var finding: String

    var fields: [String: FieldValue?] {
      [
        "assignment": assignment.field, "by": by.field, "method": method.field,
        "finding": finding.field,
      ]
    }
  }
}
