import ArgumentParser
import CustomerService

struct TargetGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "target",
    abstract: .text(
      zh: "设定期间目标",
      en: "Set what is to be reached in a period."),
    subcommands: [
      Set.self,
      Revise.self,
    ])

  /// Which target, and what it weighs.
  struct Fields: ParsableArguments {
    @Option(help: .text(zh: "指标", en: "What is counted."))
    var metric: TargetMetric
    @Option(
      help: .text(
        zh: "期间，如 2026-04、2026-Q2 或 2026",
        en: "The period, such as 2026-04, 2026-Q2 or 2026."))
    var period: String
    @Option(
      help: .text(
        zh: "目标对象：dept、team:班组 或 technician:编号（缺省为 dept）",
        en: "For whom: dept, team:NAME or technician:ID (else dept)."))
    var scope: String?
    @Option(
      help: .text(
        zh: "与本期其他目标相比的权重，1–1000（下达时缺省为 1）",
        en: "What it weighs beside the period's other targets, 1 to 1000 (set: else 1)."))
    var weight: Int64?

    func fields(value: String?) -> [String: FieldValue?] {
      [
        "metric": metric.field, "period": period.field, "value": value.field,
        "scope": scope.field, "weight": weight.field,
      ]
    }
  }

  struct Set: WritingCommand {
    static let command = "target.set"
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: .text(zh: "下达目标", en: "Set a target."),
      discussion: .examples(
        """
          carelog target set --metric visits --period 2026-05 --value 120 \\
            --scope team:一组 --role director
        """))

    @OptionGroup var target: Fields
    @Option(
      help: .text(
        zh: "目标值，如 120 或 98.5；比率以百分数计",
        en: "What is to be reached, such as 120 or 98.5; rates in percent."))
    var value: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { target.fields(value: value) }
  }

  struct Revise: WritingCommand {
    static let command = "target.revise"
    static let configuration = CommandConfiguration(
      commandName: "revise", abstract: .text(zh: "调整目标", en: "Change a target."),
      discussion: .text(
        zh: """
          可只调整目标值或权重，未填的保持不变。期间开始以后，只有总经理可以调整。
          """,
        en: """
          The value, the weight or both; what is not given stays. Once the period has begun, only \
          the general manager may do it.
          """,
        examples: """
            carelog target revise --metric visits --period 2026-05 --value 110 \\
              --scope team:一组 --role gm --reason 台风
            carelog target revise --metric visits --period 2026-05 --weight 3 \\
              --scope team:一组 --role gm --reason 侧重
          """))

    @OptionGroup var target: Fields
    @Option(help: .text(zh: "调整后的目标值", en: "What is to be reached from now on."))
    var value: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { target.fields(value: value) }
  }
}
