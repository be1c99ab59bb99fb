/// How many terminal cells a text takes.
///
/// East Asian wide and fullwidth characters and emoji sequences count 2, combining and invisible
/// ones 0, ambiguous ones 1 (UAX #11). Controls count 0, so sanitise the text first.
package func displayWidth(of text: String) -> Int {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text.utf8.count }
  return text.reduce(0) { $0 + displayWidth(of: $1) }
}

func displayWidth(of character: Character) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  if scalars.count == 1 { return displayWidth(of: first) }
  if first.properties.isEmoji, scalars.contains(where: isEmojiJoiner) { return 2 }
  return scalars.reduce(0) { $0 + displayWidth(of: $1) }
}

/// Whether a character makes one emoji of those around it.
private func isEmojiJoiner(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x200d, 0xfe0f, 0x1f1e6...0x1f1ff, 0x1f3fb...0x1f3ff: true
  default: false
  }
}

func displayWidth(of scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0x20..<0x7f: return 1
  case 0x4e00...0x9fff, 0xac00...0xd7a3: return 2
  case 0x1160...0x11ff, 0x3164, 0xd7b0...0xd7ff, 0xffa0: return 0
  case 0xad, 0x600...0x605, 0x6dd, 0x70f, 0x890...0x891, 0x8e2, 0x110bd, 0x110cd: return 1
  default: break
  }
  switch scalar.properties.generalCategory {
  case .control, .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator:
    return 0
  default:
    return isWide(scalar) ? 2 : 1
  }
}

private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  guard scalar.value >= 0x1100 else { return false }
  return scalar.properties.isEmojiPresentation || wideRanges.contains { $0 ~= scalar.value }
}

/// The wide and fullwidth ranges of EastAsianWidth 17.0 without emoji, closed over code points
/// that are unassigned or combining.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115f, 0x2329...0x232a, 0x2630...0x2637, 0x268a...0x268f, 0x2e80...0x303e,
  0x3041...0x3163, 0x3165...0x3247, 0x3250...0xa4c6, 0xa960...0xa97c, 0xac00...0xd7a3,
  0xf900...0xfaff, 0xfe10...0xfe6b, 0xff01...0xff60, 0xffe0...0xffe6, 0x16fe0...0x1b2fb,
  0x1d300...0x1d376, 0x1f200...0x1f265, 0x20000...0x3fffd,
]
