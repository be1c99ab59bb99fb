import Interchange

/// The lines of a timeline: a rail on the left, a column of labels, text that is wrapped.
struct TimelinePage {
  /// Cells of a line.
  let width: Int
  private var entries: [Entry] = []

  private enum Entry {
    case plain([String], indent: Int)
    case event(left: String, right: String)
    case labelled(String, [String])
    case end
  }

  private static let separator = " · "
  private static let rail = "│   "

  init(width: Int) { self.width = width }

  /// Items one after the other, without the rail.
  mutating func add(_ items: String..., indent: Int = 0) { add(items, indent: indent) }

  mutating func add(_ items: [String], indent: Int = 0) {
    entries.append(.plain(items, indent: indent))
  }

  mutating func event(_ parts: [String?], at position: String) {
    entries.append(.event(left: parts.compactMap(\.self).joined(separator: "  "), right: position))
  }

  /// Labelled items under an event; nothing when there are none.
  mutating func line(_ label: String, _ items: [String]) {
    if !items.isEmpty { entries.append(.labelled(label, items)) }
  }

  /// A labelled text under an event; line breaks in it are kept.
  mutating func line(_ label: String, _ text: String) {
    var label = label
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      entries.append(.labelled(label, [String(part)]))
      label = ""
    }
  }

  mutating func end() { entries.append(.end) }

  /// The page, without control characters or spaces at the ends of lines.
  var text: String {
    let labels = entries.map { entry in
      if case .labelled(let label, _) = entry { displayWidth(of: label) } else { 0 }
    }
    let labelWidth = labels.max() ?? 0
    return entries.reduce(into: "") { text, entry in
      for line in lines(entry, labelWidth) { text += withoutSpacesAtEnd(line) + "\n" }
    }
  }

  private func lines(_ entry: Entry, _ labelWidth: Int) -> [String] {
    switch entry {
    case .plain(let items, let indent):
      let margin = String(repeating: " ", count: indent)
      return flow(items, width - indent).map { margin + $0 }
    case .event(let left, let right):
      let lines = wrapped(sanitised(left), to: width - right.utf8.count - 4)
      return ["│"]
        + lines.enumerated().map { index, line in
          guard index == 0 else { return Self.rail + line }
          return "● " + padded(line, to: width - right.utf8.count - 2) + right
        }
    case .labelled(let label, let items):
      let lines = flow(items, width - Self.rail.count - labelWidth - 2)
      return lines.enumerated().map { index, line in
        Self.rail + padded(index == 0 ? label : "", to: labelWidth) + "  " + line
      }
    case .end: return ["┴"]
    }
  }

  private func flow(_ items: [String], _ width: Int) -> [String] {
    flowed(items.map { sanitised($0) }, separator: Self.separator, to: width)
  }
}
