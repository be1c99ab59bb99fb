import ArgumentParser
import CustomerService

struct VisitGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visit", abstract: .text(zh: "登记和更正上门", en: "Log visits and correct them."),
    subcommands: [
      Log.self,
      Amend.self,
      Void.self,
      Supervise.self,
      Ready.self,
    ])

  struct Log: WritingCommand {
    static let command = "visit.log"
    static let configuration = CommandConfiguration(
      commandName: "log", abstract: .text(zh: "登记上门", en: "Log a visit."),
      discussion: .examples(
        """
          carelog visit log --visit V1 --assignment A1 --arrived 2026-04-03T09:05 \\
            --departed 2026-04-03T10:50 --outcome completed --score 5
        """))

    @Option(help: .visit)
    var visit: String
    @Option(help: .assignment)
    var assignment: String
    @Option(help: .text(zh: "上门的技师（缺省为所派技师）", en: "Who came (else who was assigned)."))
    var technician: String?
    @Option(help: .text(zh: "到达时间，RFC 3339", en: "When the technician came, RFC 3339."))
    var arrived: String
    @Option(help: .text(zh: "离开时间，RFC 3339", en: "When the technician left, RFC 3339."))
    var departed: String
    @Option(help: .text(zh: "处理结果的类别", en: "How it ended."))
    var outcome: VisitOutcome
    @Option(help: .text(zh: "1（很差）至 5（很好）", en: "1 (very bad) to 5 (very good)."))
    var score: Int64?
    @Option(help: .text(zh: "工作内容；可重复", en: "What was done; may be repeated."))
    var workItems: [String] = []
    @Option(help: .text(zh: "所用材料；可重复", en: "What was used; may be repeated."))
    var materials: [String] = []
    @Option(help: .text(zh: "发现的问题；可重复", en: "What was found amiss."))
    var problems: String?
    @Option(help: .note)
    var note: String?
    @Flag(
      help: .text(
        zh: "由所派以外的技师代班；须写 --reason",
        en: "Another technician came than the one assigned; needs --reason."))
    var substitute = false
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "visit": visit.field, "assignment": assignment.field, "technician": technician.field,
        "arrived": arrived.field, "departed": departed.field, "outcome": outcome.field,
        "score": score.field, "workItems": workItems.field, "materials": materials.field,
        "problems": problems.field, "note": note.field, "substitute": substitute.field,
      ]
    }
  }

  struct Amend: WritingCommand {
    static let command = "visit.amend"
    static let configuration = CommandConfiguration(
      commandName: "amend",
      abstract: .text(
        zh: "更正上门记录",
        en: "Correct what was logged of a visit."),
      discussion: .text(
        zh: """
          只填有误的字段；原登记的内容与更正一并留在日志中。评分用 rating supersede 更正。
          """,
        en: """
          Give the fields that were wrong; what was recorded stays in the log beside the \
          correction. Scores are corrected with rating supersede.
          """,
        examples: """
            carelog visit amend --visit V1 --departed 2026-04-10T11:30 --role leader \\
              --reason "离开时间录错"
          """))

    @Option(help: .visit)
    var visit: String
    @Option(help: .technician)
    var technician: String?
    @Option(help: .text(zh: "到达时间，RFC 3339", en: "When the technician came, RFC 3339."))
    var arrived: String?
    @Option(help: .text(zh: "离开时间，RFC 3339", en: "When the technician left, RFC 3339."))
    var departed: String?
    @Option(help: .text(zh: "处理结果的类别", en: "How it ended."))
    var outcome: VisitOutcome?
    @Option(help: .text(zh: "工作内容；可重复", en: "What was done; may be repeated."))
    var workItems: [String] = []
    @Option(help: .text(zh: "所用材料；可重复", en: "What was used; may be repeated."))
    var materials: [String] = []
    @Option(help: .text(zh: "发现的问题；可重复", en: "What was found amiss."))
    var problems: String?
    @Option(help: .note)
    var note: String?
    @Option(
      help: .text(
        zh: "要清空的字段：workItems、materials、problems 或 note",
        en: "A field to empty: workItems, materials, problems or note."))
    var clear: [String] = []
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "visit": visit.field, "technician": technician.field, "arrived": arrived.field,
        "departed": departed.field, "outcome": outcome.field, "workItems": workItems.field,
        "materials": materials.field, "problems": problems.field, "note": note.field,
        "clear": clear.field,
      ]
    }
  }

  struct Void: WritingCommand {
    static let command = "visit.void"
    static let configuration = CommandConfiguration(
      commandName: "void",
      abstract: .text(zh: "作废误登的上门记录", en: "Take back a visit that was logged by mistake."),
      discussion: .examples(
        """
          carelog visit void --visit V1 --reason 登错客户 --role leader
        """))

    @Option(help: .visit)
    var visit: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "visit": visit.field
      ]
    }
  }

  struct Supervise: WritingCommand {
    static let command = "visit.supervise"
    static let configuration = CommandConfiguration(
      commandName: "supervise",
      abstract: .text(zh: "登记督导", en: "Record a supervision."),
      discussion: .examples(
        """
          carelog visit supervise --assignment A1 --by 张主管 --method onsite \\
            --finding 着装规范
        """))

    @Option(help: .assignment)
    var assignment: String
    @Option(help: .text(zh: "督导人", en: "Who supervised."))
    var by: String
    @Option(help: .text(zh: "督导方式", en: "How it was supervised."))
    var method: SupervisionMethod
    @Option(help: .text(zh: "分析结果", en: "What was found."))
    var finding: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "assignment": assignment.field, "by": by.field, "method": method.field,
        "finding": finding.field,
      ]
    }
  }

  struct Ready: WritingCommand {
    static let command = "visit.ready"
    static let configuration = CommandConfiguration(
      commandName: "ready",
      abstract: .text(
        zh: "备勤：上门之前核对清单",
        en: "Go through what a visit needs before it."),
      discussion: .examples(
        """
          carelog visit ready --assignment A1 --by T1 --done 工具 --done 客户偏好 \\
            --undone 备件
        """))

    @Option(help: .assignment)
    var assignment: String
    @Option(help: .text(zh: "由谁核对清单", en: "Who went through the list."))
    var by: String
    @Option(help: .text(zh: "已备的项目；可重复", en: "An item that is ready; may be repeated."))
    var done: [String] = []
    @Option(help: .text(zh: "未备的项目；可重复", en: "An item that is not ready; may be repeated."))
    var undone: [String] = []
    @Option(help: .note)
    var note: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "assignment": assignment.field, "by": by.field, "done": done.field,
        "undone": undone.field, "note": note.field,
      ]
    }
  }
}
