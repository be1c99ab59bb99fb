internal import CustomerService
package import EventSourcing

/// What an event did to a figure between two looks at it.
package struct KPIChange: Sendable {
  /// Why the event counts now and did not, or counts otherwise.
  package enum Cause: String, Sendable {
    /// It was recorded between the looks.
    case recorded
    /// It was recorded before and its business time lay ahead of the first look.
    case occurred
    /// Both looks know it, and the days in between made a difference: a contract came to its end.
    case time
  }

  package var fact: Tag
  /// For ``Cause/time`` the first event of the fact.
  package var event: TracedFact.Event
  package var cause: Cause
  /// What it adds to the figure.
  package var effect: KPIFigure
}

/// The way from one figure to another, event by event.
package struct KPIDifference: Sendable {
  package var before = KPIFigure()
  package var after = KPIFigure()
  /// In log order; their effects add up to the difference.
  package var changes: [KPIChange] = []

  /// - Parameters:
  ///   - before: The events up to the first look.
  ///   - after: The events up to the second look.
  ///   - count: How many events the first look knew.
  package init(from before: KPITrace, to after: KPITrace, knownAtFirst count: UInt64) {
    for fact in before.facts.values { self.before += fact.figure }
    for fact in after.facts.values { self.after += fact.figure }
    for tag in Set(before.facts.keys).union(after.facts.keys) {
      let now = after.facts[tag] ?? TracedFact()
      changes += Self.changes(tag, before.facts[tag] ?? TracedFact(), now, count)
    }
    changes.sort { ($0.event.position, $0.fact) < ($1.event.position, $1.fact) }
  }

  private static func changes(
    _ tag: Tag, _ old: TracedFact, _ new: TracedFact, _ count: UInt64
  ) -> [KPIChange] {
    let shares = Dictionary(uniqueKeysWithValues: new.shares.map { ($0.position, $0.figure) })
    let known = Set(old.events.lazy.filter { !$0.isAhead }.map(\.position))
    var byTime = new.figure - old.figure
    var changes: [KPIChange] = []
    for event in new.events where !known.contains(event.position) {
      guard let effect = shares[event.position], effect != .zero else { continue }
      byTime = byTime - effect
      changes.append(
        KPIChange(
          fact: tag, event: event,
          cause: event.position.rawValue < count ? .occurred : .recorded, effect: effect))
    }
    if byTime != .zero, let first = new.events.first ?? old.events.first {
      changes.append(KPIChange(fact: tag, event: first, cause: .time, effect: byTime))
    }
    return changes
  }
}
