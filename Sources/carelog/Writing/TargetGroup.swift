import ArgumentParser
import CustomerService

struct TargetGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "target", abstract: "Set what is to be reached in a period.",
    subcommands: [
      Set.self,
      Revise.self,
    ])

  /// Which target, and what it weighs.
  struct Fields: ParsableArguments {
    @Option(help: "What is counted.")
    var metric: TargetMetric
    @Option(help: "The period, such as 2026-04, 2026-Q2 or 2026.")
    var period: String
    @Option(help: "For whom: dept, team:NAME or technician:ID (else dept).")
    var scope: String?
    @Option(help: "What it weighs beside the period's other targets, 1 to 1000 (set: else 1).")
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
      commandName: "set", abstract: "Set a target (下达目标).",
      discussion: """
        EXAMPLE
          carelog target set --metric visits --period 2026-05 --value 120 \\
            --scope team:一组 --role director
        """)

    @OptionGroup var target: Fields
    @Option(help: "What is to be reached, such as 120 or 98.5; rates in percent.")
    var value: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { target.fields(value: value) }
  }

  struct Revise: WritingCommand {
    static let command = "target.revise"
    static let configuration = CommandConfiguration(
      commandName: "revise", abstract: "Change a target (调整目标).",
      discussion: """
        The value, the weight or both; what is not given stays. Once the period has begun, only \
        the general manager may do it.

        EXAMPLES
          carelog target revise --metric visits --period 2026-05 --value 110 \\
            --scope team:一组 --role gm --reason 台风
          carelog target revise --metric visits --period 2026-05 --weight 3 \\
            --scope team:一组 --role gm --reason 侧重
        """)

    @OptionGroup var target: Fields
    @Option(help: "What is to be reached from now on.")
    var value: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { target.fields(value: value) }
  }
}
