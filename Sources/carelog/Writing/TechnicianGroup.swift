import ArgumentParser
import CustomerService

struct TechnicianGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "technician", abstract: "Register technicians and assign them.",
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
      abstract: "Register a technician.",
      discussion: """
        EXAMPLE
          carelog technician register --technician T1 --name 李强 --team 一组 \\
            --skills plumbing
        """)

    @Option(help: "The technician's id.")
    var technician: String
    @Option(help: "The name.")
    var name: String?
    @Option(help: "The technician's team.")
    var team: String?
    @Option(help: "What the technician can do; may be repeated.")
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
      commandName: "assign", abstract: "Assign a technician to a customer (派工).",
      discussion: """
        EXAMPLE
          carelog technician assign --assignment A1 --customer C1 --technician T1 \\
            --start 2026-04-03T09:00 --end 2026-04-03T11:00 --service 保洁
        """)

    @Option(help: "The assignment's id.")
    var assignment: String
    @Option(help: "The customer's id.")
    var customer: String
    @Option(help: "The technician's id.")
    var technician: String
    @Option(help: "When the visit should begin, RFC 3339.")
    var start: String
    @Option(help: "When it should end, RFC 3339.")
    var end: String
    @Option(help: "The kind of service, for reports.")
    var service: String
    @Option(help: "The region (else the customer's).")
    var region: String?
    @Option(help: "The team (else the technician's).")
    var team: String?
    @Option(help: "The contract it fulfils.")
    var contract: String?
    @Option(help: "How urgent it is.")
    var priority: String?
    @Option(help: "What the work needs; may be repeated.")
    var skills: [String] = []
    @Option(help: "The note.")
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
      abstract: "Give an assignment to another technician (改派).",
      discussion: """
        EXAMPLE
          carelog technician reassign --assignment A1 --technician T2 --reason 请假
        """)

    @Option(help: "The assignment's id.")
    var assignment: String
    @Option(help: "Who takes over.")
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
      abstract: "Move an assignment to another time (改期).",
      discussion: """
        EXAMPLE
          carelog technician reschedule --assignment A1 --start 2026-04-04T09:00 \\
            --end 2026-04-04T11:00 --by customer --reason 客户外出
        """)

    @Option(help: "The assignment's id.")
    var assignment: String
    @Option(help: "When the visit should begin, RFC 3339.")
    var start: String
    @Option(help: "When it should end, RFC 3339.")
    var end: String
    @Option(help: "Who wants it.")
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
      abstract: "Cancel an assignment (取消).",
      discussion: """
        EXAMPLE
          carelog technician cancel --assignment A1 --by customer --reason 客户外出
        """)

    @Option(help: "The assignment's id.")
    var assignment: String
    @Option(help: "Who wants it.")
    var by: Party
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "assignment": assignment.field, "by": by.field,
      ]
    }
  }
}
