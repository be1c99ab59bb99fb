import ArgumentParser
import CustomerService

struct TechnicianGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "technician",
    abstract: .text(
      zh: "技师建档和派工",
      en: "Register technicians and assign them."),
    subcommands: [
      Register.self,
      Update.self,
      Assign.self,
      Reassign.self,
      Reschedule.self,
      Cancel.self,
      AddSkill.self,
      SetShift.self,
      Block.self,
      Unblock.self,
      Second.self,
      Erase.self,
      Leave.self,
    ])

  struct Register: WritingCommand {
    static let command = "technician.register"
    static let configuration = CommandConfiguration(
      commandName: "register",
      abstract: .text(zh: "技师建档", en: "Register a technician."),
      discussion: .examples(
        """
          carelog technician register --technician T1 --name 李强 --team 一组 \\
            --skills plumbing
        """))

    @Option(help: .technician)
    var technician: String
    @Option(help: .text(zh: "姓名", en: "The name."))
    var name: String?
    @Option(help: .text(zh: "技师的班组", en: "The technician's team."))
    var team: String?
    @Option(help: .text(zh: "技能；可重复", en: "What the technician can do; may be repeated."))
    var skills: [String] = []
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "technician": technician.field, "name": name.field, "team": team.field,
        "skills": skills.field,
      ]
    }
  }

  struct Assign: WritingCommand {
    static let command = "technician.assign"
    static let configuration = CommandConfiguration(
      commandName: "assign", abstract: .text(zh: "派工", en: "Assign a technician to a customer."),
      discussion: .examples(
        """
          carelog technician assign --assignment A1 --customer C1 --technician T1 \\
            --start 2026-04-03T09:00 --end 2026-04-03T11:00 --service 保洁
        """))

    @Option(help: .assignment)
    var assignment: String
    @Option(help: .customer)
    var customer: String
    @Option(help: .technician)
    var technician: String
    @Option(help: .text(zh: "预约的上门时间，RFC 3339", en: "When the visit should begin, RFC 3339."))
    var start: String
    @Option(help: .text(zh: "预约的结束时间，RFC 3339", en: "When it should end, RFC 3339."))
    var end: String
    @Option(help: .text(zh: "服务类型，用于报表", en: "The kind of service, for reports."))
    var service: String
    @Option(help: .text(zh: "区域（缺省同客户）", en: "The region (else the customer's)."))
    var region: String?
    @Option(help: .text(zh: "班组（缺省同技师）", en: "The team (else the technician's)."))
    var team: String?
    @Option(help: .text(zh: "所履行的合同", en: "The contract it fulfils."))
    var contract: String?
    @Option(help: .text(zh: "优先级", en: "How urgent it is."))
    var priority: String?
    @Option(help: .text(zh: "所需技能；可重复", en: "What the work needs; may be repeated."))
    var skills: [String] = []
    @Option(help: .note)
    var note: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "assignment": assignment.field, "customer": customer.field,
        "technician": technician.field, "start": start.field, "end": end.field,
        "service": service.field, "region": region.field, "team": team.field,
        "contract": contract.field, "priority": priority.field, "skills": skills.field,
        "note": note.field,
      ]
    }
  }

  struct Reassign: WritingCommand {
    static let command = "technician.reassign"
    static let configuration = CommandConfiguration(
      commandName: "reassign",
      abstract: .text(zh: "改派", en: "Give an assignment to another technician."),
      discussion: .examples(
        """
          carelog technician reassign --assignment A1 --technician T2 --reason 请假
        """))

    @Option(help: .assignment)
    var assignment: String
    @Option(help: .text(zh: "由谁接手", en: "Who takes over."))
    var technician: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "assignment": assignment.field, "technician": technician.field,
      ]
    }
  }

  struct Reschedule: WritingCommand {
    static let command = "technician.reschedule"
    static let configuration = CommandConfiguration(
      commandName: "reschedule",
      abstract: .text(zh: "改期", en: "Move an assignment to another time."),
      discussion: .examples(
        """
          carelog technician reschedule --assignment A1 --start 2026-04-04T09:00 \\
            --end 2026-04-04T11:00 --by customer --reason 客户外出
        """))

    @Option(help: .assignment)
    var assignment: String
    @Option(help: .text(zh: "预约的上门时间，RFC 3339", en: "When the visit should begin, RFC 3339."))
    var start: String
    @Option(help: .text(zh: "预约的结束时间，RFC 3339", en: "When it should end, RFC 3339."))
    var end: String
    @Option(help: .text(zh: "由谁提出", en: "Who wants it."))
    var by: Party
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "assignment": assignment.field, "start": start.field, "end": end.field, "by": by.field,
      ]
    }
  }

  struct Cancel: WritingCommand {
    static let command = "technician.cancel"
    static let configuration = CommandConfiguration(
      commandName: "cancel",
      abstract: .text(zh: "取消派工", en: "Cancel an assignment."),
      discussion: .examples(
        """
          carelog technician cancel --assignment A1 --by customer --reason 客户外出
        """))

    @Option(help: .assignment)
    var assignment: String
    @Option(help: .text(zh: "由谁提出", en: "Who wants it."))
    var by: Party
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "assignment": assignment.field, "by": by.field,
      ]
    }
  }
}
