import ArgumentParser
import CustomerService

struct ContractGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contract",
    abstract: .text(
      zh: "签约、续签和终止合同",
      en: "Sign, renew and end contracts."),
    subcommands: [
      Sign.self,
      Amend.self,
      Renew.self,
      CancelRenewal.self,
      Decline.self,
      Terminate.self,
      Void.self,
      AcknowledgeTerms.self,
    ])

  struct Sign: WritingCommand {
    static let command = "contract.sign"
    static let configuration = CommandConfiguration(
      commandName: "sign", abstract: .text(zh: "签约", en: "Sign a contract."),
      discussion: .examples(
        """
          carelog contract sign --contract K1 --customer C1 --service 保洁 \\
            --start 2026-05-01 --end 2027-04-30 --price-fen 360000
        """))

    @Option(help: .contract)
    var contract: String
    @Option(help: .customer)
    var customer: String
    @Option(help: .text(zh: "服务类型，用于报表", en: "The kind of service, for reports."))
    var service: String
    @Option(help: .text(zh: "区域，用于报表", en: "The region, for reports."))
    var region: String?
    @Option(help: .text(zh: "起始日，如 2026-05-01", en: "Its first day, such as 2026-05-01."))
    var start: String
    @Option(help: .text(zh: "到期日，如 2027-04-30", en: "Its last day, such as 2027-04-30."))
    var end: String
    @Option(
      help: .text(
        zh: "是否可续签：true 或 false（缺省为 true）",
        en: "Whether it can be renewed: true or false (default: true)."))
    var renewable: String?
    @Option(
      help: .text(
        zh: "合同金额，单位为分：360000 即 3600 元",
        en: "The price in fen (0.01 yuan): 360000 is ¥3,600."))
    var priceFen: Int64?
    @Option(help: .text(zh: "包含的上门次数", en: "How many visits it covers."))
    var visitQuota: Int64?
    @Option(help: .text(zh: "关键条款；可重复", en: "Its key terms; may be repeated."))
    var keyTerms: [String] = []
    @Option(
      help: .text(
        zh: "续签或终止之前的负责人；见 due --person",
        en: "Who answers for it until it is renewed or ended; see due --person."))
    var owner: String?
    @Option(
      help: .text(
        zh: "负责班组；见 due --team",
        en: "The team that answers for it; see due --team."))
    var team: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "contract": contract.field, "customer": customer.field, "service": service.field,
        "region": region.field, "start": start.field, "end": end.field,
        "renewable": renewable.field, "priceFen": priceFen.field, "visitQuota": visitQuota.field,
        "keyTerms": keyTerms.field, "owner": owner.field, "team": team.field,
      ]
    }
  }

  struct Amend: WritingCommand {
    static let command = "contract.amend"
    static let configuration = CommandConfiguration(
      commandName: "amend", abstract: .text(zh: "更正合同条款", en: "Correct the terms of a contract."),
      discussion: .text(
        zh: """
          只填有误的条款；原登记的内容与更正一并留在日志中。
          """,
        en: """
          Give the terms that were wrong; what was recorded stays in the log beside the \
          correction.
          """,
        examples: """
            carelog contract amend --contract K1 --end 2026-12-31 --role leader \\
              --reason "到期日录错"
          """))

    @Option(help: .contract)
    var contract: String
    @Option(help: .text(zh: "服务类型，用于报表", en: "The kind of service, for reports."))
    var service: String?
    @Option(help: .text(zh: "区域，用于报表", en: "The region, for reports."))
    var region: String?
    @Option(help: .text(zh: "起始日，如 2026-05-01", en: "Its first day, such as 2026-05-01."))
    var start: String?
    @Option(help: .text(zh: "到期日，如 2027-04-30", en: "Its last day, such as 2027-04-30."))
    var end: String?
    @Option(
      help: .text(
        zh: "是否可续签：true 或 false（缺省为 true）",
        en: "Whether it can be renewed: true or false (default: true)."))
    var renewable: String?
    @Option(
      help: .text(
        zh: "合同金额，单位为分：360000 即 3600 元",
        en: "The price in fen (0.01 yuan): 360000 is ¥3,600."))
    var priceFen: Int64?
    @Option(help: .text(zh: "包含的上门次数", en: "How many visits it covers."))
    var visitQuota: Int64?
    @Option(help: .text(zh: "全部关键条款；可重复", en: "Its key terms, all of them; may be repeated."))
    var keyTerms: [String] = []
    @Option(help: .text(zh: "续签或终止之前的负责人", en: "Who answers for it until it is renewed or ended."))
    var owner: String?
    @Option(help: .text(zh: "负责班组", en: "The team that answers for it."))
    var team: String?
    @Option(
      help: .text(
        zh: "要清空的字段：region、priceFen、visitQuota、keyTerms、owner 或 team",
        en: "A term to empty: region, priceFen, visitQuota, keyTerms, owner or team."))
    var clear: [String] = []
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "contract": contract.field, "service": service.field, "region": region.field,
        "start": start.field, "end": end.field, "renewable": renewable.field,
        "priceFen": priceFen.field, "visitQuota": visitQuota.field, "keyTerms": keyTerms.field,
        "owner": owner.field, "team": team.field, "clear": clear.field,
      ]
    }
  }

  struct Renew: WritingCommand {
    static let command = "contract.renew"
    static let configuration = CommandConfiguration(
      commandName: "renew", abstract: .text(zh: "续签", en: "Renew a contract."),
      discussion: .text(
        zh: """
          续签合同的客户、服务类型、区域、关键条款、上门次数和负责人同原合同，除非另填；金额必须填\
          写。技师须重新确认其关键条款（contract acknowledge-terms）。到期后 30 天内可以续签。
          """,
        en: """
          The successor has the customer, service, region, key terms, visits and owner of the \
          contract, unless they are given anew; the price must be given. Technicians read its key \
          terms again (contract acknowledge-terms). Possible until 30 days after the end.
          """,
        examples: """
            carelog contract renew --contract K1 --successor K2 \\
              --start 2027-05-01 --end 2028-04-30
          """))

    @Option(help: .contract)
    var contract: String
    @Option(help: .text(zh: "续签合同的编号", en: "The id of the contract that follows."))
    var successor: String
    @Option(help: .text(zh: "续签合同的起始日", en: "The successor's first day."))
    var start: String
    @Option(help: .text(zh: "续签合同的到期日", en: "The successor's last day."))
    var end: String
    @Option(
      help: .text(
        zh: "续签合同的金额，单位为分：360000 即 3600 元",
        en: "The successor's price in fen (0.01 yuan): 360000 is ¥3,600."))
    var priceFen: Int64?
    @Option(
      help: .text(
        zh: "续签合同包含的上门次数（缺省同原合同）",
        en: "How many visits the successor covers (else as many as the contract)."))
    var visitQuota: Int64?
    @Option(
      help: .text(
        zh: "续签合同的全部关键条款；可重复（缺省同原合同）",
        en: "The successor's key terms, all of them; may be repeated (else the contract's)."))
    var keyTerms: [String] = []
    @Option(
      help: .text(
        zh: "续签合同的负责人（缺省同原合同）",
        en: "Who answers for the successor (else whoever does for the contract)."))
    var owner: String?
    @Option(
      help: .text(
        zh: "续签合同的负责班组（缺省同原合同）",
        en: "The team that answers for the successor (else that of the contract)."))
    var team: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "contract": contract.field, "successor": successor.field, "start": start.field,
        "end": end.field, "priceFen": priceFen.field, "visitQuota": visitQuota.field,
        "keyTerms": keyTerms.field, "owner": owner.field, "team": team.field,
      ]
    }
  }

  struct CancelRenewal: WritingCommand {
    static let command = "contract.cancel-renewal"
    static let configuration = CommandConfiguration(
      commandName: "cancel-renewal",
      abstract: .text(zh: "撤销续签", en: "Take a renewal back."),
      discussion: .examples(
        """
          carelog contract cancel-renewal --contract K1 --reason 误登 --role director
        """))

    @Option(help: .contract)
    var contract: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "contract": contract.field
      ]
    }
  }

  struct Decline: WritingCommand {
    static let command = "contract.decline"
    static let configuration = CommandConfiguration(
      commandName: "decline",
      abstract: .text(zh: "登记客户不续", en: "Record that the customer will not renew."),
      discussion: .examples(
        """
          carelog contract decline --contract K1 --reason 搬家
        """))

    @Option(help: .contract)
    var contract: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "contract": contract.field
      ]
    }
  }

  struct Terminate: WritingCommand {
    static let command = "contract.terminate"
    static let configuration = CommandConfiguration(
      commandName: "terminate",
      abstract: .text(zh: "提前解约", en: "End a contract early."),
      discussion: .examples(
        """
          carelog contract terminate --contract K1 --date 2026-08-31 --by customer \\
            --reason 搬家
        """))

    @Option(help: .contract)
    var contract: String
    @Option(help: .text(zh: "合同最后一天，如 2026-04-30", en: "Its last day, such as 2026-04-30."))
    var date: String
    @Option(
      help: .text(
        zh: "由谁提出：customer（客户）或 company（公司）",
        en: "Who ends it: customer or company."))
    var by: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "contract": contract.field, "date": date.field, "by": by.field,
      ]
    }
  }

  struct Void: WritingCommand {
    static let command = "contract.void"
    static let configuration = CommandConfiguration(
      commandName: "void",
      abstract: .text(zh: "作废误登的合同", en: "Take out a contract entered by mistake."),
      discussion: .examples(
        """
          carelog contract void --contract K1 --reason 重复登记 --role director
        """))

    @Option(help: .contract)
    var contract: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "contract": contract.field
      ]
    }
  }

  struct AcknowledgeTerms: WritingCommand {
    static let command = "contract.acknowledge-terms"
    static let configuration = CommandConfiguration(
      commandName: "acknowledge-terms",
      abstract: .text(
        zh: "确认技师已阅读合同关键条款",
        en: "Confirm that a technician has read the key terms."),
      discussion: .text(
        zh: """
          技师尚未确认合同的关键条款时，派工会给出提醒，或予以拒绝（policy set \
          --terms-must-be-read）。关键条款更正后须重新确认。
          """,
        en: """
          An assignment under key terms that its technician has not read is warned of, or refused \
          (policy set --terms-must-be-read). Amended key terms are to be read again.
          """,
        examples: """
            carelog contract acknowledge-terms --contract K1 --technician T1 \\
              --actor T1 --role technician
          """))

    @Option(help: .contract)
    var contract: String
    @Option(help: .text(zh: "阅读条款的技师", en: "Who has read them."))
    var technician: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      ["contract": contract.field, "technician": technician.field]
    }
  }
}
