internal import EventSourcing

extension Period {
  /// The periods of one grain that a range `A..B` consists of; of any other only itself.
  package var pieces: [Period] {
    let ends = text.split(separator: "..").map(String.init)
    guard ends.count == 2, var piece = Period(ends[0]) else { return [self] }
    var pieces = [piece]
    while piece.text != ends[1], let next = piece.next, next.last <= last {
      pieces.append(next)
      piece = next
    }
    return pieces
  }

  /// The period of the same grain that follows.
  private var next: Period? {
    let parts = text.split(separator: "-")
    guard let year = parts.first.flatMap({ Int(decimal: $0.utf8) }) else { return nil }
    if parts.count == 3 { return Period("\(last.advanced(by: 1))") }
    guard parts.count == 2 else { return Period(padded(year + 1, 4)) }
    let letter = parts[1].prefix { $0.isLetter }
    guard let number = Int(decimal: parts[1].dropFirst(letter.count).utf8) else { return nil }
    let width = letter == "Q" ? 1 : 2
    return Period("\(padded(year, 4))-\(letter)\(padded(number + 1, width))")
      ?? Period("\(padded(year + 1, 4))-\(letter)\(padded(1, width))")
  }
}
