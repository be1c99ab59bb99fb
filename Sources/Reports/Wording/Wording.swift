package import EventSourcing

/// A closed list of words of the forms; the raw value stands in JSON and CSV, the label before
/// people, in every language.
package protocol Wording: RawRepresentable<String>, CaseIterable, Sendable {
  var label: Localized { get }
}

extension ReportCell {
  static func word(_ word: some Wording) -> ReportCell { .term(word.rawValue, word.label) }
}
