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
}

/// The one text that is empty.
private enum EmptyText: String, Term {
  case empty = ""

  var chinese: String { "空" }
}
