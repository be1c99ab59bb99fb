import ArgumentParser
import CustomerService

/// How a complaint ends, opens again, or leaves the figures.
extension ComplaintGroup {
  struct Verdict: WritingCommand {
    static let command = "complaint.verdict"
    static let configuration = CommandConfiguration(
      commandName: "verdict",
      abstract: "Record the customer's answer (客户意见).",
      discussion: """
        EXAMPLE
          carelog complaint verdict --complaint P1 --verdict accepted
        """)

    @Option(help: "The complaint's id.")
    var complaint: String
    @Option(help: "What the customer says.")
    var verdict: CustomerService.Verdict
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "verdict": verdict.field,
      ]
    }
  }

  struct Close: WritingCommand {
    static let command = "complaint.close"
    static let configuration = CommandConfiguration(
      commandName: "close", abstract: "Close a complaint (结案).",
      discussion: """
        EXAMPLE
          carelog complaint close --complaint P1 --outcome resolved --resolution 已修好 \\
            --root-cause 垫片老化 --role director
        """)

    @Option(help: "The complaint's id.")
    var complaint: String
    @Option(help: "How it ended.")
    var outcome: ClosingOutcome
    @Option(help: "What was done; needed to close.")
    var resolution: String?
    @Option(help: "The root cause; major and critical complaints need one.")
    var rootCause: String?
    @Option(help: "The compensation in fen (0.01 yuan).")
    var compensationFen: Int64?
    @Option(help: "Whether the customer agrees.")
    var customerConfirmed: Confirmation?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "outcome": outcome.field, "resolution": resolution.field,
        "rootCause": rootCause.field, "compensationFen": compensationFen.field,
        "customerConfirmed": customerConfirmed.field,
      ]
    }
  }

  struct Reopen: WritingCommand {
    static let command = "complaint.reopen"
    static let configuration = CommandConfiguration(
      commandName: "reopen", abstract: "Reopen a closed complaint (重开).",
      discussion: """
        EXAMPLE
          carelog complaint reopen --complaint P1 --reason 又漏水了
        """)

    @Option(help: "The complaint's id.")
    var complaint: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field
      ]
    }
  }

  struct Escalate: WritingCommand {
    static let command = "complaint.escalate"
    static let configuration = CommandConfiguration(
      commandName: "escalate",
      abstract: "Take a complaint to a superior (上报).",
      discussion: """
        EXAMPLE
          carelog complaint escalate --complaint P1 --level director --reason 客户不同意方案
        """)

    @Option(help: "The complaint's id.")
    var complaint: String
    @Option(help: "Whom it goes to.")
    var level: EscalationLevel
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "level": level.field,
      ]
    }
  }

  struct Duplicate: WritingCommand {
    static let command = "complaint.duplicate"
    static let configuration = CommandConfiguration(
      commandName: "duplicate",
      abstract: "Mark a complaint as a duplicate.",
      discussion: """
        EXAMPLE
          carelog complaint duplicate --complaint P2 --of P1
        """)

    @Option(help: "The complaint that is the duplicate.")
    var complaint: String
    @Option(help: "The complaint that it repeats.")
    var of: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "of": of.field,
      ]
    }
  }

  struct Invalid: WritingCommand {
    static let command = "complaint.invalid"
    static let configuration = CommandConfiguration(
      commandName: "invalid",
      abstract: "Mark a complaint as invalid.",
      discussion: """
        EXAMPLE
          carelog complaint invalid --complaint P2 --reason 误登 --role director
        """)

    @Option(help: "The complaint's id.")
    var complaint: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field
      ]
    }
  }

  struct Note: WritingCommand {
    static let command = "complaint.note"
    static let configuration = CommandConfiguration(
      commandName: "note",
      abstract: "Add a note.",
      discussion: """
        EXAMPLE
          carelog complaint note --complaint P1 --note 客户周五在家
        """)

    @Option(help: "The complaint's id.")
    var complaint: String
    @Option(help: "The note.")
    var note: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "note": note.field,
      ]
    }
  }

  struct Pause: WritingCommand {
    static let command = "complaint.pause"
    static let configuration = CommandConfiguration(
      commandName: "pause",
      abstract: "Stop the clock while somebody else must act.",
      discussion: """
        EXAMPLE
          carelog complaint pause --complaint P1 --awaiting customer --reason 等客户开门
        """)

    @Option(help: "The complaint's id.")
    var complaint: String
    @Option(help: "Who must act.")
    var awaiting: Awaiting
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "awaiting": awaiting.field,
      ]
    }
  }

  struct Resume: WritingCommand {
    static let command = "complaint.resume"
    static let configuration = CommandConfiguration(
      commandName: "resume",
      abstract: "Let the clock run again.",
      discussion: """
        EXAMPLE
          carelog complaint resume --complaint P1
        """)

    @Option(help: "The complaint's id.")
    var complaint: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field
      ]
    }
  }
}
