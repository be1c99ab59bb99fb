package import EventSourcing

/// What holds from a day on, each value until the next one begins.
package struct InForce<Value: Hashable & Sendable>: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// The first day; nil for what has always held.
    package let from: CalendarDate?
    package let value: Value
  }

  /// By their first day, ascending.
  package private(set) var entries: [Entry]

  package init(_ value: Value) { entries = [Entry(from: nil, value: value)] }

  package subscript(day: CalendarDate) -> Value {
    let index = entries.lastIndex { entry in entry.from.map { $0 <= day } ?? true }
    return entries[index ?? 0].value
  }

  /// Lets `value` hold from `day` on, until what begins later; it replaces what began on that day.
  package mutating func set(_ value: Value, from day: CalendarDate) {
    entries.removeAll { $0.from == day }
    let index = entries.firstIndex { entry in entry.from.map { day < $0 } ?? false }
    entries.insert(Entry(from: day, value: value), at: index ?? entries.endIndex)
  }
}
