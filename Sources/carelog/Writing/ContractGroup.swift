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
    ])

  struct Sign: WritingCommand {
    static let command = "contract.sign"
    static let configuration = CommandConfiguration(
      commandName: "sign", abstract: "Sign a contract (签约).")

    @OptionGroup var options: WriteOptions
    @Option var contract: String
    @Option var customer: String
    @Option var service: String
    @Option var region: String?
    @Option var start: String
    @Option var end: String
    @Option var renewable: String?
    @Option var priceFen: Int64?
    @Option var visitQuota: Int64?
    @Option var keyTerms: [String] = []

    var fields: [String: FieldValue?] {
      [
        "contract": contract.field, "customer": customer.field, "service": service.field,
        "region": region.field, "start": start.field, "end": end.field,
        "renewable": renewable.field, "priceFen": priceFen.field, "visitQuota": visitQuota.field,
        "keyTerms": keyTerms.field,
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
          carelog contract amend --contract K1 --end 2026-12-31 --role leader --reason "到期日录错"
        """)

    @OptionGroup var options: WriteOptions
    @Option var contract: String
    @Option var service: String?
    @Option var region: String?
    @Option var start: String?
    @Option var end: String?
    @Option var renewable: String?
    @Option var priceFen: Int64?
    @Option var visitQuota: Int64?
    @Option var keyTerms: [String] = []
    @Option(help: "A term to empty: region, priceFen, visitQuota or keyTerms.")
    var clear: [String] = []

    var fields: [String: FieldValue?] {
      [
        "contract": contract.field, "service": service.field, "region": region.field,
        "start": start.field, "end": end.field, "renewable": renewable.field,
        "priceFen": priceFen.field, "visitQuota": visitQuota.field, "keyTerms": keyTerms.field,
        "clear": clear.field,
      ]
    }
  }

  struct Renew: WritingCommand {
    static let command = "contract.renew"
    static let configuration = CommandConfiguration(
      commandName: "renew", abstract: "Renew a contract (续签).")

    @OptionGroup var options: WriteOptions
    @Option var contract: String
    @Option var successor: String
    @Option var start: String
    @Option var end: String
    @Option var priceFen: Int64?

    var fields: [String: FieldValue?] {
      [
        "contract": contract.field, "successor": successor.field, "start": start.field,
        "end": end.field, "priceFen": priceFen.field,
      ]
    }
  }

  struct CancelRenewal: WritingCommand {
    static let command = "contract.cancel-renewal"
    static let configuration = CommandConfiguration(
      commandName: "cancel-renewal", abstract: "Take a renewal back.")

    @OptionGroup var options: WriteOptions
    @Option var contract: String

    var fields: [String: FieldValue?] {
      [
        "contract": contract.field
      ]
    }
  }

  struct Decline: WritingCommand {
    static let command = "contract.decline"
    static let configuration = CommandConfiguration(
      commandName: "decline", abstract: "Record that the customer will not renew (不续).")

    @OptionGroup var options: WriteOptions
    @Option var contract: String

    var fields: [String: FieldValue?] {
      [
        "contract": contract.field
      ]
    }
  }

  struct Terminate: WritingCommand {
    static let command = "contract.terminate"
    static let configuration = CommandConfiguration(
      commandName: "terminate", abstract: "End a contract early (解约).")

    @OptionGroup var options: WriteOptions
    @Option var contract: String
    @Option var date: String
    @Option var by: String

    var fields: [String: FieldValue?] {
      [
        "contract": contract.field, "date": date.field, "by": by.field,
      ]
    }
  }

  struct Void: WritingCommand {
    static let command = "contract.void"
    static let configuration = CommandConfiguration(
      commandName: "void", abstract: "Take out a contract entered by mistake.")

    @OptionGroup var options: WriteOptions
    @Option var contract: String

    var fields: [String: FieldValue?] {
      [
        "contract": contract.field
      ]
    }
  }
}
