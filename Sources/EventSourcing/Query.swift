/// Which events a reader or a decision looks at: the union of its items (dcb.events).
package struct Query: Hashable, Sendable {
  /// Events of any of `types` (of every type when empty) that carry all of `tags`.
  package struct Item: Hashable, Sendable {
    package var types: [EventType]
    package var tags: [Tag]

    package init(types: [EventType] = [], tags: [Tag] = []) {
      self.types = types
      self.tags = tags
    }

    package func matches(type: EventType, tags: [Tag]) -> Bool {
      (types.isEmpty || types.contains(type)) && self.tags.allSatisfy(tags.contains)
    }
  }

  package var items: [Item]

  package init(items: [Item]) { self.items = items }

  package init(types: [EventType] = [], tags: [Tag] = []) {
    items = [Item(types: types, tags: tags)]
  }

  /// Every event of the log.
  package static let all = Query()

  package func matches(type: EventType, tags: [Tag]) -> Bool {
    items.contains { $0.matches(type: type, tags: tags) }
  }
}

/// What must still hold when events are appended: nothing matches `query` from `position` on.
package struct AppendCondition: Hashable, Sendable {
  package var query: Query
  /// The first position that the caller has not seen.
  package var position: Position

  package init(noneMatch query: Query, from position: Position) {
    self.query = query
    self.position = position
  }
}
