import ArgumentParser
import CustomerService

extension TechnicianGroup {
  struct Update: WritingCommand {
    static let command = "technician.update"
    static let configuration = CommandConfiguration(
      commandName: "update", abstract: "Change a technician's name or team (技师变更).",
      discussion: """
        Assignments and visits keep the team of their day.

        EXAMPLE
          carelog technician update --technician T1 --team 二组 --role leader
        """)

    @Option(help: "The technician's id.")
    var technician: String
    @Option(help: "The name from now on.")
    var name: String?
    @Option(help: "The team from now on.")
    var team: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      ["technician": technician.field, "name": name.field, "team": team.field]
    }
  }

  struct AddSkill: WritingCommand {
    static let command = "technician.add-skill"
    static let configuration = CommandConfiguration(
      commandName: "add-skill", abstract: "Record a skill or a new certificate for it (技能登记).",
      discussion: """
        EXAMPLE
          carelog technician add-skill --technician T1 --code 水电 --level 3 \\
            --certificate-expiry 2027-06-30 --role leader
        """)

    @Option(help: "The technician's id.")
    var technician: String
    @Option(help: "What the technician can do, as assignments ask for it.")
    var code: String
    @Option(help: "1 (beginner, 初级工) to 5 (master, 高级技师).")
    var level: Int64?
    @Option(help: "The last day of the certificate; without it the skill does not lapse.")
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
      commandName: "set-shift", abstract: "Set the regular working hours (排班).",
      discussion: """
        EXAMPLE
          carelog technician set-shift --technician T1 --from 2026-05-01 \\
            --weekdays mon --weekdays tue --weekdays sat --start 09:00 --end 18:00
        """)

    @Option(help: "The technician's id.")
    var technician: String
    @Option(help: "The first day (else that of --at).")
    var from: String?
    @Option(help: "A day of work; may be repeated. Without any, the technician is off.")
    var weekdays: [Weekday] = []
    @Option(help: "When the shift starts, such as 09:00.")
    var start: String
    @Option(help: "When it ends; before the start means on the next day.")
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
      commandName: "block", abstract: "Block a span of time, such as an approved leave (停派).",
      discussion: """
        EXAMPLE
          carelog technician block --block B1 --technician T1 --kind leave \\
            --start 2026-05-06T00:00 --end 2026-05-08T00:00
        """)

    @Option(help: "The block's id.")
    var block: String
    @Option(help: "The technician's id.")
    var technician: String
    @Option(help: "When it begins, RFC 3339.")
    var start: String
    @Option(help: "When it ends, RFC 3339; at most 366 days later.")
    var end: String
    @Option(help: "Why the technician cannot be booked.")
    var kind: BlockKind
    @Option(help: "The note.")
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
      commandName: "unblock", abstract: "Lift a block (销假).",
      discussion: """
        EXAMPLE
          carelog technician unblock --block B1
        """)

    @Option(help: "The block's id.")
    var block: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { ["block": block.field] }
  }

  struct Second: WritingCommand {
    static let command = "technician.second"
    static let configuration = CommandConfiguration(
      commandName: "second", abstract: "Record that another department lends a technician (借调).",
      discussion: """
        EXAMPLE
          carelog technician second --technician T9 --department 工程部 \\
            --from 2026-05-01 --until 2026-05-31 --role leader
        """)

    @Option(help: "The technician's id.")
    var technician: String
    @Option(help: "Who lends the technician.")
    var department: String?
    @Option(help: "The first day.")
    var from: String
    @Option(help: "The last day.")
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
      commandName: "leave", abstract: "Record a technician's last day in the department (离职).",
      discussion: """
        Assignments after that day refuse it unless they are reassigned or cancelled
        with it, which needs a reason.

        EXAMPLE
          carelog technician leave --technician T1 --last-day 2026-05-31 \\
            --reassign-to T2 --role leader --reason 辞职
        """)

    @Option(help: "The technician's id.")
    var technician: String
    @Option(help: "The last day of work.")
    var lastDay: String
    @Option(help: "Who takes over all later assignments.")
    var reassignTo: String?
    @Flag(help: "Cancel all later assignments.")
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
