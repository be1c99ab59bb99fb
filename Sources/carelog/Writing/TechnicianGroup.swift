import ArgumentParser
import CustomerService

struct TechnicianGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "technician", abstract: "Register technicians and assign them.",
    subcommands: [
      Register.self,
      Assign.self,
      Reassign.self,
      Reschedule.self,
      Cancel.self,
    ])

  struct Register: WritingCommand {
    static let command = "technician.register"
    static let configuration = CommandConfiguration(
      commandName: "register", abstract: "Register a technician.")

    @OptionGroup var options: WriteOptions
    @Option var technician: String
    @Option var name: String?
    @Option var team: String?
    @Option var skills: [String] = []

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
      commandName: "assign", abstract: "Assign a technician to a customer (派工).")

    @OptionGroup var options: WriteOptions
    @Option var assignment: String
    @Option var customer: String
    @Option var technician: String
    @Option var start: String
    @Option var end: String
    @Option var service: String
    @Option var region: String?
    @Option var team: String?
    @Option var contract: String?
    @Option var priority: String?
    @Option var skills: [String] = []
    @Option var note: String?

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
      commandName: "reassign", abstract: "Give an assignment to another technician (改派).")

    @OptionGroup var options: WriteOptions
    @Option var assignment: String
    @Option var technician: String

    var fields: [String: FieldValue?] {
      [
        "assignment": assignment.field, "technician": technician.field,
      ]
    }
  }

  struct Reschedule: WritingCommand {
    static let command = "technician.reschedule"
    static let configuration = CommandConfiguration(
      commandName: "reschedule", abstract: "Move an assignment to another time (改期).")

    @OptionGroup var options: WriteOptions
    @Option var assignment: String
    @Option var start: String
    @Option var end: String
    @Option var by: String

    var fields: [String: FieldValue?] {
      [
        "assignment": assignment.field, "start": start.field, "end": end.field, "by": by.field,
      ]
    }
  }

  struct Cancel: WritingCommand {
    static let command = "technician.cancel"
    static let configuration = CommandConfiguration(
      commandName: "cancel", abstract: "Cancel an assignment (取消).")

    @OptionGroup var options: WriteOptions
    @Option var assignment: String
    @Option var by: String

    var fields: [String: FieldValue?] {
      [
        "assignment": assignment.field, "by": by.field,
      ]
    }
  }
}
