import ArgumentParser
import CustomerService

extension CustomerGroup {
  struct Rename: WritingCommand {
    static let command = "customer.rename"
    static let configuration = CommandConfiguration(
      commandName: "rename", abstract: "Give a customer another name (更名).",
      discussion: """
        EXAMPLE
          carelog customer rename --customer C1 --name 李梅 --reason 登记有误
        """)

    @Option(help: "The customer's id.")
    var customer: String
    @Option(help: "The name from now on.")
    var name: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { ["customer": customer.field, "name": name.field] }
  }

  struct SetPreference: WritingCommand {
    static let command = "customer.set-preference"
    static let configuration = CommandConfiguration(
      commandName: "set-preference", abstract: "Record what a customer likes (偏好).",
      discussion: """
        EXAMPLE
          carelog customer set-preference --customer C1 --topic 时间 --preference 周末上午
        """)

    @Option(help: "The customer's id.")
    var customer: String
    @Option(help: "In which respect.")
    var topic: String
    @Option(help: "What the customer likes; without it the topic no longer matters.")
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
      commandName: "plan-service", abstract: "Lay down how a customer is served (个异化方案).",
      discussion: """
        A plan takes the place of the one before as a whole.

        EXAMPLE
          carelog customer plan-service --customer C1 --needs 照看老人 \\
            --focus 安全 --method 固定服务员
        """)

    @Option(help: "The customer's id.")
    var customer: String
    @Option(help: "The main demands (主诉求点).")
    var needs: String
    @Option(help: "What matters most (侧重点).")
    var focus: String?
    @Option(help: "What the customer likes (嗜好).")
    var likes: String?
    @Option(help: "The temperament (性格).")
    var temperament: String?
    @Option(help: "How the service is given (服务方式).")
    var method: String
    @Option(help: "How the customer is reached (渠道).")
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
      commandName: "verify", abstract: "Record whether a field of the archive is right (核实).",
      discussion: """
        EXAMPLE
          carelog customer verify --customer C1 --field phone --correct no
        """)

    @Option(help: "The customer's id.")
    var customer: String
    @Option(help: "Which field was compared.")
    var field: ArchiveField
    @Option(help: "Whether it is right.")
    var correct: YesOrNo
    @Option(help: "The note.")
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
      commandName: "record-consent", abstract: "Record a consent to use personal data (同意).",
      discussion: """
        EXAMPLE
          carelog customer record-consent --customer C1 --purpose health \\
            --evidence 表单-17
        """)

    @Option(help: "The customer's id.")
    var customer: String
    @Option(help: "What the data may be used for.")
    var purpose: ConsentPurpose
    @Option(help: "Where the consent can be found.")
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
      commandName: "withdraw-consent", abstract: "Record that a consent was withdrawn (撤回同意).",
      discussion: """
        EXAMPLE
          carelog customer withdraw-consent --customer C1 --purpose marketing
        """)

    @Option(help: "The customer's id.")
    var customer: String
    @Option(help: "What the data may no longer be used for.")
    var purpose: ConsentPurpose
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      ["customer": customer.field, "purpose": purpose.field]
    }
  }

  struct Merge: WritingCommand {
    static let command = "customer.merge"
    static let configuration = CommandConfiguration(
      commandName: "merge", abstract: "Make one customer another name of a second one (合并).",
      discussion: """
        No event moves; new facts for either go to the survivor.

        EXAMPLE
          carelog customer merge --merged C7 --survivor C1 --role leader --reason 重复建档
        """)

    @Option(help: "The customer who remains.")
    var survivor: String
    @Option(help: "The customer who becomes another name.")
    var merged: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      ["survivor": survivor.field, "merged": merged.field]
    }
  }

  struct Unmerge: WritingCommand {
    static let command = "customer.unmerge"
    static let configuration = CommandConfiguration(
      commandName: "unmerge", abstract: "Take a merging back (撤销合并).",
      discussion: """
        EXAMPLE
          carelog customer unmerge --merged C7 --role leader --reason 误并
        """)

    @Option(help: "The customer who had become another name.")
    var merged: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { ["merged": merged.field] }
  }
}
