package import EventSourcing

/// A field's value as people and JSON see it.
package enum FieldValue: Hashable, Sendable {
  case text(String)
  case integer(Int64)
  case flag(Bool)
  case list([String])
  /// Personal words that are not shown.
  case hidden(Hidden)
}

/// Lists a payload's present fields by name, times in RFC 3339 of the office's zone.
package struct PayloadFields: FieldCoder {
  private let zone: BusinessZone
  private var fields: [(name: String, value: FieldValue)] = []

  package static func list(
    _ payload: some EventPayload, in zone: BusinessZone
  ) throws -> [(name: String, value: FieldValue)] {
    var coder = PayloadFields(zone: zone)
    var copy = payload
    try copy.code(&coder)
    return coder.fields
  }

  private init(zone: BusinessZone) { self.zone = zone }

  package mutating func text(
    _ number: UInt64, _ name: StaticString, _ value: inout String?, required: Bool
  ) {
    if let value { fields.append(("\(name)", .text(value))) }
  }

  package mutating func integer(
    _ number: UInt64, _ name: StaticString, _ value: inout Int64?, _ unit: IntegerUnit,
    required: Bool
  ) {
    guard let value else { return }
    let shown: FieldValue =
      switch unit {
      case .count: .integer(value)
      case .moment: .text(Timestamp(rawValue: value).formatted(in: zone))
      case .day: .text(CalendarDate(daysSinceEpoch: Int32(clamping: value)).description)
      }
    fields.append(("\(name)", shown))
  }

  package mutating func flag(_ number: UInt64, _ name: StaticString, _ value: inout Bool?) {
    if let value, value { fields.append(("\(name)", .flag(value))) }
  }

  package mutating func list(_ number: UInt64, _ name: StaticString, _ value: inout [String]) {
    if !value.isEmpty { fields.append(("\(name)", .list(value))) }
  }

  package mutating func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalText?, required: Bool
  ) {
    guard let value else { return }
    fields.append(("\(name)", value.plain.map(FieldValue.text) ?? .hidden(.sealed)))
  }

  package mutating func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalList
  ) {
    guard !value.isEmpty else { return }
    fields.append(("\(name)", value.plain.map(FieldValue.list) ?? .hidden(.sealed)))
  }
}
