import ArgumentParser
import CustomerService

struct ComplaintGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complaint", abstract: "File complaints and bring them to an end.",
    discussion: """
      From filing to closing: file, acknowledge, handler, investigate, root-cause, propose, \
      verdict, close. All of one complaint: carelog replay complaint P1; what is open: carelog due.
      """,
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
      Answer.self,
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
          carelog complaint amend --complaint P1 --technician T2 --role leader \\
            --reason "登记时选错技师"
        """)

    @Option(help: "The complaint's id.")
    var complaint: String
    @Option(help: "How it came in.")
    var channel: ComplaintChannel?
    @Option(help: "What the customer complains of, in their words.")
    var description: String?
    @Option(help: "What the customer asks for.")
    var remedySought: String?
    @Option(help: "The visit's id.")
    var visit: String?
    @Option(help: "The contract's id.")
    var contract: String?
    @Option(help: "The technician's id.")
    var technician: String?
    @Option(help: "The technician's team.")
    var team: String?
    @Option(help: "The region, for reports.")
    var region: String?
    @Option(help: "The kind of service, for reports.")
    var service: String?
    @Option(
      help:
        "A field to empty: remedySought, visit, contract, technician, team, region or service.")
    var clear: [String] = []
    @OptionGroup var options: WriteOptions

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
      commandName: "acknowledge",
      abstract: "Tell the customer that it was received (告知受理).",
      discussion: """
        EXAMPLE
          carelog complaint acknowledge --complaint P1 --note 已电话告知
        """)

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
      commandName: "assess",
      abstract: "Judge category or severity anew (初评).",
      discussion: """
        EXAMPLE
          carelog complaint assess --complaint P1 --severity major
        """)

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
      commandName: "handler",
      abstract: "Make somebody responsible (指派处理人).",
      discussion: """
        EXAMPLE
          carelog complaint handler --complaint P1 --handler 张主管
        """)

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
      commandName: "investigate",
      abstract: "Record a finding or a contact attempt (调查).",
      discussion: """
        EXAMPLE
          carelog complaint investigate --complaint P1 --finding 垫片老化
        """)

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
      commandName: "root-cause",
      abstract: "Record the root cause (寻因).",
      discussion: """
        EXAMPLE
          carelog complaint root-cause --complaint P1 --cause 材料 --analysis 垫片老化
        """)

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
      commandName: "propose",
      abstract: "Offer a remedy (提出方案).",
      discussion: """
        EXAMPLE
          carelog complaint propose --complaint P1 --remedy 免费更换垫片
        """)

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
}
