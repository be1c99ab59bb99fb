/// The languages in which the program speaks to people.
package enum Language: String, CaseIterable, Sendable {
  case zh
  case en
}

/// A text in every language of the program.
package struct Localized: Hashable, Sendable {
  package let zh: String
  package let en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  package subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
