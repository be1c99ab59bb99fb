import ArgumentParser
import CustomerService
import EventSourcing
import Interchange

/// Which events are meant: by their types and tags.
struct EventFilter: ParsableArguments {
  @Option(
    help: .text(
      zh: "只看带此标签的事件，如 complaint:P1；可重复（须全部具备）",
      en: "Only events with this tag, such as complaint:P1; may be repeated (all of them)."))
  var tag: [String] = []

  @Option(
    help: .text(
      zh: "只看此类事件；可重复（符合其一即可）",
      en: "Only events of this type; may be repeated (any of them)."),
    completion: .list(EventName.allCases.map(\.rawValue)))
  var type: [String] = []

  /// - Throws: ``Malformed`` for a type that does not exist and a tag without its kind.
  func query() throws -> Query {
    Query(types: try type.map { try eventType(nfc($0)) }, tags: try tag.map { try tag(nfc($0)) })
  }

  /// The type typed by its code or its Chinese name.
  private func eventType(_ typed: String) throws -> EventType {
    let names = EventName.allCases
    if let name = names.first(where: { $0.rawValue == typed || $0.label.zh == typed }) {
      return name.type
    }
    let close = names.map(\.rawValue).closest(to: typed)
    throw KPIQuestion.usage(
      "--type：没有事件 \(typed)" + (close.map { "；是否指 \($0)？" } ?? ""),
      "--type: there is no event \(typed)" + (close.map { "; did you mean \($0)?" } ?? ""))
  }

  private func tag(_ typed: String) throws -> Tag {
    guard typed.contains(":") else {
      throw KPIQuestion.usage(
        "--tag：应如 complaint:\(typed) 或 customer:\(typed)",
        "--tag: expected a kind too, such as complaint:\(typed) or customer:\(typed)")
    }
    return Tag(text: typed)
  }
}
