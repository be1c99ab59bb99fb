import EventSourcing

/// What speaks to people in the language they chose.
protocol Speaking {
  var language: Language { get }
}

extension Speaking {
  func text(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
}
