/// A label of an event, `kind:id`, by which queries find it; the history of `kind:id` is a stream.
package struct Tag: Hashable, Comparable, Sendable {
  /// At most ``maximumBytes`` bytes of UTF-8.
  package let text: String

  package init(text: String) { self.text = text }

  package init(_ kind: String, _ id: String) { text = kind + ":" + id }

  package static let maximumBytes = 480

  package static func < (a: Tag, b: Tag) -> Bool { a.text < b.text }
}

/// The stored name of a kind of event, such as `complaint.filed`: a past-tense fact.
package struct EventType: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
  package let text: String

  package init(text: String) { self.text = text }
  package init(stringLiteral text: String) { self.text = text }

  package static func < (a: EventType, b: EventType) -> Bool { a.text < b.text }
}
