/// Breaks `text` into lines of at most `width` cells, at spaces or beside wide characters.
///
/// A word that is longer than a line is cut. There is at least one line, maybe an empty one.
package func wrapped(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  var line: [Character] = []
  var cells = 0
  /// Before which character of the line it may be broken.
  var breakable: Int?
  for character in text {
    let size = displayWidth(of: character)
    if isBreakable(between: line.last, character) { breakable = line.count }
    if cells + size > width, character != " ", !line.isEmpty {
      let end = breakable ?? line.count
      lines.append(withoutSpacesAtEnd(String(line[..<end])))
      line.removeSubrange(..<end)
      cells = line.reduce(0) { $0 + displayWidth(of: $1) }
      breakable = nil
    }
    line.append(character)
    cells += size
  }
  return lines + [withoutSpacesAtEnd(String(line))]
}

/// Whether a line may end before `next`: after a space, or where a wide character stands and no
/// mark would be torn from what it opens or closes.
private func isBreakable(between previous: Character?, _ next: Character) -> Bool {
  guard let previous, next != " " else { return false }
  if previous == " " { return true }
  let isWide = displayWidth(of: previous) == 2 || displayWidth(of: next) == 2
  return isWide && !",;:!?)，。；：、！？）》〕」』”’…·".contains(next)
    && !"(（《〔「『“‘".contains(previous)
}

/// Puts `items` on lines of at most `width` cells, one after the other with `separator` between.
///
/// An item begins a new line rather than being broken, unless it is longer than a line.
package func flowed(_ items: [String], separator: String, to width: Int) -> [String] {
  let mark = withoutSpacesAtEnd(separator)
  var lines: [String] = []
  for (index, item) in items.enumerated() {
    // A line that another follows ends with the separator.
    let room = index == items.count - 1 ? width : width - displayWidth(of: mark)
    if let last = lines.last, displayWidth(of: last + separator + item) <= room {
      lines[lines.count - 1] = last + separator + item
    } else {
      if let last = lines.last { lines[lines.count - 1] = last + mark }
      lines += wrapped(item, to: room)
    }
  }
  return lines
}

/// The text up to its last character that is no space.
package func withoutSpacesAtEnd(_ text: String) -> String {
  var text = text
  while text.last == " " { text.removeLast() }
  return text
}
