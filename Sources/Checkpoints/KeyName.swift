/// The name of a signing key; equal to another only byte for byte.
///
/// - Source: C2SP signed-note, "Format": not empty, no Unicode space, no `+`.
package struct KeyName: Hashable, Sendable {
  /// In UTF-8, since `String` takes canonically equivalent texts for equal.
  let bytes: [UInt8]

  /// The name that `text` holds; nil if no key may have it.
  package init?(_ text: String) {
    let isName = text.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20
    }
    guard isName, !text.isEmpty else { return nil }
    bytes = Array(text.utf8)
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension KeyName: CustomStringConvertible {
  package var description: String { text }
}
