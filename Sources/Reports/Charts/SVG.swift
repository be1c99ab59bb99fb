internal import Interchange

/// A drawing in SVG whose coordinates have one decimal, so that it is the same on every machine.
struct SVG {
  let width: Double
  let height: Double
  /// What the drawing shows, for those who cannot see it.
  let title: String
  private var parts: [String] = []

  init(width: Double, height: Double, title: String) {
    self.width = width
    self.height = height
    self.title = title
  }

  enum Anchor: String {
    case start, middle, end
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String
  ) {
    parts.append(
      "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(max(0, width)))\""
        + " height=\"\(Self.number(max(0, height)))\" fill=\"\(fill)\"/>")
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, stroke: String, width: Double = 1,
    isDashed: Bool = false
  ) {
    parts.append(
      "<line x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" x2=\"\(Self.number(x2))\""
        + " y2=\"\(Self.number(y2))\" stroke=\"\(stroke)\" stroke-width=\"\(Self.number(width))\""
        + (isDashed ? " stroke-dasharray=\"4 3\"" : "") + "/>")
  }

  mutating func path(_ points: [(x: Double, y: Double)], stroke: String, width: Double) {
    let steps = points.enumerated().map { index, point in
      "\(index == 0 ? "M" : "L")\(Self.number(point.x)) \(Self.number(point.y))"
    }
    parts.append(
      "<path d=\"\(steps.joined())\" fill=\"none\" stroke=\"\(stroke)\""
        + " stroke-width=\"\(Self.number(width))\" stroke-linejoin=\"round\"/>")
  }

  mutating func dot(_ x: Double, _ y: Double, radius: Double, fill: String) {
    parts.append(
      "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\""
        + " fill=\"\(fill)\"/>")
  }

  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, size: Double = 9.5,
    fill: String = Colour.muted, isBold: Bool = false, turned: Double = 0
  ) {
    let turn =
      turned == 0
      ? "" : " transform=\"rotate(\(Self.number(turned)) \(Self.number(x)) \(Self.number(y)))\""
    parts.append(
      "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" font-size=\"\(Self.number(size))\""
        + " fill=\"\(fill)\" text-anchor=\"\(anchor.rawValue)\""
        + (isBold ? " font-weight=\"700\"" : "") + turn + ">\(escaped(text))</text>")
  }

  var markup: String {
    "<svg viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\" role=\"img\">"
      + "<title>\(escaped(title))</title>\(parts.joined())</svg>"
  }

  /// At most one decimal.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return sign + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
  }
}

/// The colours of charts: variables of the page's style sheet.
enum Colour {
  static let ink = "var(--ink)"
  static let muted = "var(--muted)"
  static let line = "var(--line)"
  static let brand = "var(--brand)"
  static let bar = "var(--bar)"
  static let paleBar = "var(--bar-2)"
  static let pass = "var(--pass)"
  static let fail = "var(--fail)"
}

extension String {
  /// The text cut to `width` columns of a terminal, which is near its width in print.
  func cut(to width: Int) -> String {
    guard displayWidth(of: self) > width else { return self }
    var text = ""
    for character in self {
      guard displayWidth(of: text + String(character)) < width else { break }
      text.append(character)
    }
    return text + "…"
  }
}
