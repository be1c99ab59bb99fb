/// Text in which nothing can be taken for markup, in elements as in quoted attributes.
func escaped(_ text: String) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default:
      result.unicodeScalars.append(isShown(scalar) ? scalar : "\u{FFFD}")
    }
  }
  return result
}

/// Whether a page may hold the character: no controls, and none that turn the direction of text.
private func isShown(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: true
  case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: false
  default: true
  }
}

/// An element with its content, which must be markup already.
func element(_ name: String, class kind: String = "", _ content: String) -> String {
  kind.isEmpty
    ? "<\(name)>\(content)</\(name)>"
    : "<\(name) class=\"\(escaped(kind))\">\(content)</\(name)>"
}
