/// Makes every character visible that could command a terminal or hide in a text.
///
/// Controls (C0, C1, DEL), bidirectional controls, line and paragraph separators and invisible
/// format characters become escapes such as `\u{1b}`; line break, carriage return and tab become
/// `\n`, `\r` and `\t`. The zero-width joiner and non-joiner stay, since emoji and several
/// scripts need them, and with `keepingLineBreaks` so do line feeds and tabs.
package func sanitised(_ text: String, keepingLineBreaks: Bool = false) -> String {
  guard !text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) else { return text }
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    let stays = keepingLineBreaks && (scalar == "\n" || scalar == "\t")
    if stays || !isHazardous(scalar) {
      result.unicodeScalars.append(scalar)
    } else {
      result += escape(scalar)
    }
  }
  return result
}

/// The visible form of a character, such as `\n` or `\u{1b}`.
func escape(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\n": "\\n"
  case "\r": "\\r"
  case "\t": "\\t"
  default: "\\u{\(String(scalar.value, radix: 16))}"
  }
}

private func isHazardous(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20..<0x7f: return false
  case 0x200c, 0x200d: return false
  default: break
  }
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator: return true
  default: return false
  }
}
