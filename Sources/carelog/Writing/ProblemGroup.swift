import ArgumentParser
import CustomerService

struct ProblemGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "problem",
    abstract: "Trace what keeps coming up to its cause, and remove it (追踪寻因).",
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
      commandName: "open", abstract: "Open a problem (追踪寻因立案).",
      discussion: """
        It ends only once a corrective action was verified as effective.

        EXAMPLE
          carelog problem open --problem B1 --title "同户三次漏水" \\
            --sources complaint:P1 --sources complaint:P2
        """)

    @Option(help: "The problem's id.")
    var problem: String
    @Option(help: "What keeps coming up, or stays unsettled.")
    var title: String
    @Option(help: "What it came from, such as complaint:P1; may be repeated.")
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
      commandName: "cause", abstract: "Record the cause (寻因).",
      discussion: """
        EXAMPLE
          carelog problem cause --problem B1 --cause "接头老化" --analysis "拆检可见裂纹"
        """)

    @Option(help: "The problem's id.")
    var problem: String
    @Option(help: "The cause, in a few words.")
    var cause: String
    @Option(help: "How it was found.")
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
      commandName: "plan", abstract: "Plan a corrective action (纠正措施).",
      discussion: """
        EXAMPLE
          carelog problem plan --problem B1 --action X1 --measure "更换接头" --owner U2 \\
            --due 2026-05-10
        """)

    @Option(help: "The problem's id.")
    var problem: String
    @Option(help: "The action's id, within the problem.")
    var action: String
    @Option(help: "What is to be done.")
    var measure: String
    @Option(help: "Who is to do it.")
    var owner: String
    @Option(help: "The last day for it.")
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
      commandName: "complete", abstract: "Record that an action was carried out (措施完成).",
      discussion: """
        EXAMPLE
          carelog problem complete --problem B1 --action X1
        """)

    @Option(help: "The problem's id.")
    var problem: String
    @Option(help: "The action's id.")
    var action: String
    @Option(help: "What was done.")
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
      commandName: "verify", abstract: "Record whether an action helped (效果验证).",
      discussion: """
        EXAMPLE
          carelog problem verify --problem B1 --action X1 --effective yes \\
            --finding "三十天未再漏水" --role leader
        """)

    @Option(help: "The problem's id.")
    var problem: String
    @Option(help: "The action's id.")
    var action: String
    @Option(help: "Whether it helped, yes or no.")
    var effective: String
    @Option(help: "How that was seen.")
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
      commandName: "close", abstract: "End a problem whose cause is removed (追踪结案).",
      discussion: """
        EXAMPLE
          carelog problem close --problem B1 --conclusion "接头已全部更换" --role leader
        """)

    @Option(help: "The problem's id.")
    var problem: String
    @Option(help: "What was achieved.")
    var conclusion: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "problem": problem.field, "conclusion": conclusion.field,
      ]
    }
  }
}
