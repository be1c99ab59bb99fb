import ArgumentParser
import CustomerService
import EventSourcing
import Interchange
import Office
import Projections

extension TargetMetric {
  /// The metric typed by its code or its Chinese name; its end will do, as for KPIs.
  init?(argument: String) {
    let typed = nfc(argument)
    let alike = typed.count < 3 ? nil : Self.allCases.first { $0.chinese.hasSuffix(typed) }
    guard let found = Self(typed: typed) ?? alike else { return nil }
    self = found
  }
}

extension KPIName: ExpressibleByArgument {
  /// The KPI typed by its code or its Chinese name; its end will do, as in 满意度 for 客户满意度.
  init?(argument: String) {
    let typed = nfc(argument)
    let named = Self(rawValue: typed) ?? Self.allCases.first { $0.label.zh == typed }
    let alike = typed.count < 3 ? nil : Self.allCases.first { $0.label.zh.hasSuffix(typed) }
    guard let found = named ?? alike else { return nil }
    self = found
  }

  static var allValueStrings: [String] { allCases.map { "\($0.rawValue) \($0.label.zh)" } }

  static var defaultCompletionKind: CompletionKind { .list(allCases.map(\.rawValue)) }
}

extension DueKind {
  /// The codes of all kinds.
  static var names: [String] { allCases.map(\.name) }

  /// The codes of all kinds, each with its Chinese name.
  static var chineseNames: String {
    allCases.map { "\($0.name) \($0.label.zh)" }.joined(separator: "、")
  }

  /// The kind typed by its code or in Chinese.
  init?(typed text: String) {
    guard let kind = Self(name: text) ?? Self.allCases.first(where: { $0.label.zh == text })
    else { return nil }
    self = kind
  }
}

extension KPIRequest.Split {
  /// The names of all splits, as codes.
  static let names = Dimension.allCases.dropFirst().map(\.name) + ["month"]

  /// The split typed by its code or in Chinese.
  init?(typed text: String) {
    let code = Self.names.first { Self.chinese($0) == text } ?? text
    self.init(name: code)
  }

  static func chinese(_ name: String) -> String {
    name == "month" ? "月份" : FieldWording.name(name, .zh)
  }
}
