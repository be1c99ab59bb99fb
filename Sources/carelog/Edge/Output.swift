import CustomerService
import EventSourcing
import Glibc
import Interchange
import Office

/// A refusal on its way to the shell.
struct Refused: Error {
  var code: String
  var message: Localized
  var hint: Localized

  init(refusal: Refusal) { (code, message, hint) = (refusal.code, refusal.message, refusal.hint) }

  init(refusal: AuditRefusal) {
    (code, message, hint) = (refusal.code, refusal.message, refusal.hint)
  }

  func text(_ format: OutputFormat, _ language: Language) -> String {
    switch format {
    case .json: json(language).text()
    case .table, .csv:
      sanitised(
        "\(code): \(message[language])\n\(hint[language])",
        keepingLineBreaks: true)
    }
  }

  func json(_ language: Language) -> JSONValue {
    [
      "status": "refused", "code": .string(code), "message": .string(message[language]),
      "hint": .string(hint[language]),
    ]
  }
}

/// Input that cannot be read.
struct Malformed: Error {
  var text: Localized
  /// 64 for the command line, 65 for files.
  var exitCode: Int32
}

/// Prints rows in the chosen format.
struct Listing {
  var columns: [TextTable.Column]
  var rows: [[String]]
  var json: JSONValue

  func printed(_ format: OutputFormat) {
    switch format {
    case .json: print(json.text(.pretty))
    case .table: print(TextTable(columns: columns, rows: rows).rendered(), terminator: "")
    case .csv:
      var writer = CSVWriter()
      writer.write(columns.map(\.title))
      for row in rows { writer.write(row) }
      printVerbatim(writer.bytes)
    }
  }
}
