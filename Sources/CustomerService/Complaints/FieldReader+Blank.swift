extension FieldReader {
  /// A text whose absence a rule, not the field's shape, judges: an empty one counts as absent.
  package mutating func possiblyBlankText(
    _ name: String
  ) throws(MalformedField) -> String? {
    var rest = self
    if (try? rest.optionalTerm(name, EmptyText.self)) != nil {
      self = rest
      return nil
    }
    return try optionalText(name)
  }

  package mutating func possiblyBlankWords(
    _ name: String
  ) throws(MalformedField) -> PersonalText? {
    try possiblyBlankText(name).map(PersonalText.plain)
  }
}

/// The one text that is empty.
private enum EmptyText: String, Term {
  case empty = ""

  var chinese: String { "空" }
}
