/// Writes CSV (RFC 4180): CRLF after every row, quotes only where needed.
///
/// A field that begins with U+FEFF is quoted, since at the start of a file it would pass for the
/// byte order mark.
package struct CSVWriter: Sendable {
  /// All bytes written so far, UTF-8.
  package private(set) var bytes: [UInt8] = []
  /// The ASCII character between fields.
  package let delimiter: UInt8
  /// Whether text that a spreadsheet would run as a formula is made inert.
  ///
  /// A field that begins with `=`, `+`, `-`, `@`, their fullwidth forms, a tab or a line break
  /// then gets `'` in front, unless it is a plain number such as `-12.50`. Switch it off for
  /// files that a program reads back.
  package let guardFormulas: Bool

  package init(delimiter: UInt8 = UInt8(ascii: ","), guardFormulas: Bool = true) {
    self.delimiter = delimiter
    self.guardFormulas = guardFormulas
  }

  /// The rows written so far as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes the mark by which spreadsheets recognise UTF-8; call it first or not at all.
  package mutating func writeByteOrderMark() { bytes += [0xef, 0xbb, 0xbf] }

  package mutating func write(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      write(field, isAlone: fields.count == 1)
    }
    bytes += [0x0d, 0x0a]
  }

  /// Hands over the bytes written so far and goes on with none, to write a long file in parts.
  package mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func write(_ field: String, isAlone: Bool) {
    let text = guardFormulas && startsFormula(field) ? "'" + field : field
    let passesForMark = text.unicodeScalars.first == "\u{feff}"
    let needsQuotes =
      passesForMark
      || text.utf8.contains { byte in
        byte == delimiter || byte == UInt8(ascii: "\"") || byte == 0x0a || byte == 0x0d
      }
    guard needsQuotes || (isAlone && text.isEmpty) else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func startsFormula(_ field: String) -> Bool {
    switch field.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": !isPlainNumber(field)
    default: false
    }
  }

  private func isPlainNumber(_ field: String) -> Bool {
    let unsigned = field.utf8.dropFirst(field.hasPrefix("-") || field.hasPrefix("+") ? 1 : 0)
    let parts = unsigned.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }
  }
}
