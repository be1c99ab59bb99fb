import EventSourcing

extension FieldReader {
  /// A single period, such as `2026-04`; no range.
  mutating func period(_ name: String) throws(MalformedField) -> Period {
    let text = try self.text(name)
    guard let period = Period(text), !text.contains("..") else {
      throw MalformedField(
        name,
        Localized(
          zh: "期间应如 2026、2026-Q2、2026-04 或 2026-W15",
          en: "a period such as 2026, 2026-Q2, 2026-04 or 2026-W15"))
    }
    return period
  }

  /// For whom a target is; the department unless given.
  mutating func targetScope(_ name: String) throws(MalformedField) -> TargetScope {
    guard let text = try optionalText(name) else { return .department }
    guard let scope = TargetScope(text) else {
      throw MalformedField(
        name,
        Localized(
          zh: "应为 dept、team:班组 或 technician:编号",
          en: "dept, team:NAME or technician:ID"))
    }
    return scope
  }

  /// What a target weighs beside others of its period and scope.
  mutating func targetWeight(_ name: String) throws(MalformedField) -> Int64? {
    try optionalInteger(name, in: 1...1000)
  }

  /// A number given as a whole one or as a text such as `98.5`.
  mutating func targetValue(_ name: String) throws(MalformedField) -> TargetValue {
    guard let value = try optionalTargetValue(name) else { throw Self.missing(name) }
    return value
  }

  mutating func optionalTargetValue(_ name: String) throws(MalformedField) -> TargetValue? {
    var rest = self
    do throws(MalformedField) {
      let number = try rest.optionalInteger(name, in: 0...TargetValue.limit)
      self = rest
      return number.map { TargetValue(hundredths: $0 * 100) }
    } catch {
      guard let value = (try? text(name)).flatMap(TargetValue.init) else {
        throw MalformedField(
          name,
          Localized(
            zh: "应为不小于 0、最多两位小数的数，如 \"98.5\"",
            en: "a number from 0 with at most two decimals, such as \"98.5\""))
      }
      return value
    }
  }
}
