import EventSourcing

/// One of the 83 items of the director's job description (domain.md §1), and where it lives.
struct Duty {
  var number: Int
  var label: Localized
  /// Commands (`noun.verb`), KPIs and ways into the shell; none for what domain.md §2.10 leaves to
  /// a later release.
  var places: [String]

  init(_ number: Int, _ zh: String, _ en: String, _ places: String...) {
    self.number = number
    label = Localized(zh: zh, en: en)
    self.places = places
  }
}
