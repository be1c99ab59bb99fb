import ArgumentParser
import CustomerService
import EventSourcing
import Office
import Projections

/// One figure that is asked about: a KPI, its basis and a period.
struct KPIQuestion: ParsableArguments {
  @Argument(help: .text(zh: "哪个指标", en: "Which KPI."))
  var kpi: KPIName

  @Option(
    help: .text(
      zh: "口径，如 docket（结案率）、value（续单率）；缺省为该指标的第一种",
      en: "Such as docket (closure) or value (renewal); else the first of the KPI's."),
    completion: .list(KPIQuestion.bases))
  var basis: String?

  @Option(
    help: .text(
      zh: "期间：2026、2026-Q2、2026-04、2026-W15、2026-04-03，或 A..B",
      en: "2026, 2026-Q2, 2026-04, 2026-W15, 2026-04-03, or A..B."))
  var period: String

  static let bases = KPIBasis.allCases.map(\.rawValue)

  func chosenPeriod() throws -> Period { try Self.period(period) }

  func chosenBasis() throws -> KPIBasis? {
    guard !kpi.isComposite else {
      throw Self.usage(
        "\(kpi) 是各指标完成率（最高 120%）的加权平均，不能逐笔相加；请查看各指标，如 closure",
        """
        \(kpi) is a weighted mean of capped ratios, to which no event adds a fixed share; \
        ask about a KPI in it, such as closure
        """)
    }
    return try Self.bases(of: kpi, basis)[0]
  }

  static func period(_ text: String) throws -> Period {
    guard let period = Period(text) else {
      throw usage(
        "--period: 应如 2026-04",
        "--period: expected 2026, 2026-Q2, 2026-04, 2026-W15, 2026-04-03 or A..B")
    }
    return period
  }

  static func moment(_ text: String, _ option: String, in zone: BusinessZone) throws -> AsOf {
    guard let moment = AsOf(text, in: zone) else {
      throw usage("\(option)：应为时间或 @N", "\(option): expected a time or @N")
    }
    return moment
  }

  /// The basis called `name`, or all that the KPI has.
  static func bases(of kpi: KPIName, _ name: String?) throws -> [KPIBasis?] {
    guard let name else { return kpi.bases }
    let found = kpi.bases.filter { $0?.rawValue == name }
    guard !found.isEmpty else {
      throw usage("--basis:\(kpi) 没有口径 \(name)", "--basis: \(kpi) has no basis \(name)")
    }
    return found
  }

  /// By what figures can be split, where something else was asked for.
  static var unknownSplit: Malformed {
    let names = KPIRequest.Split.names
    let chinese = names.map { "\($0) \(KPIRequest.Split.chinese($0))" }
    return usage(
      "--by：应为 \(chinese.joined(separator: "、"))",
      "--by: expected one of \(names.joined(separator: ", "))")
  }

  static func usage(_ zh: String, _ en: String) -> Malformed {
    Malformed(text: Localized(zh: zh, en: en), exitCode: 64)
  }
}
