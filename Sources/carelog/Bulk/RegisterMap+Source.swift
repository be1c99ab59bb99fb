import CustomerService
import Interchange

extension RegisterMap {
  /// Where a value comes from.
  enum Source {
    case constant(FieldValue)
    /// The first of these columns that is not empty, through a table of values.
    case columns([String], values: [String: String], fallback: String?)
    case template([Part])

    /// A piece of a text with `{column}` in it.
    enum Part {
      case text(String)
      case column(String)
    }
  }
}

extension RegisterMap.Source {
  init(_ json: JSONValue) throws {
    guard json.objectMembers != nil else {
      guard let value = FieldValue(json) else {
        throw RegisterMap.malformed("值不明", "expected a text, number or object as value")
      }
      self = .constant(value)
      return
    }
    try RegisterMap.allow(["column", "columns", "values", "default", "template"], in: json)
    if let template = try RegisterMap.text("template", in: json) {
      self = .template(Self.parts(of: template))
      return
    }
    let columns =
      try RegisterMap.texts("column", in: json) + RegisterMap.texts("columns", in: json)
    guard !columns.isEmpty else {
      throw RegisterMap.malformed("缺 column", "expected column, columns or template")
    }
    let values = try RegisterMap.members("values", in: json).map { member in
      guard let text = member.value.stringValue else {
        throw RegisterMap.malformed("values 应为文字", "values: expected texts")
      }
      return (member.name, text)
    }
    self = .columns(
      columns, values: Dictionary(values, uniquingKeysWith: { first, _ in first }),
      fallback: try RegisterMap.text("default", in: json))
  }

  private static func parts(of template: String) -> [Part] {
    var parts: [Part] = []
    var rest = template[...]
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      parts.append(.text(String(rest[..<start])))
      parts.append(.column(String(rest[rest.index(after: start)..<end])))
      rest = rest[rest.index(after: end)...]
    }
    return parts + [.text(String(rest))]
  }

  /// The columns that it reads.
  var columns: [String] {
    switch self {
    case .constant: []
    case .columns(let columns, _, _): columns
    case .template(let parts):
      parts.compactMap { part in
        if case .column(let column) = part { column } else { nil }
      }
    }
  }

  /// The value of a row; nil when there is nothing.
  func value(_ row: [String: String]) -> FieldValue? {
    switch self {
    case .constant(let value): return value
    case .columns(let columns, let values, let fallback):
      let text = columns.lazy.compactMap { row[$0] }.first { !$0.isBlank } ?? ""
      let mapped = values[text] ?? (values.isEmpty || fallback == nil ? text : fallback ?? "")
      let shown = mapped.isBlank ? fallback ?? "" : mapped
      return shown.isBlank ? nil : .text(nfc(Self.bounded(shown)))
    case .template(let parts):
      let text = Self.filled(parts, row)
      return text.isBlank ? nil : .text(nfc(Self.bounded(text)))
    }
  }

  /// What no field takes, in Unicode scalars: composing (NFC) makes at most four into one.
  private static let scalarLimit = FieldReader.textLimit * 4

  /// A text as it is, or the beginning of one that is too long for every field.
  ///
  /// So a map that names a long column a thousand times asks for no more memory than another.
  private static func bounded(_ text: String) -> String {
    guard text.utf8.count > scalarLimit * 4 else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(scalarLimit + 1)))
  }

  private static func filled(_ parts: [Part], _ row: [String: String]) -> String {
    var text = ""
    for part in parts where text.utf8.count <= scalarLimit * 4 {
      switch part {
      case .text(let piece): text += piece
      case .column(let column): text += row[column] ?? ""
      }
    }
    return text
  }
}
