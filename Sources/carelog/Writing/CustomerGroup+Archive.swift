import ArgumentParser
import CustomerService

extension CustomerGroup {
  struct Rename: WritingCommand {
    static let command = "customer.rename"
    static let configuration = CommandConfiguration(
      commandName: "rename", abstract: .text(zh: "客户更名", en: "Give a customer another name."),
      discussion: .examples(
        """
          carelog customer rename --customer C1 --name 李梅 --reason 登记有误
        """))

    @Option(help: .customer)
    var customer: String
    @Option(help: .text(zh: "新的姓名", en: "The name from now on."))
    var name: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { ["customer": customer.field, "name": name.field] }
  }

  struct SetPreference: WritingCommand {
    static let command = "customer.set-preference"
    static let configuration = CommandConfiguration(
      commandName: "set-preference",
      abstract: .text(
        zh: "登记客户偏好",
        en: "Record what a customer likes."),
      discussion: .examples(
        """
          carelog customer set-preference --customer C1 --topic 时间 \\
            --preference 周末上午
        """))

    @Option(help: .customer)
    var customer: String
    @Option(help: .text(zh: "哪一方面", en: "In which respect."))
    var topic: String
    @Option(
      help: .text(
        zh: "客户的偏好；不填表示该方面不再有偏好",
        en: "What the customer likes; without it the topic no longer matters."))
    var preference: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "customer": customer.field, "topic": topic.field, "preference": preference.field,
      ]
    }
  }

  struct PlanService: WritingCommand {
    static let command = "customer.plan-service"
    static let configuration = CommandConfiguration(
      commandName: "plan-service",
      abstract: .text(
        zh: "制定个异化方案",
        en: "Lay down how a customer is served."),
      discussion: .text(
        zh: "新方案整体取代原方案。",
        en: "A plan takes the place of the one before as a whole.",
        examples: """
            carelog customer plan-service --customer C1 --needs 照看老人 \\
              --focus 安全 --method 固定服务员
          """))

    @Option(help: .customer)
    var customer: String
    @Option(help: .text(zh: "主诉求点", en: "The main demands."))
    var needs: String
    @Option(help: .text(zh: "侧重点", en: "What matters most."))
    var focus: String?
    @Option(help: .text(zh: "嗜好", en: "What the customer likes."))
    var likes: String?
    @Option(help: .text(zh: "性格", en: "The temperament."))
    var temperament: String?
    @Option(help: .text(zh: "服务方式", en: "How the service is given."))
    var method: String
    @Option(help: .text(zh: "服务渠道", en: "How the customer is reached."))
    var channel: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "customer": customer.field, "needs": needs.field, "focus": focus.field,
        "likes": likes.field, "temperament": temperament.field, "method": method.field,
        "channel": channel.field,
      ]
    }
  }

  struct Verify: WritingCommand {
    static let command = "customer.verify"
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: .text(
        zh: "核实档案项目是否属实",
        en: "Record whether a field of the archive is right."),
      discussion: .examples(
        """
          carelog customer verify --customer C1 --field phone --correct no
        """))

    @Option(help: .customer)
    var customer: String
    @Option(help: .text(zh: "核实的档案项目", en: "Which field was compared."))
    var field: ArchiveField
    @Option(help: .text(zh: "是否属实", en: "Whether it is right."))
    var correct: YesOrNo
    @Option(help: .note)
    var note: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "customer": customer.field, "field": field.field, "correct": correct.field,
        "note": note.field,
      ]
    }
  }

  struct RecordConsent: WritingCommand {
    static let command = "customer.record-consent"
    static let configuration = CommandConfiguration(
      commandName: "record-consent",
      abstract: .text(
        zh: "登记客户同意使用其个人信息",
        en: "Record a consent to use personal data."),
      discussion: .examples(
        """
          carelog customer record-consent --customer C1 --purpose health \\
            --evidence 表单-17
        """))

    @Option(help: .customer)
    var customer: String
    @Option(help: .text(zh: "同意用于何处", en: "What the data may be used for."))
    var purpose: ConsentPurpose
    @Option(help: .text(zh: "同意的凭据存于何处", en: "Where the consent can be found."))
    var evidence: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "customer": customer.field, "purpose": purpose.field, "evidence": evidence.field,
      ]
    }
  }

  struct WithdrawConsent: WritingCommand {
    static let command = "customer.withdraw-consent"
    static let configuration = CommandConfiguration(
      commandName: "withdraw-consent",
      abstract: .text(
        zh: "登记客户撤回同意",
        en: "Record that a consent was withdrawn."),
      discussion: .examples(
        """
          carelog customer withdraw-consent --customer C1 --purpose marketing
        """))

    @Option(help: .customer)
    var customer: String
    @Option(help: .text(zh: "不再同意用于何处", en: "What the data may no longer be used for."))
    var purpose: ConsentPurpose
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      ["customer": customer.field, "purpose": purpose.field]
    }
  }

  struct Merge: WritingCommand {
    static let command = "customer.merge"
    static let configuration = CommandConfiguration(
      commandName: "merge",
      abstract: .text(
        zh: "合并客户：把一位客户并入另一位",
        en: "Make one customer another name of a second one."),
      discussion: .text(
        zh: "原有事件不动；此后两个编号的新事实都记在保留的客户名下。",
        en: "No event moves; new facts for either go to the survivor.",
        examples: """
            carelog customer merge --merged C7 --survivor C1 \\
              --role leader --reason 重复建档
          """))

    @Option(help: .text(zh: "保留的客户", en: "The customer who remains."))
    var survivor: String
    @Option(help: .text(zh: "并入其中的客户", en: "The customer who becomes another name."))
    var merged: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      ["survivor": survivor.field, "merged": merged.field]
    }
  }

  struct Unmerge: WritingCommand {
    static let command = "customer.unmerge"
    static let configuration = CommandConfiguration(
      commandName: "unmerge", abstract: .text(zh: "撤销合并", en: "Take a merging back."),
      discussion: .examples(
        """
          carelog customer unmerge --merged C7 --role leader --reason 误并
        """))

    @Option(help: .text(zh: "先前被并入的客户", en: "The customer who had become another name."))
    var merged: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { ["merged": merged.field] }
  }
}
