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
      Ready.self,
    ])

  struct Log: WritingCommand {
    static let command = "visit.log"
    static let configuration = CommandConfiguration(
      commandName: "log", abstract: "Log a visit (登记上门).",
      discussion: """
        EXAMPLE
          carelog visit log --visit V1 --assignment A1 --arrived 2026-04-03T09:05 \\
            --departed 2026-04-03T10:50 --outcome completed --score 5
        """)

    @Option(help: "The visit's id.")
    var visit: String
    @Option(help: "The assignment's id.")
    var assignment: String
    @Option(help: "Who came (else who was assigned).")
    var technician: String?
    @Option(help: "When the technician came, RFC 3339.")
    var arrived: String
    @Option(help: "When the technician left, RFC 3339.")
    var departed: String
    @Option(help: "How it ended.")
    var outcome: VisitOutcome
    @Option(help: "1 (very bad) to 5 (very good).")
    var score: Int64?
    @Option(help: "What was done; may be repeated.")
    var workItems: [String] = []
    @Option(help: "What was used; may be repeated.")
    var materials: [String] = []
    @Option(help: "What was found amiss.")
    var problems: String?
    @Option(help: "The note.")
    var note: String?
    @Flag(help: "Another technician came than the one assigned; needs --reason.")
    var substitute = false
    @OptionGroup var options: WriteOptions

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
          carelog visit amend --visit V1 --departed 2026-04-10T11:30 --role leader \\
            --reason "离开时间录错"
        """)

    @Option(help: "The visit's id.")
    var visit: String
    @Option(help: "The technician's id.")
    var technician: String?
    @Option(help: "When the technician came, RFC 3339.")
    var arrived: String?
    @Option(help: "When the technician left, RFC 3339.")
    var departed: String?
    @Option(help: "How it ended.")
    var outcome: VisitOutcome?
    @Option(help: "What was done; may be repeated.")
    var workItems: [String] = []
    @Option(help: "What was used; may be repeated.")
    var materials: [String] = []
    @Option(help: "What was found amiss.")
    var problems: String?
    @Option(help: "The note.")
    var note: String?
    @Option(help: "A field to empty: workItems, materials, problems or note.")
    var clear: [String] = []
    @OptionGroup var options: WriteOptions

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
      commandName: "void",
      abstract: "Take back a visit that was logged by mistake.",
      discussion: """
        EXAMPLE
          carelog visit void --visit V1 --reason 登错客户 --role leader
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

  struct Supervise: WritingCommand {
    static let command = "visit.supervise"
    static let configuration = CommandConfiguration(
      commandName: "supervise",
      abstract: "Record a supervision (督导).",
      discussion: """
        EXAMPLE
          carelog visit supervise --assignment A1 --by 张主管 --method onsite \\
            --finding 着装规范
        """)

    @Option(help: "The assignment's id.")
    var assignment: String
    @Option(help: "Who supervised.")
    var by: String
    @Option(help: "How it was supervised.")
    var method: SupervisionMethod
    @Option(help: "What was found.")
    var finding: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "assignment": assignment.field, "by": by.field, "method": method.field,
        "finding": finding.field,
      ]
    }
  }

  struct Ready: WritingCommand {
    static let command = "visit.ready"
    static let configuration = CommandConfiguration(
      commandName: "ready", abstract: "Go through what a visit needs before it (备勤).",
      discussion: """
        EXAMPLE
          carelog visit ready --assignment A1 --by T1 --done 工具 --done 客户偏好 \\
            --undone 备件
        """)

    @Option(help: "The assignment's id.")
    var assignment: String
    @Option(help: "Who went through the list.")
    var by: String
    @Option(help: "An item that is ready; may be repeated.")
    var done: [String] = []
    @Option(help: "An item that is not ready; may be repeated.")
    var undone: [String] = []
    @Option(help: "The note.")
    var note: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "assignment": assignment.field, "by": by.field, "done": done.field,
        "undone": undone.field, "note": note.field,
      ]
    }
  }
}
