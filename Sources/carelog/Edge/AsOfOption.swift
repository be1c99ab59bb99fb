import ArgumentParser
import EventSourcing
import Office

/// The moment at which one looks.
struct AsOfOption: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: .text(
      zh: "时间（只看此前入账的）或 @N（只看前 N 条事件）",
      en: "A time (facts recorded before it) or @N (first N events)."))
  var asOf: String?

  /// The moment named; nil for the present.
  func moment(in zone: BusinessZone) throws -> AsOf? {
    try asOf.map { try KPIQuestion.moment($0, "--as-of", in: zone) }
  }
}
