import EventSourcing

extension DecisionContext {
  /// The corrections that lead from one reading of a fact to another, at least one.
  func amendments<Payload: EventPayload>(
    from recorded: Payload, to corrected: Payload
  ) throws -> [Amendment] {
    let changes = try Amendment.between(recorded, corrected, in: zone)
    guard !changes.isEmpty else { throw Refusal.nothingToChange }
    return changes
  }
}

extension FieldReader {
  /// A list of names, each of them one of `known`.
  mutating func names(
    _ field: String, of known: Set<String>
  ) throws(MalformedField) -> Set<String> {
    let names = try list(field)
    guard names.allSatisfy(known.contains) else {
      let choice = known.sorted().joined(separator: ", ")
      throw MalformedField(field, Localized(zh: "应为其中之一：\(choice)", en: "one of \(choice)"))
    }
    return Set(names)
  }
}
