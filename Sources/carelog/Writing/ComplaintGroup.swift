import ArgumentParser
import CustomerService

struct ComplaintGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complaint", abstract: "File complaints and bring them to an end.",
    subcommands: [
      File.self,
      Amend.self,
      Acknowledge.self,
      Assess.self,
      Handler.self,
      Investigate.self,
      RootCause.self,
      Propose.self,
      Verdict.self,
      Close.self,
      Reopen.self,
      Escalate.self,
      Duplicate.self,
      Invalid.self,
      Note.self,
      Pause.self,
      Resume.self,
    ])

  struct File: WritingCommand {
    static let command = "complaint.file"
    static let configuration = CommandConfiguration(
      commandName: "file", abstract: "File a complaint (受理投诉).",
      discussion: """
        EXAMPLE
          carelog complaint file --complaint P1 --customer C1 --channel phone \\
            --category quality --severity major --description 水管漏水
        """)

    @Option(help: "The complaint's id.")
    var complaint: String
    @Option(help: "The customer's id.")
    var customer: String
    @Option(help: "How it came in.")
    var channel: ComplaintChannel
    @Option(help: "What it is about.")
    var category: ComplaintCategory
    @Option(help: "How bad it is.")
    var severity: Severity
    @Option(help: "What the customer complains of, in their words.")
    var description: String
    @Option(help: "What the customer asks for.")
    var remedySought: String?
    @Option(help: "The visit it is about.")
    var visit: String?
    @Option(help: "The contract it is about.")
    var contract: String?
    @Option(help: "Whom it is about (else the visit's technician).")
    var technician: String?
    @Option(help: "The team (else the visit's).")
    var team: String?
    @Option(help: "The region (else the visit's or the customer's).")
    var region: String?
    @Option(help: "The service (else the visit's or the contract's).")
    var service: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "customer": customer.field, "channel": channel.field,
        "category": category.field, "severity": severity.field, "description": description.field,
        "remedySought": remedySought.field, "visit": visit.field, "contract": contract.field,
        "technician": technician.field, "team": team.field, "region": region.field,
        "service": service.field,
      ]
    }
  }

  struct Amend: WritingCommand {
    static let command = "complaint.amend"
    static let configuration = CommandConfiguration(
      commandName: "amend", abstract: "Correct what was recorded at the filing (更正).",
      discussion: """
        Give the fields that were wrong; what was recorded stays in the log beside the correction. \
        Category and severity are judged anew with complaint assess.

        EXAMPLE
          carelog complaint amend --complaint P1 --technician T2 --role leader --reason "登记时选错技师"
        """)

    @OptionGroup var options: WriteOptions
    @Option var complaint: String
    @Option var channel: String?
    @Option var description: String?
    @Option var remedySought: String?
    @Option var visit: String?
    @Option var contract: String?
    @Option var technician: String?
    @Option var team: String?
    @Option var region: String?
    @Option var service: String?
    @Option(
      help:
        "A field to empty: remedySought, visit, contract, technician, team, region or service.")
    var clear: [String] = []

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "channel": channel.field,
        "description": description.field, "remedySought": remedySought.field,
        "visit": visit.field, "contract": contract.field, "technician": technician.field,
        "team": team.field, "region": region.field, "service": service.field,
        "clear": clear.field,
      ]
    }
  }

  struct Acknowledge: WritingCommand {
    static let command = "complaint.acknowledge"
    static let configuration = CommandConfiguration(
      commandName: "acknowledge", abstract: "Tell the customer that it was received (告知受理).")

    @Option(help: "The complaint's id.")
    var complaint: String
    @Option(help: "What the customer was told.")
    var note: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "note": note.field,
      ]
    }
  }

  struct Assess: WritingCommand {
    static let command = "complaint.assess"
    static let configuration = CommandConfiguration(
      commandName: "assess", abstract: "Judge category or severity anew (初评).")

    @Option(help: "The complaint's id.")
    var complaint: String
    @Option(help: "What it is about.")
    var category: ComplaintCategory?
    @Option(help: "How bad it is.")
    var severity: Severity?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "category": category.field, "severity": severity.field,
      ]
    }
  }

  struct Handler: WritingCommand {
    static let command = "complaint.handler"
    static let configuration = CommandConfiguration(
      commandName: "handler", abstract: "Make somebody responsible (指派处理人).")

    @Option(help: "The complaint's id.")
    var complaint: String
    @Option(help: "The actor who becomes responsible.")
    var handler: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "handler": handler.field,
      ]
    }
  }

  struct Investigate: WritingCommand {
    static let command = "complaint.investigate"
    static let configuration = CommandConfiguration(
      commandName: "investigate", abstract: "Record a finding or a contact attempt (调查).")

    @Option(help: "The complaint's id.")
    var complaint: String
    @Option(help: "What was found, or how the customer was sought.")
    var finding: String
    @Flag(help: "The customer was sought in vain; counts for closing as unreachable.")
    var attempt = false
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "finding": finding.field, "attempt": attempt.field,
      ]
    }
  }

  struct RootCause: WritingCommand {
    static let command = "complaint.root-cause"
    static let configuration = CommandConfiguration(
      commandName: "root-cause", abstract: "Record the root cause (寻因).")

    @Option(help: "The complaint's id.")
    var complaint: String
    @Option(help: "The cause in short, as it is counted.")
    var cause: String
    @Option(help: "How it came about.")
    var analysis: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "cause": cause.field, "analysis": analysis.field,
      ]
    }
  }

  struct Propose: WritingCommand {
    static let command = "complaint.propose"
    static let configuration = CommandConfiguration(
      commandName: "propose", abstract: "Offer a remedy (提出方案).")

    @Option(help: "The complaint's id.")
    var complaint: String
    @Option(help: "What is offered.")
    var remedy: String
    @Option(help: "The compensation in fen (0.01 yuan).")
    var compensationFen: Int64?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "remedy": remedy.field,
        "compensationFen": compensationFen.field,
      ]
    }
  }

  struct Verdict: WritingCommand {
    static let command = "complaint.verdict"
    static let configuration = CommandConfiguration(
      commandName: "verdict", abstract: "Record the customer's answer (客户意见).")

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
      commandName: "escalate", abstract: "Take a complaint to a superior (上报).")

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
      commandName: "duplicate", abstract: "Mark a complaint as a duplicate.")

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
      commandName: "invalid", abstract: "Mark a complaint as invalid.")

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
      commandName: "note", abstract: "Add a note.")

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
      commandName: "pause", abstract: "Stop the clock while somebody else must act.")

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
      commandName: "resume", abstract: "Let the clock run again.")

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
