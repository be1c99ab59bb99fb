import ArgumentParser
import CustomerService

struct ComplaintGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complaint",
    abstract: .text(
      zh: "受理投诉，直至结案",
      en: "File complaints and bring them to an end."),
    discussion: .text(
      zh: """
        从受理到结案：file、acknowledge、handler、investigate、root-cause、propose、verdict、close。\
        查看一件投诉的全部经过：carelog replay complaint P1；查看在办的：carelog due。
        """,
      en: """
        From filing to closing: file, acknowledge, handler, investigate, root-cause, propose, \
        verdict, close. All of one complaint: carelog replay complaint P1; what is open: carelog \
        due.
        """),
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
      commandName: "file", abstract: .text(zh: "受理投诉", en: "File a complaint."),
      discussion: .examples(
        """
          carelog complaint file --complaint P1 --customer C1 --channel phone \\
            --category quality --severity major --description 水管漏水
        """))

    @Option(help: .complaint)
    var complaint: String
    @Option(help: .customer)
    var customer: String
    @Option(help: .text(zh: "渠道", en: "How it came in."))
    var channel: ComplaintChannel
    @Option(help: .text(zh: "类别", en: "What it is about."))
    var category: ComplaintCategory
    @Option(help: .text(zh: "级别", en: "How bad it is."))
    var severity: Severity
    @Option(help: .text(zh: "投诉内容，用客户原话", en: "What the customer complains of, in their words."))
    var description: String
    @Option(help: .text(zh: "客户的诉求", en: "What the customer asks for."))
    var remedySought: String?
    @Option(help: .text(zh: "所涉上门记录的编号", en: "The visit it is about."))
    var visit: String?
    @Option(help: .text(zh: "所涉合同的编号", en: "The contract it is about."))
    var contract: String?
    @Option(
      help: .text(
        zh: "被投诉的技师（缺省为该次上门的技师）",
        en: "Whom it is about (else the visit's technician)."))
    var technician: String?
    @Option(help: .text(zh: "班组（缺省同该次上门）", en: "The team (else the visit's)."))
    var team: String?
    @Option(
      help: .text(
        zh: "区域（缺省同该次上门或客户）",
        en: "The region (else the visit's or the customer's)."))
    var region: String?
    @Option(
      help: .text(
        zh: "服务类型（缺省同该次上门或合同）",
        en: "The service (else the visit's or the contract's)."))
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
      commandName: "amend",
      abstract: .text(
        zh: "更正受理时登记的内容",
        en: "Correct what was recorded at the filing."),
      discussion: .text(
        zh: """
          只填有误的字段；原登记的内容与更正一并留在日志中。类别和级别用 complaint assess 重新判定。
          """,
        en: """
          Give the fields that were wrong; what was recorded stays in the log beside the \
          correction. Category and severity are judged anew with complaint assess.
          """,
        examples: """
            carelog complaint amend --complaint P1 --technician T2 --role leader \\
              --reason "登记时选错技师"
          """))

    @Option(help: .complaint)
    var complaint: String
    @Option(help: .text(zh: "渠道", en: "How it came in."))
    var channel: ComplaintChannel?
    @Option(help: .text(zh: "投诉内容，用客户原话", en: "What the customer complains of, in their words."))
    var description: String?
    @Option(help: .text(zh: "客户的诉求", en: "What the customer asks for."))
    var remedySought: String?
    @Option(help: .visit)
    var visit: String?
    @Option(help: .contract)
    var contract: String?
    @Option(help: .technician)
    var technician: String?
    @Option(help: .text(zh: "技师的班组", en: "The technician's team."))
    var team: String?
    @Option(help: .text(zh: "区域，用于报表", en: "The region, for reports."))
    var region: String?
    @Option(help: .text(zh: "服务类型，用于报表", en: "The kind of service, for reports."))
    var service: String?
    @Option(
      help: .text(
        zh: "要清空的字段：remedySought、visit、contract、technician、team、region 或 service",
        en: "A field to empty: remedySought, visit, contract, technician, team, region or service.")
    )
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
      abstract: .text(zh: "告知客户已受理", en: "Tell the customer that it was received."),
      discussion: .examples(
        """
          carelog complaint acknowledge --complaint P1 --note 已电话告知
        """))

    @Option(help: .complaint)
    var complaint: String
    @Option(help: .text(zh: "告知客户的内容", en: "What the customer was told."))
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
      abstract: .text(zh: "初评：重新判定类别或级别", en: "Judge category or severity anew."),
      discussion: .examples(
        """
          carelog complaint assess --complaint P1 --severity major
        """))

    @Option(help: .complaint)
    var complaint: String
    @Option(help: .text(zh: "类别", en: "What it is about."))
    var category: ComplaintCategory?
    @Option(help: .text(zh: "级别", en: "How bad it is."))
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
      abstract: .text(zh: "指派处理人", en: "Make somebody responsible."),
      discussion: .examples(
        """
          carelog complaint handler --complaint P1 --handler 张主管
        """))

    @Option(help: .complaint)
    var complaint: String
    @Option(help: .text(zh: "处理人的经办人编号", en: "The actor who becomes responsible."))
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
      abstract: .text(zh: "登记调查发现或联系客户的情况", en: "Record a finding or a contact attempt."),
      discussion: .examples(
        """
          carelog complaint investigate --complaint P1 --finding 垫片老化
        """))

    @Option(help: .complaint)
    var complaint: String
    @Option(
      help: .text(
        zh: "调查发现，或以何种方式联系客户",
        en: "What was found, or how the customer was sought."))
    var finding: String
    @Flag(
      help: .text(
        zh: "联系客户未果；以失联结案时计入次数",
        en: "The customer was sought in vain; counts for closing as unreachable."))
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
      abstract: .text(zh: "寻因：登记根因", en: "Record the root cause."),
      discussion: .examples(
        """
          carelog complaint root-cause --complaint P1 --cause 材料 --analysis 垫片老化
        """))

    @Option(help: .complaint)
    var complaint: String
    @Option(help: .text(zh: "原因代码，用于统计", en: "The cause in short, as it is counted."))
    var cause: String
    @Option(help: .text(zh: "原因分析", en: "How it came about."))
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
      abstract: .text(zh: "提出解决方案", en: "Offer a remedy."),
      discussion: .examples(
        """
          carelog complaint propose --complaint P1 --remedy 免费更换垫片
        """))

    @Option(help: .complaint)
    var complaint: String
    @Option(help: .text(zh: "所提方案", en: "What is offered."))
    var remedy: String
    @Option(help: .text(zh: "赔付金额，单位为分", en: "The compensation in fen (0.01 yuan)."))
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
