import CustomerService
import EventSourcing
import Projections

/// The targets of the log, by the texts of metric, period and scope.
struct TargetFacts {
  private struct Key: Hashable {
    var metric: String
    var period: String
    var scope: String
  }

  private var values: [Key: [(at: Int64, hundredths: Int64, weight: Int64)]] = [:]

  init(_ events: [Recorded<ServiceEvent>]) {
    for event in events {
      let set: (Key, String, weight: Int64?)
      switch event.event {
      case .targetSet(let it):
        set = (
          Key(metric: it.metric.rawValue, period: it.period, scope: it.scope), it.value, it.weight
        )
      case .targetRevised(let it):
        set = (
          Key(metric: it.metric.rawValue, period: it.period, scope: it.scope), it.value, it.weight
        )
      default: continue
      }
      let value = TargetValue(set.1)?.hundredths ?? 0
      let weight = set.weight ?? values[set.0]?.last?.weight ?? 1
      values[set.0, default: []].append((event.occurredAt.rawValue, value, weight))
    }
  }

  func value(
    _ metric: TargetMetric, _ span: Span, _ scope: String
  ) -> (hundredths: Int128, weight: Int128)? {
    let key = Key(metric: metric.rawValue, period: span.text, scope: scope)
    guard !span.isCut, let last = values[key]?.last(where: { $0.at < span.end }) else {
      return nil
    }
    return (Int128(last.hundredths), Int128(last.weight))
  }

  /// The scopes of a kind for which there ever was a target of the period.
  func scopes(_ kind: String, _ span: Span) -> [String] {
    Set(values.keys.filter { $0.period == span.text && $0.scope.hasPrefix(kind + ":") })
      .map(\.scope)
  }
}

/// An exact fraction; the numbers of a test are small.
private struct Fraction {
  var numerator: Int128
  var denominator: Int128

  static func + (a: Fraction, b: Fraction) -> Fraction {
    Fraction(
      numerator: a.numerator * b.denominator + b.numerator * a.denominator,
      denominator: a.denominator * b.denominator
    ).reduced
  }

  static func < (a: Fraction, b: Fraction) -> Bool {
    a.numerator * b.denominator < b.numerator * a.denominator
  }

  var reduced: Fraction {
    var (a, b) = (numerator, denominator)
    while b != 0 { (a, b) = (b, a % b) }
    return Fraction(numerator: numerator / a, denominator: denominator / a)
  }
}

extension Reference {
  func completions(_ span: Span, by dimension: String?) -> [String: Figure] {
    guard let dimension else { return completions(span, "dept", nil, "") }
    let pieces = span.pieces.isEmpty ? [span] : span.pieces
    return Set(pieces.flatMap { targets.scopes(dimension, $0) }).reduce(into: [:]) {
      let group = String($1.dropFirst(dimension.count + 1))
      $0.merge(completions(span, $1, dimension, group)) { $1 }
    }
  }

  private func completions(
    _ span: Span, _ scope: String, _ dimension: String?, _ group: String
  ) -> [String: Figure] {
    let pieces = span.pieces.isEmpty ? [span] : span.pieces
    var figures: [String: Figure] = [:]
    var parts: [Fraction] = []
    var weights: Int128 = 0
    for metric in TargetMetric.allCases {
      guard let kpi = KPIName(rawValue: metric.rawValue) else { continue }
      let aimed = pieces.compactMap { piece in
        targets.value(metric, piece, scope).map { (piece, $0.hundredths, $0.weight) }
      }
      guard let weight = aimed.last?.2, Self.day(span.start) <= today else { continue }
      func actual(_ span: Span) -> Figure {
        self.figures(kpi, kpi.bases[0], span, by: dimension)[group] ?? Figure()
      }
      var reached = Fraction(numerator: 0, denominator: 1)
      if metric == .visits {
        reached.numerator = aimed.reduce(0) { $0 + Int128(actual($1.0).numerator) }
      } else {
        let figure = actual(span)
        reached.numerator = Int128(figure.numerator) * Int128(kpi.unit.scale * Int64(aimed.count))
        reached.denominator = Int128(figure.denominator)
      }
      let target = Fraction(numerator: aimed.reduce(0) { $0 + $1.1 }, denominator: 100)
      guard let part = Self.completion(reached, target, metric) else { continue }
      let most = Fraction(numerator: 6, denominator: 5)
      var share = part < most ? part : most
      share.numerator *= weight
      parts.append(share.reduced)
      weights += weight
      figures["\(group) · \(metric.rawValue)"] = Self.figure(part)
    }
    guard !parts.isEmpty else { return figures }
    let sum = parts.reduce(Fraction(numerator: 0, denominator: 1), +)
    let unit: Int128 = 1_000_000_000_000
    figures[group] = Figure(
      numerator: Int64(sum.numerator * unit / (sum.denominator * weights)),
      denominator: Int64(unit))
    return figures
  }

  private static func completion(
    _ reached: Fraction, _ target: Fraction, _ metric: TargetMetric
  ) -> Fraction? {
    guard reached.denominator != 0 else { return nil }
    let ratio = Fraction(
      numerator: reached.numerator * target.denominator,
      denominator: reached.denominator * target.numerator)
    guard ["complaint_rate", "accident_rate", "reopen"].contains(metric.rawValue) else {
      return ratio.denominator == 0 ? nil : ratio.reduced
    }
    if ratio.numerator <= ratio.denominator { return Fraction(numerator: 1, denominator: 1) }
    return Fraction(numerator: ratio.denominator, denominator: ratio.numerator).reduced
  }

  private static func figure(_ part: Fraction) -> Figure {
    Figure(numerator: Int64(part.numerator), denominator: Int64(part.denominator))
  }
}
