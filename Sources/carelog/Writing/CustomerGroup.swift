import ArgumentParser
import CustomerService

struct CustomerGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customer", abstract: "Register customers and keep their details.",
    discussion: "All that is known of one: carelog replay customer C1.",
    subcommands: [
      Register.self,
      Update.self,
      Rename.self,
      SetPreference.self,
      PlanService.self,
      Verify.self,
      RecordConsent.self,
      WithdrawConsent.self,
      Erase.self,
      Merge.self,
      Unmerge.self,
    ])

  struct Register: WritingCommand {
    static let command = "customer.register"
    static let configuration = CommandConfiguration(
      commandName: "register", abstract: "Register a customer.",
      discussion: """
        EXAMPLE
          carelog customer register --customer C1 --region 浦东
        """)

    @Option(help: "The customer's id.")
    var customer: String
    @Option(help: "The name.")
    var name: String?
    @Option(help: "The telephone number.")
    var phone: String?
    @Option(help: "The address.")
    var address: String?
    @Option(help: "The region, for reports.")
    var region: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "customer": customer.field, "name": name.field, "phone": phone.field,
        "address": address.field, "region": region.field,
      ]
    }
  }

  struct Update: WritingCommand {
    static let command = "customer.update"
    static let configuration = CommandConfiguration(
      commandName: "update",
      abstract: "Change details of a customer.",
      discussion: """
        EXAMPLE
          carelog customer update --customer C1 --phone 021-5555 --region 徐汇
        """)

    @Option(help: "The customer's id.")
    var customer: String
    @Option(help: "The name.")
    var name: String?
    @Option(help: "The telephone number.")
    var phone: String?
    @Option(help: "The address.")
    var address: String?
    @Option(help: "The region, for reports.")
    var region: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "customer": customer.field, "name": name.field, "phone": phone.field,
        "address": address.field, "region": region.field,
      ]
    }
  }
}
