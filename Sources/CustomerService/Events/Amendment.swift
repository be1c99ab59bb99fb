internal import EventSourcing

/// One field of a recorded fact, before and after it was corrected; the record says who and why.
///
/// Values are the texts by which the field is typed: times and dates in ISO 8601, amounts in fen.
package struct Amendment: Hashable, Sendable {
  /// The field's name in the event that is corrected.
  package var field = ""
  package var before: String?
  package var after: String?
  /// The items of a list, which has no single value.
  package var itemsBefore: [String] = []
  package var itemsAfter: [String] = []
  /// The values of a field of personal words, which has none of those above.
  package var wordsBefore: PersonalText?
  package var wordsAfter: PersonalText?
  package var personalItemsBefore = PersonalList([])
  package var personalItemsAfter = PersonalList([])

  /// The names of all fields of personal words in what can be corrected.
  package static let personal: Set<String> = [
    "description", "remedySought", "workItems", "materials", "problems", "note",
  ]

  package init() {}

  /// Names the fields of the change, of which `number` is the first.
  mutating func code<Coder: FieldCoder & ~Escapable>(
    _ coder: inout Coder, from number: UInt64
  ) throws {
    try coder.field(number, "field", &field)
    if Self.personal.contains(field) {
      try coder.field(number + 1, "before", &wordsBefore)
      try coder.field(number + 2, "after", &wordsAfter)
      try coder.field(number + 3, "itemsBefore", &personalItemsBefore)
      try coder.field(number + 4, "itemsAfter", &personalItemsAfter)
      return
    }
    try coder.field(number + 1, "before", &before)
    try coder.field(number + 2, "after", &after)
    try coder.field(number + 3, "itemsBefore", &itemsBefore)
    try coder.field(number + 4, "itemsAfter", &itemsAfter)
  }

  /// The fields in which `new` differs from `old`, in the order of their numbers.
  static func between<Payload: EventPayload>(
    _ old: Payload, _ new: Payload, in zone: BusinessZone
  ) throws -> [Amendment] {
    let (before, after) = (try FieldTexts.of(old, in: zone), try FieldTexts.of(new, in: zone))
    return zip(before, after).compactMap { before, after in
      guard before != after else { return nil }
      var change = Amendment()
      change.field = before.name
      (change.before, change.after) = (before.text, after.text)
      (change.itemsBefore, change.itemsAfter) = (before.items, after.items)
      (change.wordsBefore, change.wordsAfter) = (before.words, after.words)
      (change.personalItemsBefore, change.personalItemsAfter) =
        (before.personalItems, after.personalItems)
      return change
    }
  }
}

extension EventPayload {
  /// The fact with one field corrected.
  ///
  /// What this version of the program cannot read in the change leaves the fact as it was.
  package func amended(by change: Amendment) -> Self {
    var copy = self
    var amender = FieldAmender(change: change)
    do { try copy.code(&amender) } catch { return self }
    return copy
  }

  /// The fact without its values in `fields`.
  func cleared(_ fields: Set<String>) -> Self {
    fields.reduce(self) { fact, field in
      var change = Amendment()
      change.field = field
      return fact.amended(by: change)
    }
  }
}

/// Lists all fields of a payload, absent ones included, as texts.
private struct FieldTexts: FieldCoder {
  struct Entry: Equatable {
    var name: String
    var text: String?
    var items: [String] = []
    var words: PersonalText?
    var personalItems = PersonalList([])
  }

  let zone: BusinessZone
  var entries: [Entry] = []

  static func of(_ payload: some EventPayload, in zone: BusinessZone) throws -> [Entry] {
    var coder = FieldTexts(zone: zone)
    var copy = payload
    try copy.code(&coder)
    return coder.entries
  }

  mutating func text(
    _ number: UInt64, _ name: StaticString, _ value: inout String?, required: Bool
  ) {
    entries.append(Entry(name: "\(name)", text: value))
  }

  mutating func integer(
    _ number: UInt64, _ name: StaticString, _ value: inout Int64?, _ unit: IntegerUnit,
    required: Bool
  ) {
    let text = value.map { value in
      switch unit {
      case .count: "\(value)"
      case .moment: Timestamp(rawValue: value).formatted(in: zone)
      case .day: CalendarDate(daysSinceEpoch: Int32(clamping: value)).description
      }
    }
    entries.append(Entry(name: "\(name)", text: text))
  }

  mutating func flag(_ number: UInt64, _ name: StaticString, _ value: inout Bool?) {
    entries.append(Entry(name: "\(name)", text: "\(value ?? false)"))
  }

  mutating func list(_ number: UInt64, _ name: StaticString, _ value: inout [String]) {
    entries.append(Entry(name: "\(name)", text: nil, items: value))
  }

  mutating func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalText?, required: Bool
  ) {
    entries.append(Entry(name: "\(name)", text: nil, words: value))
  }

  mutating func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalList
  ) {
    entries.append(Entry(name: "\(name)", text: nil, personalItems: value))
  }
}

/// Puts the new value of a change into the field that it names.
private struct FieldAmender: FieldCoder {
  let change: Amendment

  private func isField(_ name: StaticString) -> Bool { "\(name)" == change.field }

  func text(_ number: UInt64, _ name: StaticString, _ value: inout String?, required: Bool) {
    if isField(name) { value = change.after }
  }

  func integer(
    _ number: UInt64, _ name: StaticString, _ value: inout Int64?, _ unit: IntegerUnit,
    required: Bool
  ) {
    guard isField(name) else { return }
    value = change.after.flatMap { text in
      switch unit {
      case .count: Int64(text)
      case .moment: Timestamp(text, in: .shanghai)?.rawValue
      case .day: CalendarDate(text).map { Int64($0.daysSinceEpoch) }
      }
    }
  }

  func flag(_ number: UInt64, _ name: StaticString, _ value: inout Bool?) {
    if isField(name) { value = change.after == "true" }
  }

  func list(_ number: UInt64, _ name: StaticString, _ value: inout [String]) {
    if isField(name) { value = change.itemsAfter }
  }

  func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalText?, required: Bool
  ) {
    if isField(name) { value = change.wordsAfter }
  }

  func personal(_ number: UInt64, _ name: StaticString, _ value: inout PersonalList) {
    if isField(name) { value = change.personalItemsAfter }
  }
}
