import ArgumentParser
import CustomerService

struct IncidentGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "incident",
    abstract: "Report emergencies and accidents, and bring them to an end.",
    subcommands: [
      Report.self,
      Confirm.self,
      Downgrade.self,
      Coordinate.self,
      Close.self,
    ])

  struct Report: WritingCommand {
    static let command = "incident.report"
    static let configuration = CommandConfiguration(
      commandName: "report", abstract: "Report an incident (突发事件上报).",
      discussion: """
        Give with --at when it happened.

        EXAMPLE
          carelog incident report --incident I1 --class accident --kind injury \\
            --severity major --visit V1 --description "擦窗时滑倒"
        """)

    @Option(help: "The incident's id.")
    var incident: String
    @Option(name: .customLong("class"), help: "Whether somebody or something was harmed.")
    var category: IncidentClass
    @Option(help: "What was harmed, or could have been.")
    var kind: IncidentNature
    @Option(help: "How bad it is.")
    var severity: Severity
    @Option(help: "What happened.")
    var description: String?
    @Option(help: "The customer concerned (else the visit's).")
    var customer: String?
    @Option(help: "The visit in which it happened.")
    var visit: String?
    @OptionGroup var group: FigureGroupOptions
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      group.fields.merging([
        "incident": incident.field, "class": category.field, "kind": kind.field,
        "severity": severity.field, "description": description.field, "customer": customer.field,
        "visit": visit.field,
      ]) { $1 }
    }
  }

  struct Confirm: WritingCommand {
    static let command = "incident.confirm"
    static let configuration = CommandConfiguration(
      commandName: "confirm", abstract: "Confirm an incident, so that it counts (核实).",
      discussion: """
        EXAMPLE
          carelog incident confirm --incident I1 --role leader
        """)

    @Option(help: "The incident's id.")
    var incident: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "incident": incident.field
      ]
    }
  }

  struct Downgrade: WritingCommand {
    static let command = "incident.downgrade"
    static let configuration = CommandConfiguration(
      commandName: "downgrade", abstract: "Make an accident a near miss (降级为未遂).",
      discussion: """
        It leaves the figures of the day on which it happened, also in months gone by.

        EXAMPLE
          carelog incident downgrade --incident I1 --role director --reason "经查无人受伤"
        """)

    @Option(help: "The incident's id.")
    var incident: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "incident": incident.field
      ]
    }
  }

  struct Coordinate: WritingCommand {
    static let command = "incident.coordinate"
    static let configuration = CommandConfiguration(
      commandName: "coordinate", abstract: "Record how departments worked together on it (多部门协调).",
      discussion: """
        EXAMPLE
          carelog incident coordinate --incident I1 --departments 行政部 \\
            --departments 人力资源部 --outcome "送医并通知家属"
        """)

    @Option(help: "The incident's id.")
    var incident: String
    @Option(help: "Who took part; may be repeated.")
    var departments: [String] = []
    @Option(help: "What was agreed or done.")
    var outcome: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "incident": incident.field, "departments": departments.field, "outcome": outcome.field,
      ]
    }
  }

  struct Close: WritingCommand {
    static let command = "incident.close"
    static let configuration = CommandConfiguration(
      commandName: "close", abstract: "End an incident with its cause and loss (事故结案).",
      discussion: """
        Serious ones are for the director or the general manager.

        EXAMPLE
          carelog incident close --incident I1 --cause "地面湿滑" --loss-fen 120000 \\
            --role director
        """)

    @Option(help: "The incident's id.")
    var incident: String
    @Option(help: "Why it happened.")
    var cause: String
    @Option(help: "The loss in fen (else none).")
    var lossFen: Int64?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "incident": incident.field, "cause": cause.field, "lossFen": lossFen.field,
      ]
    }
  }
}
