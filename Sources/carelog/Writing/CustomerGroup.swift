import ArgumentParser
import CustomerService

struct CustomerGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customer", abstract: "Register customers and keep their details.",
    subcommands: [
      Register.self,
      Update.self,
    ])

  struct Register: WritingCommand {
    static let command = "customer.register"
    static let configuration = CommandConfiguration(
      commandName: "register", abstract: "Register a customer.")

    @OptionGroup var options: WriteOptions
    @Option var customer: String
    @Option var name: String?
    @Option var phone: String?
    @Option var address: String?
    @Option var region: String?

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
      commandName: "update", abstract: "Change details of a customer.")

    @OptionGroup var options: WriteOptions
    @Option var customer: String
    @Option var name: String?
    @Option var phone: String?
    @Option var address: String?
    @Option var region: String?

    var fields: [String: FieldValue?] {
      [
        "customer": customer.field, "name": name.field, "phone": phone.field,
        "address": address.field, "region": region.field,
      ]
    }
  }
}
