/// A value for each kind of event, found without hashing.
package struct EventTable<Value> {
  @usableFromInline
  package var values: [Value]

  /// The same value for all.
  @inlinable
  package init(_ value: Value) { values = Array(repeating: value, count: 256) }

  /// True for some.
  package init(of names: Set<EventName>) where Value == Bool {
    self.init(false)
    for name in names { self[name] = true }
  }

  @inlinable
  package subscript(name: EventName) -> Value {
    get { values[Int(name.number)] }
    set { values[Int(name.number)] = newValue }
  }
}

extension EventTable: Sendable where Value: Sendable {}
