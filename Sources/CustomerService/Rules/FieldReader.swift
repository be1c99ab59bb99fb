package import EventSourcing

/// A field of a command that is missing, unknown or of the wrong shape.
package struct MalformedField: Error, Hashable, Sendable {
  package var field: String
  package var expected: Localized

  package init(_ field: String, _ expected: Localized) {
    self.field = field
    self.expected = expected
  }
}

/// Hands a command's data to it field by field and refuses what nobody asked for.
package struct FieldReader {
  private var fields: [String: FieldValue]
  private let zone: BusinessZone

  /// Texts must be in Unicode normalisation form C already.
  package init(_ fields: [String: FieldValue], zone: BusinessZone) {
    self.fields = fields
    self.zone = zone
  }

  /// The longest text, in Unicode scalars (domain.md §2.0).
  package static let textLimit = 4000
  /// The longest text by which figures are grouped, in Unicode scalars; a read model can look up
  /// no longer one.
  package static let labelLimit = 100
  /// The longest id, in characters.
  package static let idLimit = 64
  /// The largest amount of money, in fen: ten billion yuan.
  package static let moneyLimit: Int64 = 1_000_000_000_000

  package mutating func id<Kind>(
    _ name: String, _ type: Identifier<Kind>.Type = Identifier<Kind>.self
  ) throws(MalformedField) -> Identifier<Kind> {
    guard let id = try optionalID(name, type) else { throw Self.missing(name) }
    return id
  }

  package mutating func optionalID<Kind>(
    _ name: String, _ type: Identifier<Kind>.Type = Identifier<Kind>.self
  ) throws(MalformedField) -> Identifier<Kind>? {
    guard let text = try string(name) else { return nil }
    guard Self.isID(text) else {
      throw MalformedField(
        name,
        Localized(
          zh: "编号应为 1–64 个字母、数字或 - _ . /",
          en: "an id of 1–64 letters, digits, - _ . or /"))
    }
    return Identifier(text)
  }

  /// A text in which there is something to read.
  package mutating func text(_ name: String) throws(MalformedField) -> String {
    guard let text = try optionalText(name), !text.isBlank else { throw Self.missing(name) }
    return text
  }

  package mutating func optionalText(_ name: String) throws(MalformedField) -> String? {
    guard let text = try string(name) else { return nil }
    return try Self.checked(text, name)
  }

  /// Personal words in which there is something to read.
  package mutating func words(_ name: String) throws(MalformedField) -> PersonalText {
    .plain(try text(name))
  }

  package mutating func optionalWords(_ name: String) throws(MalformedField) -> PersonalText? {
    try optionalText(name).map(PersonalText.plain)
  }

  /// A list of personal words.
  package mutating func listOfWords(_ name: String) throws(MalformedField) -> PersonalList {
    .plain(try list(name))
  }

  /// A short text by which figures are grouped: a team, a region or a service.
  package mutating func label(_ name: String) throws(MalformedField) -> String {
    guard let label = try optionalLabel(name) else { throw Self.missing(name) }
    return label
  }

  package mutating func optionalLabel(_ name: String) throws(MalformedField) -> String? {
    guard let text = try string(name) else { return nil }
    return try Self.checked(text, name, limit: Self.labelLimit)
  }

  package mutating func term<Value: Term>(
    _ name: String, _ type: Value.Type = Value.self
  ) throws(MalformedField) -> Value {
    guard let value = try optionalTerm(name, type) else { throw Self.missing(name) }
    return value
  }

  package mutating func optionalTerm<Value: Term>(
    _ name: String, _ type: Value.Type = Value.self
  ) throws(MalformedField) -> Value? {
    guard let text = try string(name) else { return nil }
    guard let value = Value(typed: text) else {
      let terms = Value.allCases
      throw MalformedField(
        name,
        Localized(
          zh: "应为其中之一：\(terms.map { "\($0.rawValue) \($0.chinese)" }.joined(separator: "、"))",
          en: "one of \(terms.map(\.rawValue).joined(separator: ", "))"))
    }
    return value
  }

  package mutating func moment(_ name: String) throws(MalformedField) -> Timestamp {
    guard let moment = try optionalMoment(name) else { throw Self.missing(name) }
    return moment
  }

  package mutating func optionalMoment(_ name: String) throws(MalformedField) -> Timestamp? {
    guard let text = try string(name) else { return nil }
    guard let moment = Timestamp(text, in: zone) else {
      throw MalformedField(
        name,
        Localized(
          zh: "时间应如 2026-04-03T09:00:00+08:00", en: "a time such as 2026-04-03T09:00:00+08:00"))
    }
    return moment
  }

  package mutating func date(_ name: String) throws(MalformedField) -> CalendarDate {
    guard let date = try optionalDate(name) else { throw Self.missing(name) }
    return date
  }

  package mutating func optionalDate(_ name: String) throws(MalformedField) -> CalendarDate? {
    guard let text = try string(name) else { return nil }
    guard let date = CalendarDate(text) else {
      throw MalformedField(name, Localized(zh: "日期应如 2026-04-03", en: "a date such as 2026-04-03"))
    }
    return date
  }

  package mutating func integer(
    _ name: String, in range: ClosedRange<Int64>
  ) throws(MalformedField) -> Int64 {
    guard let value = try optionalInteger(name, in: range) else { throw Self.missing(name) }
    return value
  }

  package mutating func optionalInteger(
    _ name: String, in range: ClosedRange<Int64>
  ) throws(MalformedField) -> Int64? {
    guard let value = fields.removeValue(forKey: name) else { return nil }
    let number: Int64? =
      switch value {
      case .integer(let number): number
      case .text(let text): Int64(text)
      case .flag, .list, .hidden: nil
      }
    guard let number, range.contains(number) else {
      throw MalformedField(
        name,
        Localized(
          zh: "应为 \(range.lowerBound)–\(range.upperBound) 的整数",
          en: "a whole number from \(range.lowerBound) to \(range.upperBound)"))
    }
    return number
  }

  package mutating func optionalMoney(_ name: String) throws(MalformedField) -> Int64? {
    try optionalInteger(name, in: 0...Self.moneyLimit)
  }

  package mutating func optionalFlag(_ name: String) throws(MalformedField) -> Bool? {
    guard let value = fields.removeValue(forKey: name) else { return nil }
    switch value {
    case .flag(let flag): return flag
    case .text("true"), .text("yes"): return true
    case .text("false"), .text("no"): return false
    case .text, .integer, .list, .hidden:
      throw MalformedField(name, Localized(zh: "应为 true 或 false", en: "true or false"))
    }
  }

  package mutating func list(_ name: String) throws(MalformedField) -> [String] {
    switch fields.removeValue(forKey: name) {
    case nil: return []
    case .list(let items):
      guard items.count <= 100 else {
        throw MalformedField(name, Localized(zh: "最多 100 项", en: "at most 100 items"))
      }
      var checked: [String] = []
      for item in items { checked.append(try Self.checked(item, name)) }
      return checked
    case .text(let text): return [try Self.checked(text, name)]
    case .integer, .flag, .hidden:
      throw MalformedField(name, Localized(zh: "应为文字列表", en: "a list of texts"))
    }
  }

  /// Refuses fields that the command does not have.
  package func finish() throws(MalformedField) {
    if let name = fields.keys.min() {
      throw MalformedField(name, Localized(zh: "没有这个字段", en: "no such field in this command"))
    }
  }

  private mutating func string(_ name: String) throws(MalformedField) -> String? {
    switch fields.removeValue(forKey: name) {
    case nil: return nil
    case .text(let text): return text
    case .integer, .flag, .list, .hidden:
      throw MalformedField(name, Localized(zh: "应为文字", en: "a text"))
    }
  }

  private static func checked(
    _ text: String, _ name: String, limit: Int = textLimit
  ) throws(MalformedField) -> String {
    guard !text.isEmpty, text.unicodeScalars.count <= limit else {
      throw MalformedField(
        name, Localized(zh: "应为 1–\(limit) 个字符", en: "1 to \(limit) characters"))
    }
    guard !text.unicodeScalars.contains("\0") else {
      throw MalformedField(name, Localized(zh: "不得含空字符", en: "a text without NUL characters"))
    }
    return text
  }

  static func missing(_ name: String) -> MalformedField {
    MalformedField(name, Localized(zh: "必填", en: "a value; this field is required"))
  }

  /// Whether `text` is an id of interface.md: letters and digits of any script, `-_./`.
  ///
  /// Nothing in it is invisible, so that two ids that look the same are the same.
  package static func isID(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !isMark(first), text.count <= idLimit,
      text.utf8.count <= idLimit * 4
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/": true
      default:
        scalar.value >= 0x80 && !scalar.properties.isDefaultIgnorableCodePoint
          && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || isMark(scalar))
      }
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    let category = scalar.properties.generalCategory
    return category == .nonspacingMark || category == .spacingMark
  }
}
