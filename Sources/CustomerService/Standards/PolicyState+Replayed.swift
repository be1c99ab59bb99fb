package import EventSourcing

extension PolicyState: Replayed {
  package var stateName: String { "" }

  /// The version, the weekly hours by their first day, and the standard that is to hold last.
  package func facts(in zone: BusinessZone) throws -> [Fact] {
    guard lastOccurredAt != nil else { return [] }
    let weeks = policy.calendar.weeks.entries.flatMap { entry in
      entry.value.texts.map { text in entry.from.map { "\($0) \(text)" } ?? text }
    }
    return try [Fact("version", .integer(policy.version)), Fact("hours", .list(weeks))]
      + (policy.standards.entries.last?.value.facts(in: zone) ?? [])
  }
}

extension ServiceStandard {
  /// The standard by the names of its event's fields.
  package func facts(in zone: BusinessZone) throws -> [Fact] {
    var event = PolicySet()
    event.standard = self
    let named: Set<String> = ["version", "from", "onsiteScoreCounts", "termsMustBeRead"]
    return try Fact.of(event, in: zone).filter { !named.contains($0.name) } + [
      Fact("onsiteScoreCounts", .flag(onsiteScoreCounts)),
      Fact("termsMustBeRead", .flag(termsMustBeRead)),
    ]
  }
}
