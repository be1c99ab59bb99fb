/// An error that says in every language of the program what is wrong.
package protocol Explained: Error, CustomStringConvertible {
  var text: Localized { get }
}

extension Explained {
  package var description: String { text.en }
}

extension Localized {
  /// What an error says; that of a system's library or a defect says the same in all languages.
  package init(explaining error: any Error) {
    self = (error as? any Explained)?.text ?? Localized(verbatim: "\(error)")
  }

  /// A name, number or path, which is the same in all languages.
  package init(verbatim text: String) { self.init(zh: text, en: text) }
}
