import ArgumentParser
import CustomerService

struct ProblemGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "problem",
    abstract: .text(
      zh: "追踪反复出现的问题，找出原因并消除",
      en: "Trace what keeps coming up to its cause, and remove it."),
    subcommands: [
      Open.self,
      Cause.self,
      Plan.self,
      Complete.self,
      Verify.self,
      Close.self,
    ])

  struct Open: WritingCommand {
    static let command = "problem.open"
    static let configuration = CommandConfiguration(
      commandName: "open", abstract: .text(zh: "追踪寻因立案", en: "Open a problem."),
      discussion: .text(
        zh: "纠正措施验证有效之后，才能结案。",
        en: "It ends only once a corrective action was verified as effective.",
        examples: """
            carelog problem open --problem B1 --title "同户三次漏水" \\
              --sources complaint:P1 --sources complaint:P2
          """))

    @Option(help: .text(zh: "追踪案编号", en: "The problem's id."))
    var problem: String
    @Option(help: .text(zh: "反复出现或久未解决的问题", en: "What keeps coming up, or stays unsettled."))
    var title: String
    @Option(
      help: .text(
        zh: "来源，如 complaint:P1；可重复",
        en: "What it came from, such as complaint:P1; may be repeated."))
    var sources: [String] = []
    @OptionGroup var group: FigureGroupOptions
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      group.fields.merging([
        "problem": problem.field, "title": title.field, "sources": sources.field,
      ]) { $1 }
    }
  }

  struct Cause: WritingCommand {
    static let command = "problem.cause"
    static let configuration = CommandConfiguration(
      commandName: "cause", abstract: .text(zh: "登记查明的原因", en: "Record the cause."),
      discussion: .examples(
        """
          carelog problem cause --problem B1 --cause "接头老化" \\
            --analysis "拆检可见裂纹"
        """))

    @Option(help: .text(zh: "追踪案编号", en: "The problem's id."))
    var problem: String
    @Option(help: .text(zh: "原因，几个字即可", en: "The cause, in a few words."))
    var cause: String
    @Option(help: .text(zh: "如何查明", en: "How it was found."))
    var analysis: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "problem": problem.field, "cause": cause.field, "analysis": analysis.field,
      ]
    }
  }

  struct Plan: WritingCommand {
    static let command = "problem.plan"
    static let configuration = CommandConfiguration(
      commandName: "plan", abstract: .text(zh: "制定纠正措施", en: "Plan a corrective action."),
      discussion: .examples(
        """
          carelog problem plan --problem B1 --action X1 --measure "更换接头" \\
            --owner U2 --due 2026-05-10
        """))

    @Option(help: .text(zh: "追踪案编号", en: "The problem's id."))
    var problem: String
    @Option(help: .text(zh: "纠正措施的编号，在追踪案内唯一", en: "The action's id, within the problem."))
    var action: String
    @Option(help: .text(zh: "应如何处理", en: "What is to be done."))
    var measure: String
    @Option(help: .text(zh: "负责人", en: "Who is to do it."))
    var owner: String
    @Option(help: .text(zh: "最后期限", en: "The last day for it."))
    var due: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "problem": problem.field, "action": action.field, "measure": measure.field,
        "owner": owner.field, "due": due.field,
      ]
    }
  }

  struct Complete: WritingCommand {
    static let command = "problem.complete"
    static let configuration = CommandConfiguration(
      commandName: "complete",
      abstract: .text(
        zh: "登记纠正措施完成",
        en: "Record that an action was carried out."),
      discussion: .examples(
        """
          carelog problem complete --problem B1 --action X1
        """))

    @Option(help: .text(zh: "追踪案编号", en: "The problem's id."))
    var problem: String
    @Option(help: .text(zh: "纠正措施的编号", en: "The action's id."))
    var action: String
    @Option(help: .text(zh: "做了什么", en: "What was done."))
    var result: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "problem": problem.field, "action": action.field, "result": result.field,
      ]
    }
  }

  struct Verify: WritingCommand {
    static let command = "problem.verify"
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: .text(
        zh: "登记纠正措施的效果验证",
        en: "Record whether an action helped."),
      discussion: .examples(
        """
          carelog problem verify --problem B1 --action X1 --effective yes \\
            --finding "三十天未再漏水" --role leader
        """))

    @Option(help: .text(zh: "追踪案编号", en: "The problem's id."))
    var problem: String
    @Option(help: .text(zh: "纠正措施的编号", en: "The action's id."))
    var action: String
    @Option(help: .text(zh: "是否有效，yes 或 no", en: "Whether it helped, yes or no."))
    var effective: String
    @Option(help: .text(zh: "依据什么判断", en: "How that was seen."))
    var finding: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "problem": problem.field, "action": action.field, "effective": effective.field,
        "finding": finding.field,
      ]
    }
  }

  struct Close: WritingCommand {
    static let command = "problem.close"
    static let configuration = CommandConfiguration(
      commandName: "close",
      abstract: .text(
        zh: "原因消除后，追踪案结案",
        en: "End a problem whose cause is removed."),
      discussion: .examples(
        """
          carelog problem close --problem B1 --conclusion "接头已全部更换" --role leader
        """))

    @Option(help: .text(zh: "追踪案编号", en: "The problem's id."))
    var problem: String
    @Option(help: .text(zh: "取得的成效", en: "What was achieved."))
    var conclusion: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "problem": problem.field, "conclusion": conclusion.field,
      ]
    }
  }
}
