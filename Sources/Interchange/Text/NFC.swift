@_spi(_Unicode) import Swift

/// The text in Unicode normalisation form C (UAX #15).
///
/// The standard library knows the form but offers it only as system interface.
package func nfc(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
  return text._nfc.reduce(into: "") { $0.unicodeScalars.append($1) }
}
