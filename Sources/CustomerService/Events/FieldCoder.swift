package import EventSourcing

/// Goes through the fields of an event's payload, in ascending order of their numbers.
///
/// One description of the fields serves the encoder, the decoder and the display of an event.
package protocol FieldCoder: ~Escapable {
  mutating func text(
    _ number: UInt64, _ name: StaticString, _ value: inout String?, required: Bool) throws
  mutating func integer(
    _ number: UInt64, _ name: StaticString, _ value: inout Int64?, _ unit: IntegerUnit,
    required: Bool) throws
  mutating func flag(_ number: UInt64, _ name: StaticString, _ value: inout Bool?) throws
  mutating func list(_ number: UInt64, _ name: StaticString, _ value: inout [String]) throws
  mutating func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalText?, required: Bool) throws
  mutating func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalList) throws
}

/// What a stored integer stands for.
package enum IntegerUnit: Sendable {
  case count
  /// Milliseconds since 1970 UTC.
  case moment
  /// Days since 1970-01-01.
  case day
}

/// One kind of event's content.
package protocol EventPayload: Hashable, Sendable {
  init()

  /// Names every field with its number, from 1, ascending; numbers are never used again.
  ///
  /// A field's type decides who may read it: ``Personal`` is sealed, all else is public.
  mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws

  /// The streams in which the event appears.
  var tags: [Tag] { get }

  /// How many of ``tags``, from the first, name a stream whose version the event raises.
  static var versionedTags: Int { get }
}

extension EventPayload {
  package static var versionedTags: Int { 1 }
}

extension FieldCoder where Self: ~Escapable {
  /// Personal words like any text, for coders that know no boxes; sealed ones stay as they are.
  package mutating func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalText?, required: Bool
  ) throws {
    if case .sealed? = value { return }
    var text = value?.plain
    try self.text(number, name, &text, required: required)
    value = text.map(PersonalText.plain)
  }

  package mutating func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalList
  ) throws {
    guard var items = value.plain else { return }
    try list(number, name, &items)
    value = .plain(items)
  }

  package mutating func field(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalText
  ) throws {
    var optional: PersonalText? = value
    try personal(number, name, &optional, required: true)
    value = optional ?? value
  }

  package mutating func field(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalText?
  ) throws {
    try personal(number, name, &value, required: false)
  }

  package mutating func field(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalList
  ) throws {
    try personal(number, name, &value)
  }

  package mutating func field(
    _ number: UInt64, _ name: StaticString, _ value: inout String
  ) throws {
    var optional: String? = value
    try text(number, name, &optional, required: true)
    value = optional ?? value
  }

  package mutating func field(
    _ number: UInt64, _ name: StaticString, _ value: inout String?
  ) throws {
    try text(number, name, &value, required: false)
  }

  package mutating func field<Kind>(
    _ number: UInt64, _ name: StaticString, _ value: inout Identifier<Kind>
  ) throws {
    try field(number, name, &value.text)
  }

  package mutating func field<Kind>(
    _ number: UInt64, _ name: StaticString, _ value: inout Identifier<Kind>?
  ) throws {
    var optional = value?.text
    try text(number, name, &optional, required: false)
    value = optional.map(Identifier.init)
  }

  package mutating func field<Value: Term>(
    _ number: UInt64, _ name: StaticString, _ value: inout Value
  ) throws {
    var optional: String? = value.rawValue
    try text(number, name, &optional, required: true)
    guard let term = Value(rawValue: optional ?? "") else {
      throw UnknownTerm(field: "\(name)", term: optional ?? "")
    }
    value = term
  }

  package mutating func field<Value: Term>(
    _ number: UInt64, _ name: StaticString, _ value: inout Value?
  ) throws {
    var optional = value?.rawValue
    try text(number, name, &optional, required: false)
    value = try optional.map { raw in
      guard let term = Value(rawValue: raw) else { throw UnknownTerm(field: "\(name)", term: raw) }
      return term
    }
  }

  package mutating func field(
    _ number: UInt64, _ name: StaticString, _ value: inout Int64
  ) throws {
    var optional: Int64? = value
    try integer(number, name, &optional, .count, required: true)
    value = optional ?? value
  }

  package mutating func field(
    _ number: UInt64, _ name: StaticString, _ value: inout Int64?
  ) throws {
    try integer(number, name, &value, .count, required: false)
  }

  package mutating func field(
    _ number: UInt64, _ name: StaticString, _ value: inout Timestamp
  ) throws {
    var optional: Int64? = value.rawValue
    try integer(number, name, &optional, .moment, required: true)
    value = Timestamp(rawValue: optional ?? 0)
  }

  package mutating func field(
    _ number: UInt64, _ name: StaticString, _ value: inout Timestamp?
  ) throws {
    var optional = value?.rawValue
    try integer(number, name, &optional, .moment, required: false)
    value = optional.map(Timestamp.init(rawValue:))
  }

  package mutating func field(
    _ number: UInt64, _ name: StaticString, _ value: inout CalendarDate
  ) throws {
    var optional: Int64? = Int64(value.daysSinceEpoch)
    try integer(number, name, &optional, .day, required: true)
    value = CalendarDate(daysSinceEpoch: Int32(clamping: optional ?? 0))
  }

  package mutating func field(
    _ number: UInt64, _ name: StaticString, _ value: inout CalendarDate?
  ) throws {
    var optional = value.map { Int64($0.daysSinceEpoch) }
    try integer(number, name, &optional, .day, required: false)
    value = optional.map { CalendarDate(daysSinceEpoch: Int32(clamping: $0)) }
  }

  package mutating func field(_ number: UInt64, _ name: StaticString, _ value: inout Bool) throws {
    var optional: Bool? = value
    try flag(number, name, &optional)
    value = optional ?? false
  }

  package mutating func field(
    _ number: UInt64, _ name: StaticString, _ value: inout [String]
  ) throws {
    try list(number, name, &value)
  }
}

/// A stored term that this version of the program does not know.
package struct UnknownTerm: Error, Hashable, CustomStringConvertible {
  package var field: String
  package var term: String

  package var description: String {
    "field \(field) holds '\(term)', which this version does not know; use a newer program"
  }
}
