/// On which side of a column its text stands.
package enum TextAlignment: Sendable {
  case left, right
}

/// Fills `text` with spaces up to `width` cells; a wider text stays as it is.
package func padded(
  _ text: String, to width: Int, _ alignment: TextAlignment = .left
) -> String {
  let missing = width - displayWidth(of: text)
  guard missing > 0 else { return text }
  let spaces = String(repeating: " ", count: missing)
  return alignment == .left ? text + spaces : spaces + text
}

/// Cuts `text` to at most `width` cells, ending in “…” where something was cut.
package func truncated(_ text: String, to width: Int) -> String {
  guard displayWidth(of: text) > width else { return text }
  guard width > 0 else { return "" }
  var result = ""
  var cells = 1
  for character in text {
    cells += displayWidth(of: character)
    if cells > width { break }
    result.append(character)
  }
  return result + "…"
}
