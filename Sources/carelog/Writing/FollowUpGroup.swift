import ArgumentParser
import CustomerService

struct FollowUpGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "followup",
    abstract: .text(
      zh: "上门和投诉之后回访客户",
      en: "Call customers after visits and complaints."),
    subcommands: [
      Schedule.self,
      Record.self,
    ])

  struct Schedule: WritingCommand {
    static let command = "followup.schedule"
    static let configuration = CommandConfiguration(
      commandName: "schedule",
      abstract: .text(
        zh: "安排对上门或投诉的回访",
        en: "Arrange a call about a visit or a complaint."),
      discussion: .examples(
        """
          carelog followup schedule --followup F1 --visit V1
          carelog followup schedule --followup F2 --complaint P1 --due 2026-04-20
        """))

    @Option(help: .text(zh: "回访编号", en: "The follow-up's id."))
    var followup: String
    @Option(help: .text(zh: "所涉上门记录的编号", en: "The visit it is about."))
    var visit: String?
    @Option(help: .text(zh: "所涉投诉的编号", en: "The complaint it is about."))
    var complaint: String?
    @Option(
      help: .text(
        zh: "最迟回访日（缺省为第 7 个工作日）",
        en: "The last day for it (else the 7th working day)."))
    var due: String?
    @Option(help: .text(zh: "要问的问题", en: "What to ask."))
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
      commandName: "record",
      abstract: .text(
        zh: "回访登记，无论是否接通",
        en: "Record a call, whether somebody answered or not."),
      discussion: .text(
        zh: """
          无需事先安排。联系次数累计；首次联系上客户，回访即告完成。由此产生的投诉或建议一并登记。
          """,
        en: """
          A call need not have been arranged. Attempts are counted; the first one that reaches \
          the customer ends the follow-up. A complaint or a suggestion that comes of it is \
          recorded with it.
          """,
        examples: """
            carelog followup record --followup F1 --findings "无人接听"
            carelog followup record --followup F1 --connected --findings "不清楚保养周期"
            carelog followup record --followup F3 --visit V1 --connected \\
              --spawned-complaint P9 --category quality --severity minor \\
              --description "玻璃未擦净"
          """))

    @Option(help: .text(zh: "回访编号", en: "The follow-up's id."))
    var followup: String
    @Option(
      help: .text(
        zh: "所涉上门记录的编号（事先未安排回访时）",
        en: "The visit it is about, if it was not arranged."))
    var visit: String?
    @Option(
      help: .text(
        zh: "所涉投诉的编号（事先未安排回访时）",
        en: "The complaint it is about, if it was not arranged."))
    var complaint: String?
    @Flag(help: .text(zh: "已联系上客户", en: "The customer was reached."))
    var connected = false
    @Option(help: .text(zh: "回访发现；可重复", en: "What came out; may be repeated."))
    var findings: [String] = []
    @Option(
      help: .text(
        zh: "客户由此提出的投诉的编号",
        en: "The id of the complaint that the customer makes."))
    var spawnedComplaint: String?
    @Option(help: .text(zh: "该投诉的类别", en: "What that complaint is about."))
    var category: ComplaintCategory?
    @Option(help: .text(zh: "该投诉的级别", en: "How bad that is."))
    var severity: Severity?
    @Option(help: .text(zh: "投诉内容，用客户原话", en: "What the customer complains of, in their words."))
    var description: String?
    @Option(
      help: .text(
        zh: "客户由此提出的建议的编号",
        en: "The id of the suggestion that the customer makes."))
    var spawnedSuggestion: String?
    @Option(help: .text(zh: "客户的建议", en: "What the customer suggests."))
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
