import EventSourcing
import Glibc
import Interchange

/// One line on stderr that says how far a long run is; silent unless stderr is a terminal.
struct Progress {
  /// Bytes of the input; nil when it has no known end.
  let total: Int64?
  let language: Language
  private let isShown: Bool
  private let start = systemTime()
  private var shownAt: Timestamp?
  private var isOnScreen = false

  /// The shortest time between two lines, in milliseconds.
  private static let interval: Int64 = 100

  init(total: Int64?, language: Language, isQuiet: Bool = false) {
    self.total = total
    self.language = language
    isShown = !isQuiet && isatty(STDERR_FILENO) == 1
  }

  /// Shows that `count` rows were taken from the first `bytes` bytes of the input.
  mutating func show(_ count: Int, bytes: Int64) {
    let now = systemTime()
    guard isShown, now >= (shownAt ?? start).advanced(byMilliseconds: Self.interval) else { return }
    shownAt = now
    isOnScreen = true
    let line = Self.line(
      count, bytes: bytes, total: total, milliseconds: now.rawValue - start.rawValue)
    hint("\r\(line[language])\u{1B}[K")
  }

  /// Removes the line, so that others can be written.
  mutating func clear() {
    if isOnScreen { hint("\r\u{1B}[K") }
    isOnScreen = false
  }

  static func line(_ count: Int, bytes: Int64, total: Int64?, milliseconds: Int64) -> Localized {
    let share = total.map { $0 > 0 ? "\(min(100, bytes * 100 / $0))%  " : "" } ?? ""
    let rate = Int64(count) * 1000 / max(1, milliseconds)
    return Localized(
      zh: "\(share)\(count) 行  每秒 \(rate) 行", en: "\(share)\(count) rows  \(rate) rows/s")
  }
}
