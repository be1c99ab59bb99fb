import ArgumentParser
import CustomerService

struct CustomerGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customer",
    abstract: .text(
      zh: "客户建档和资料维护",
      en: "Register customers and keep their details."),
    discussion: .text(
      zh: "查看一位客户的全部经过：carelog replay customer C1。",
      en: "All that is known of one: carelog replay customer C1."),
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
      commandName: "register", abstract: .text(zh: "客户建档", en: "Register a customer."),
      discussion: .examples(
        """
          carelog customer register --customer C1 --region 浦东
        """))

    @Option(help: .customer)
    var customer: String
    @Option(help: .text(zh: "姓名", en: "The name."))
    var name: String?
    @Option(help: .text(zh: "电话", en: "The telephone number."))
    var phone: String?
    @Option(help: .text(zh: "地址", en: "The address."))
    var address: String?
    @Option(help: .text(zh: "区域，用于报表", en: "The region, for reports."))
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
      abstract: .text(zh: "更新客户资料", en: "Change details of a customer."),
      discussion: .examples(
        """
          carelog customer update --customer C1 --phone 021-5555 --region 徐汇
        """))

    @Option(help: .customer)
    var customer: String
    @Option(help: .text(zh: "姓名", en: "The name."))
    var name: String?
    @Option(help: .text(zh: "电话", en: "The telephone number."))
    var phone: String?
    @Option(help: .text(zh: "地址", en: "The address."))
    var address: String?
    @Option(help: .text(zh: "区域，用于报表", en: "The region, for reports."))
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
