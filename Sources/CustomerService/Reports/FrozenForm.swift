internal import EventSourcing

/// A form as the commands on it hand it over: what it covers, from what it was made, and its hash.
package struct FrozenForm: Hashable, Sendable {
  package var kind: ReportKind
  package var period: Period
  package var position: Int64
  package var sha256: String
  package var figures: [String]
  package var maker: String?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    kind = try fields.term("kind")
    period = try fields.period("period")
    guard kind.covers(period) else {
      throw MalformedField(
        "period",
        Localized(
          zh: "月度报表的期间应如 2026-04，周报如 2026-W15，年度如 2026",
          en: "2026-04 for a monthly form, 2026-W15 for a weekly, 2026 for an annual one"))
    }
    position = try fields.integer("position", in: 0...Int64.max)
    sha256 = try fields.text("sha256")
    guard sha256.utf8.count == 64, sha256.utf8.allSatisfy(Self.isHexadecimal) else {
      throw MalformedField(
        "sha256",
        Localized(zh: "应为 64 位小写十六进制", en: "64 hexadecimal digits in lower case"))
    }
    figures = try fields.list("figures")
    guard figures.allSatisfy({ IssuedFigure($0) != nil }) else {
      throw MalformedField(
        "figures",
        Localized(zh: "各项应如 closure.docket 28/29", en: "items such as closure.docket 28/29"))
    }
    maker = try fields.optionalText("maker")
  }

  var report: ReportID { ReportID(kind, period.text) }

  /// The form as the log keeps it under the number `edition`.
  func edition(_ edition: Int64) -> FormEdition {
    var form = FormEdition()
    form.kind = kind
    form.period = period.text
    form.edition = edition
    form.position = position
    form.sha256 = sha256
    form.figures = figures
    form.maker = maker
    return form
  }

  /// Refuses a form whose period is not over when it is recorded.
  func requireEnded(_ context: DecisionContext) throws(Refusal) {
    guard context.zone.date(of: context.recordedAt) > period.last else {
      throw .periodNotOver(period.text, last: "\(period.last)")
    }
  }

  private static func isHexadecimal(_ digit: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(digit)
  }
}
