import CustomerService
import EventSourcing
import Interchange

extension FieldValue {
  /// The field's value in a command's data; nil for what no field can hold.
  init?(_ json: JSONValue) {
    switch json {
    case .string(let text): self = .text(nfc(text))
    case .integer(let number): self = .integer(number)
    case .bool(let flag): self = .flag(flag)
    case .array(let items):
      let texts = items.compactMap(\.stringValue)
      guard texts.count == items.count else { return nil }
      self = .list(texts.map(nfc))
    case .object, .decimal, .null: return nil
    }
  }

  var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .integer(let number): .integer(number)
    case .flag(let flag): .bool(flag)
    case .list(let items): .array(items.map { .string($0) })
    case .hidden(let hidden): .string(hidden.mask.en)
    }
  }
}
