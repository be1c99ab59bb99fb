import ArgumentParser
import CustomerService

extension TechnicianGroup {
  struct Update: WritingCommand {
    static let command = "technician.update"
    static let configuration = CommandConfiguration(
      commandName: "update",
      abstract: .text(
        zh: "变更技师的姓名或班组",
        en: "Change a technician's name or team."),
      discussion: .text(
        zh: "派工单和上门记录仍记当时的班组。",
        en: "Assignments and visits keep the team of their day.",
        examples: """
            carelog technician update --technician T1 --team 二组 --role leader
          """))

    @Option(help: .technician)
    var technician: String
    @Option(help: .text(zh: "新的姓名", en: "The name from now on."))
    var name: String?
    @Option(help: .text(zh: "此后所在的班组", en: "The team from now on."))
    var team: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      ["technician": technician.field, "name": name.field, "team": team.field]
    }
  }

  struct AddSkill: WritingCommand {
    static let command = "technician.add-skill"
    static let configuration = CommandConfiguration(
      commandName: "add-skill",
      abstract: .text(
        zh: "登记技能或新证书",
        en: "Record a skill or a new certificate for it."),
      discussion: .examples(
        """
          carelog technician add-skill --technician T1 --code 水电 --level 3 \\
            --certificate-expiry 2027-06-30 --role leader
        """))

    @Option(help: .technician)
    var technician: String
    @Option(
      help: .text(
        zh: "技能名称，与派工所需技能一致",
        en: "What the technician can do, as assignments ask for it."))
    var code: String
    @Option(help: .text(zh: "1（初级工）至 5（高级技师）", en: "1 (beginner) to 5 (master)."))
    var level: Int64?
    @Option(
      help: .text(
        zh: "证书有效至；不填则长期有效",
        en: "The last day of the certificate; without it the skill does not lapse."))
    var certificateExpiry: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "technician": technician.field, "code": code.field, "level": level.field,
        "certificateExpiry": certificateExpiry.field,
      ]
    }
  }

  struct SetShift: WritingCommand {
    static let command = "technician.set-shift"
    static let configuration = CommandConfiguration(
      commandName: "set-shift", abstract: .text(zh: "排班", en: "Set the regular working hours."),
      discussion: .examples(
        """
          carelog technician set-shift --technician T1 --from 2026-05-01 \\
            --weekdays mon --weekdays tue --weekdays sat --start 09:00 --end 18:00
        """))

    @Option(help: .technician)
    var technician: String
    @Option(help: .text(zh: "生效日（缺省为 --at 当天）", en: "The first day (else that of --at)."))
    var from: String?
    @Option(
      help: .text(
        zh: "上班日；可重复。一天也不给，即为不排班",
        en: "A day of work; may be repeated. Without any, the technician is off."))
    var weekdays: [Weekday] = []
    @Option(help: .text(zh: "上班时间，如 09:00", en: "When the shift starts, such as 09:00."))
    var start: String
    @Option(
      help: .text(
        zh: "下班时间；早于上班时间即为次日",
        en: "When it ends; before the start means on the next day."))
    var end: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "technician": technician.field, "from": from.field,
        "weekdays": weekdays.map(\.rawValue).field, "start": start.field, "end": end.field,
      ]
    }
  }

  struct Block: WritingCommand {
    static let command = "technician.block"
    static let configuration = CommandConfiguration(
      commandName: "block",
      abstract: .text(
        zh: "停派：占用一段时间，如已批准的请假",
        en: "Block a span of time, such as an approved leave."),
      discussion: .examples(
        """
          carelog technician block --block B1 --technician T1 --kind leave \\
            --start 2026-05-06T00:00 --end 2026-05-08T00:00
        """))

    @Option(help: .text(zh: "停派单编号", en: "The block's id."))
    var block: String
    @Option(help: .technician)
    var technician: String
    @Option(help: .text(zh: "起算时间，RFC 3339", en: "When it begins, RFC 3339."))
    var start: String
    @Option(
      help: .text(
        zh: "结束时间，RFC 3339；最长 366 天",
        en: "When it ends, RFC 3339; at most 366 days later."))
    var end: String
    @Option(help: .text(zh: "停派原因", en: "Why the technician cannot be booked."))
    var kind: BlockKind
    @Option(help: .note)
    var note: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "block": block.field, "technician": technician.field, "start": start.field,
        "end": end.field, "kind": kind.field, "note": note.field,
      ]
    }
  }

  struct Unblock: WritingCommand {
    static let command = "technician.unblock"
    static let configuration = CommandConfiguration(
      commandName: "unblock", abstract: .text(zh: "解除停派（销假）", en: "Lift a block."),
      discussion: .examples(
        """
          carelog technician unblock --block B1
        """))

    @Option(help: .text(zh: "停派单编号", en: "The block's id."))
    var block: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { ["block": block.field] }
  }

  struct Second: WritingCommand {
    static let command = "technician.second"
    static let configuration = CommandConfiguration(
      commandName: "second",
      abstract: .text(
        zh: "登记从其他部门借调技师",
        en: "Record that another department lends a technician."),
      discussion: .examples(
        """
          carelog technician second --technician T9 --department 工程部 \\
            --from 2026-05-01 --until 2026-05-31 --role leader
        """))

    @Option(help: .technician)
    var technician: String
    @Option(help: .text(zh: "借出部门", en: "Who lends the technician."))
    var department: String?
    @Option(help: .text(zh: "起始日", en: "The first day."))
    var from: String
    @Option(help: .text(zh: "最后期限", en: "The last day."))
    var until: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "technician": technician.field, "department": department.field, "from": from.field,
        "until": until.field,
      ]
    }
  }

  struct Leave: WritingCommand {
    static let command = "technician.leave"
    static let configuration = CommandConfiguration(
      commandName: "leave",
      abstract: .text(
        zh: "登记技师离职及最后工作日",
        en: "Record a technician's last day in the department."),
      discussion: .text(
        zh: """
          此后尚有派工单的，须同时改派或取消并写明原因，否则予以拒绝。
          """,
        en: """
          Assignments after that day refuse it unless they are reassigned or cancelled with it, \
          which needs a reason.
          """,
        examples: """
            carelog technician leave --technician T1 --last-day 2026-05-31 \\
              --reassign-to T2 --role leader --reason 辞职
          """))

    @Option(help: .technician)
    var technician: String
    @Option(help: .text(zh: "最后工作日", en: "The last day of work."))
    var lastDay: String
    @Option(help: .text(zh: "由谁接手此后的派工单", en: "Who takes over all later assignments."))
    var reassignTo: String?
    @Flag(help: .text(zh: "取消此后的派工单", en: "Cancel all later assignments."))
    var cancel = false
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "technician": technician.field, "lastDay": lastDay.field,
        "reassignTo": reassignTo.field, "cancel": cancel.field,
      ]
    }
  }
}
