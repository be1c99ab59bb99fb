package import EventSourcing

/// What the office holds itself to is set: 设定服务标准.
///
/// What is not given stays as it is on the first day. Due times that were set stay as they are.
package struct SetPolicy: Command {
  package static let name = "policy.set"
  package static let roles = Role.managers

  package var from: CalendarDate?
  package var acknowledge: BySeverity<TimeLimit?>
  package var resolve: BySeverity<TimeLimit?>
  package var onsiteScoreCounts: Bool?
  package var termsMustBeRead: Bool?
  package var retentionMonths: Int64?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    from = try fields.optionalDate("from")
    acknowledge = try fields.timeLimits("acknowledge")
    resolve = try fields.timeLimits("resolve")
    onsiteScoreCounts = try fields.optionalFlag("onsiteScoreCounts")
    termsMustBeRead = try fields.optionalFlag("termsMustBeRead")
    retentionMonths = try fields.optionalInteger("retentionMonths", in: 1...600)
  }

  package var stream: Tag { PolicyID.office.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let policy = try context.policyToChange()
    var event = PolicySet()
    event.version = policy.version + 1
    event.from = from ?? context.zone.date(of: context.occurredAt)
    let before = policy.standards[event.from]
    event.standard = changed(before)
    guard event.standard != before else { throw Refusal.nothingToChange }
    return [.policySet(event)]
  }

  private func changed(_ before: ServiceStandard) -> ServiceStandard {
    var standard = before
    standard.acknowledge = acknowledge.filled(from: before.acknowledge)
    standard.resolve = resolve.filled(from: before.resolve)
    standard.onsiteScoreCounts = onsiteScoreCounts ?? before.onsiteScoreCounts
    standard.termsMustBeRead = termsMustBeRead ?? before.termsMustBeRead
    standard.retentionMonths = retentionMonths ?? before.retentionMonths
    return standard
  }
}

extension BySeverity<TimeLimit?> {
  fileprivate func filled(from other: BySeverity<TimeLimit>) -> BySeverity<TimeLimit> {
    BySeverity<TimeLimit>(
      minor: minor ?? other.minor, major: major ?? other.major,
      critical: critical ?? other.critical)
  }
}

extension FieldReader {
  /// The limits of `acknowledgeMinor` and so on.
  fileprivate mutating func timeLimits(
    _ name: String
  ) throws(MalformedField) -> BySeverity<TimeLimit?> {
    BySeverity(
      minor: try timeLimit(name + "Minor"), major: try timeLimit(name + "Major"),
      critical: try timeLimit(name + "Critical"))
  }

  private mutating func timeLimit(_ name: String) throws(MalformedField) -> TimeLimit? {
    guard let text = try optionalText(name) else { return nil }
    guard let limit = TimeLimit(text) else {
      throw MalformedField(
        name,
        Localized(
          zh: "应如 24h（小时）、8wh（工作小时）、7d（天）或 7wd（工作日）",
          en: "a time such as 24h, 8wh (working hours), 7d or 7wd (working days)"))
    }
    return limit
  }
}
