import EventSourcing
import Interchange

/// What a log may be called: its name is the first line of every checkpoint and shown everywhere.
enum LogName {
  static let limit = 255

  /// The name in Unicode normalisation form C.
  ///
  /// - Throws: ``Malformed`` when it is empty, long, or holds what cannot be seen.
  static func checked(_ text: String) throws -> String {
    let name = nfc(text)
    guard !name.isEmpty, name.utf8.count <= limit, isVisible(name) else {
      throw Malformed(
        text: Localized(
          zh: "--origin：日志名应为一行可见文字，1–\(limit) 字节",
          en: "--origin: a log's name is one line of visible characters, 1 to \(limit) bytes"),
        exitCode: 64)
    }
    return name
  }

  /// Whether nothing in a name could command a terminal, hide, or be taken for a space at its ends.
  static func isVisible(_ name: String) -> Bool {
    sanitised(name) == name && name.first?.isWhitespace == false
      && name.last?.isWhitespace == false
      && name.unicodeScalars.allSatisfy { !$0.properties.isDefaultIgnorableCodePoint }
  }
}
