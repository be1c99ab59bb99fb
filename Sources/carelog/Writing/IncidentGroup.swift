import ArgumentParser
import CustomerService

struct IncidentGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "incident",
    abstract: .text(
      zh: "上报突发事件和事故，直至结案",
      en: "Report emergencies and accidents, and bring them to an end."),
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
      commandName: "report", abstract: .text(zh: "突发事件上报", en: "Report an incident."),
      discussion: .text(
        zh: "请用 --at 写明发生时间。",
        en: "Give with --at when it happened.",
        examples: """
            carelog incident report --incident I1 --class accident --kind injury \\
              --severity major --visit V1 --description "擦窗时滑倒"
          """))

    @Option(help: .text(zh: "事件编号", en: "The incident's id."))
    var incident: String
    @Option(
      name: .customLong("class"),
      help: .text(
        zh: "事件性质：是否造成伤害或损失",
        en: "Whether somebody or something was harmed."))
    var category: IncidentClass
    @Option(help: .text(zh: "伤害或损失的类别（未遂的为险些造成的）", en: "What was harmed, or could have been."))
    var kind: IncidentNature
    @Option(help: .text(zh: "级别", en: "How bad it is."))
    var severity: Severity
    @Option(help: .text(zh: "事情经过", en: "What happened."))
    var description: String?
    @Option(help: .text(zh: "所涉客户（缺省同该次上门）", en: "The customer concerned (else the visit's)."))
    var customer: String?
    @Option(help: .text(zh: "事发时的上门记录编号", en: "The visit in which it happened."))
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
      commandName: "confirm",
      abstract: .text(
        zh: "核实事件，事故由此计入事故率",
        en: "Confirm an incident, so that it counts."),
      discussion: .examples(
        """
          carelog incident confirm --incident I1 --role leader
        """))

    @Option(help: .text(zh: "事件编号", en: "The incident's id."))
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
      commandName: "downgrade",
      abstract: .text(
        zh: "把事故降级为未遂",
        en: "Make an accident a near miss."),
      discussion: .text(
        zh: "不再计入事发当日的数字，以往月份也随之更正。",
        en: "It leaves the figures of the day on which it happened, also in months gone by.",
        examples: """
            carelog incident downgrade --incident I1 \\
              --role director --reason "经查无人受伤"
          """))

    @Option(help: .text(zh: "事件编号", en: "The incident's id."))
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
      commandName: "coordinate",
      abstract: .text(
        zh: "登记多部门协调情况",
        en: "Record how departments worked together on it."),
      discussion: .examples(
        """
          carelog incident coordinate --incident I1 --departments 行政部 \\
            --departments 人力资源部 --outcome "送医并通知家属"
        """))

    @Option(help: .text(zh: "事件编号", en: "The incident's id."))
    var incident: String
    @Option(help: .text(zh: "参与部门；可重复", en: "Who took part; may be repeated."))
    var departments: [String] = []
    @Option(help: .text(zh: "商定或办理的事项", en: "What was agreed or done."))
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
      commandName: "close",
      abstract: .text(
        zh: "登记原因和损失，事件结案",
        en: "End an incident with its cause and loss."),
      discussion: .text(
        zh: "重大的由总监或总经理办理。",
        en: "Serious ones are for the director or the general manager.",
        examples: """
            carelog incident close --incident I1 --cause "地面湿滑" --loss-fen 120000 \\
              --role director
          """))

    @Option(help: .text(zh: "事件编号", en: "The incident's id."))
    var incident: String
    @Option(help: .text(zh: "事发原因", en: "Why it happened."))
    var cause: String
    @Option(help: .text(zh: "损失金额，单位为分（缺省为无损失）", en: "The loss in fen (else none)."))
    var lossFen: Int64?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "incident": incident.field, "cause": cause.field, "lossFen": lossFen.field,
      ]
    }
  }
}
