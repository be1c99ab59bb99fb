/// A value that is stored and typed as a text.
package protocol TextValue: Hashable, Sendable {
  init?(_ text: String)
  var text: String { get }
}

extension TimeLimit: TextValue {}
extension DateSpan: TextValue {}
extension DatedHours: TextValue {}

extension FieldCoder where Self: ~Escapable {
  package mutating func field(
    _ number: UInt64, _ name: StaticString, _ value: inout some TextValue
  ) throws {
    var text = value.text
    try field(number, name, &text)
    value = try Self.read(text, name)
  }

  package mutating func field<Value: TextValue>(
    _ number: UInt64, _ name: StaticString, _ value: inout [Value]
  ) throws {
    var texts = value.map(\.text)
    try list(number, name, &texts)
    value = try texts.map { try Self.read($0, name) }
  }

  package mutating func field(
    _ number: UInt64, _ name: StaticString, _ value: inout WorkingWeek
  ) throws {
    var texts = value.texts
    try list(number, name, &texts)
    guard let week = WorkingWeek(texts) else {
      throw UnknownTerm(field: "\(name)", term: texts.joined(separator: ", "))
    }
    value = week
  }

  private static func read<Value: TextValue>(
    _ text: String, _ name: StaticString
  ) throws(UnknownTerm) -> Value {
    guard let value = Value(text) else { throw UnknownTerm(field: "\(name)", term: text) }
    return value
  }
}
