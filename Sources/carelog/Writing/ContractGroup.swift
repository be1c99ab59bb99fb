import ArgumentParser
import CustomerService

struct ContractGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contract", abstract: "Sign, renew and end contracts.",
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
      commandName: "sign", abstract: "Sign a contract (签约).",
      discussion: """
        EXAMPLE
          carelog contract sign --contract K1 --customer C1 --service 保洁 \\
            --start 2026-05-01 --end 2027-04-30 --price-fen 360000
        """)

    @Option(help: "The contract's id.")
    var contract: String
    @Option(help: "The customer's id.")
    var customer: String
    @Option(help: "The kind of service, for reports.")
    var service: String
    @Option(help: "The region, for reports.")
    var region: String?
    @Option(help: "Its first day, such as 2026-05-01.")
    var start: String
    @Option(help: "Its last day, such as 2027-04-30.")
    var end: String
    @Option(help: "Whether it can be renewed: true or false (default: true).")
    var renewable: String?
    @Option(help: "The price in fen (0.01 yuan): 360000 is ¥3,600.")
    var priceFen: Int64?
    @Option(help: "How many visits it covers.")
    var visitQuota: Int64?
    @Option(help: "Its key terms; may be repeated.")
    var keyTerms: [String] = []
    @Option(help: "Who answers for it until it is renewed or ended; see due --person.")
    var owner: String?
    @Option(help: "The team that answers for it; see due --team.")
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
      commandName: "amend", abstract: "Correct the terms of a contract (更正合同).",
      discussion: """
        Give the terms that were wrong; what was recorded stays in the log beside the correction.

        EXAMPLE
          carelog contract amend --contract K1 --end 2026-12-31 --role leader \\
            --reason "到期日录错"
        """)

    @Option(help: "The contract's id.")
    var contract: String
    @Option(help: "The kind of service, for reports.")
    var service: String?
    @Option(help: "The region, for reports.")
    var region: String?
    @Option(help: "Its first day, such as 2026-05-01.")
    var start: String?
    @Option(help: "Its last day, such as 2027-04-30.")
    var end: String?
    @Option(help: "Whether it can be renewed: true or false (default: true).")
    var renewable: String?
    @Option(help: "The price in fen (0.01 yuan): 360000 is ¥3,600.")
    var priceFen: Int64?
    @Option(help: "How many visits it covers.")
    var visitQuota: Int64?
    @Option(help: "Its key terms, all of them; may be repeated.")
    var keyTerms: [String] = []
    @Option(help: "Who answers for it until it is renewed or ended.")
    var owner: String?
    @Option(help: "The team that answers for it.")
    var team: String?
    @Option(help: "A term to empty: region, priceFen, visitQuota, keyTerms, owner or team.")
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
      commandName: "renew", abstract: "Renew a contract (续签).",
      discussion: """
        The successor has the customer, service, region, key terms, visits and owner of the \
        contract, unless they are given anew; the price must be given. Technicians read its key \
        terms again (contract acknowledge-terms). Possible until 30 days after the end.

        EXAMPLE
          carelog contract renew --contract K1 --successor K2 \\
            --start 2027-05-01 --end 2028-04-30
        """)

    @Option(help: "The contract's id.")
    var contract: String
    @Option(help: "The id of the contract that follows.")
    var successor: String
    @Option(help: "The successor's first day.")
    var start: String
    @Option(help: "The successor's last day.")
    var end: String
    @Option(help: "The successor's price in fen (0.01 yuan): 360000 is ¥3,600.")
    var priceFen: Int64?
    @Option(help: "How many visits the successor covers (else as many as the contract).")
    var visitQuota: Int64?
    @Option(help: "The successor's key terms, all of them; may be repeated (else the contract's).")
    var keyTerms: [String] = []
    @Option(help: "Who answers for the successor (else whoever does for the contract).")
    var owner: String?
    @Option(help: "The team that answers for the successor (else that of the contract).")
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
      abstract: "Take a renewal back.",
      discussion: """
        EXAMPLE
          carelog contract cancel-renewal --contract K1 --reason 误登 --role director
        """)

    @Option(help: "The contract's id.")
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
      abstract: "Record that the customer will not renew (不续).",
      discussion: """
        EXAMPLE
          carelog contract decline --contract K1 --reason 搬家
        """)

    @Option(help: "The contract's id.")
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
      abstract: "End a contract early (解约).",
      discussion: """
        EXAMPLE
          carelog contract terminate --contract K1 --date 2026-08-31 --by customer \\
            --reason 搬家
        """)

    @Option(help: "The contract's id.")
    var contract: String
    @Option(help: "Its last day, such as 2026-04-30.")
    var date: String
    @Option(help: "Who ends it: customer or company.")
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
      abstract: "Take out a contract entered by mistake.",
      discussion: """
        EXAMPLE
          carelog contract void --contract K1 --reason 重复登记 --role director
        """)

    @Option(help: "The contract's id.")
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
      abstract: "Confirm that a technician has read the key terms (确认合同条款).",
      discussion: """
        An assignment under key terms that its technician has not read is warned of, or refused \
        (policy set --terms-must-be-read). Amended key terms are to be read again.

        EXAMPLE
          carelog contract acknowledge-terms --contract K1 --technician T1 \\
            --actor T1 --role technician
        """)

    @Option(help: "The contract's id.")
    var contract: String
    @Option(help: "Who has read them.")
    var technician: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      ["contract": contract.field, "technician": technician.field]
    }
  }
}
