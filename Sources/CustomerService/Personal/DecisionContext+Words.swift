import EventSourcing

extension DecisionContext {
  /// The words, which are opened when the log holds them sealed.
  ///
  /// - Throws: A fault of the log when the key is missing.
  func opened(_ text: PersonalText?) throws -> PersonalText? {
    guard case .sealed(let field)? = text else { return text }
    return try history.opened(field.part)?.text(field.number).map(PersonalText.plain) ?? text
  }

  /// The fact with all its words opened.
  func opened<Payload: EventPayload>(_ payload: Payload) throws -> Payload {
    var (copy, finder) = (payload, SealedFinder())
    try copy.code(&finder)
    for part in finder.parts {
      guard let fields = try history.opened(part) else { continue }
      var opener = PersonalOpener(part: part, fields: fields)
      try copy.code(&opener)
    }
    return copy
  }
}

extension EventHistory {
  /// A history that is not sealed.
  package func opened(_ part: SealedPart) throws -> PersonalFields? { nil }
}

extension Optional where Wrapped == PersonalText {
  /// The words that are `self` now, unless they are those of `old`.
  func unless(_ old: PersonalText?) -> PersonalText? { self == old ? nil : self }
}

/// Lists the boxes in which a payload's words are: several, when it was corrected.
private struct SealedFinder: SealedFieldVisitor {
  var parts: Set<SealedPart> = []

  mutating func visit(_ field: SealedField) -> PersonalValue? {
    parts.insert(field.part)
    return nil
  }
}

/// Puts the words of one opened box into the fields that are sealed in it.
private struct PersonalOpener: SealedFieldVisitor {
  let part: SealedPart
  let fields: PersonalFields

  mutating func visit(_ field: SealedField) -> PersonalValue? {
    field.part == part ? fields.value(field.number) : nil
  }
}

/// Goes through the sealed fields of a payload and may put words in their place.
private protocol SealedFieldVisitor: FieldCoder {
  mutating func visit(_ field: SealedField) -> PersonalValue?
}

extension SealedFieldVisitor {
  mutating func text(
    _ number: UInt64, _ name: StaticString, _ value: inout String?, required: Bool
  ) {}
  mutating func integer(
    _ number: UInt64, _ name: StaticString, _ value: inout Int64?, _ unit: IntegerUnit,
    required: Bool
  ) {}
  mutating func flag(_ number: UInt64, _ name: StaticString, _ value: inout Bool?) {}
  mutating func list(_ number: UInt64, _ name: StaticString, _ value: inout [String]) {}

  mutating func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalText?, required: Bool
  ) {
    if case .sealed(let field)? = value, case .text(let text)? = visit(field) {
      value = .plain(text)
    }
  }

  mutating func personal(_ number: UInt64, _ name: StaticString, _ value: inout PersonalList) {
    if case .sealed(let field) = value, case .list(let items)? = visit(field) {
      value = .plain(items)
    }
  }
}
