import ArgumentParser
import CustomerService

struct FollowUpGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "followup", abstract: "Call customers after visits and complaints.",
    subcommands: [
      Schedule.self,
      Record.self,
    ])

  struct Schedule: WritingCommand {
    static let command = "followup.schedule"
    static let configuration = CommandConfiguration(
      commandName: "schedule", abstract: "Arrange a call about a visit or a complaint (安排回访).",
      discussion: """
        EXAMPLES
          carelog followup schedule --followup F1 --visit V1
          carelog followup schedule --followup F2 --complaint P1 --due 2026-04-20
        """)

    @Option(help: "The follow-up's id.")
    var followup: String
    @Option(help: "The visit it is about.")
    var visit: String?
    @Option(help: "The complaint it is about.")
    var complaint: String?
    @Option(help: "The last day for it (else the 7th working day).")
    var due: String?
    @Option(help: "What to ask.")
    var purpose: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "followup": followup.field, "visit": visit.field, "complaint": complaint.field,
        "due": due.field, "purpose": purpose.field,
      ]
    }
  }

  struct Record: WritingCommand {
    static let command = "followup.record"
    static let configuration = CommandConfiguration(
      commandName: "record", abstract: "Record a call, whether somebody answered or not (回访登记).",
      discussion: """
        A call need not have been arranged. Attempts are counted; the first one that reaches the \
        customer ends the follow-up. A complaint or a suggestion that comes of it is recorded with it.

        EXAMPLES
          carelog followup record --followup F1 --findings "无人接听"
          carelog followup record --followup F1 --connected --findings "不清楚保养周期"
          carelog followup record --followup F3 --visit V1 --connected \\
            --spawned-complaint P9 --category quality --severity minor \\
            --description "玻璃未擦净"
        """)

    @Option(help: "The follow-up's id.")
    var followup: String
    @Option(help: "The visit it is about, if it was not arranged.")
    var visit: String?
    @Option(help: "The complaint it is about, if it was not arranged.")
    var complaint: String?
    @Flag(help: "The customer was reached.")
    var connected = false
    @Option(help: "What came out; may be repeated.")
    var findings: [String] = []
    @Option(help: "The id of the complaint that the customer makes.")
    var spawnedComplaint: String?
    @Option(help: "What that complaint is about.")
    var category: ComplaintCategory?
    @Option(help: "How bad that is.")
    var severity: Severity?
    @Option(help: "What the customer complains of, in their words.")
    var description: String?
    @Option(help: "The id of the suggestion that the customer makes.")
    var spawnedSuggestion: String?
    @Option(help: "What the customer suggests.")
    var content: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "followup": followup.field, "visit": visit.field, "complaint": complaint.field,
        "connected": connected.field, "findings": findings.field,
        "spawnedComplaint": spawnedComplaint.field, "category": category.field,
        "severity": severity.field, "description": description.field,
        "spawnedSuggestion": spawnedSuggestion.field, "content": content.field,
      ]
    }
  }
}
