package import EventSourcing
internal import Interchange
internal import Projections

extension ReportForm {
  /// All tables one below the other, each headed by its section and name; a figure takes a column
  /// for its numerator, its denominator and its value.
  package func csv(_ language: Language, hash: String) -> [UInt8] {
    let wording = CellWording(language: language, zone: zone)
    var writer = CSVWriter()
    writer.writeByteOrderMark()
    writer.write([wording.text(.department), title(language)])
    for fact in facts(language, hash: hash) { writer.write([fact.name, fact.value]) }
    for section in sections {
      for table in section.tables {
        writer.write([])
        writer.write([section.name.label[language], table.name.label[language]])
        writer.write(table.columns.flatMap { wording.headings($0) })
        for row in table.rows + (table.total.map { [$0] } ?? []) {
          writer.write(zip(table.columns, row).flatMap { wording.fields($0, $1) })
        }
      }
    }
    return writer.bytes
  }
}

extension CellWording {
  fileprivate func headings(_ column: ReportColumn) -> [String] {
    let label = column.label[language]
    guard column.holdsFigures else { return [label] }
    return [ColumnName.numerator, .denominator].map { "\(label) \($0.label[language])" } + [label]
  }

  fileprivate func fields(_ column: ReportColumn, _ cell: ReportCell) -> [String] {
    guard column.holdsFigures else { return [plain(cell)] }
    guard case .figure(let answer) = cell else { return ["", "", short(cell)] }
    return ["\(answer.numerator)", "\(answer.denominator)", answer.value ?? ""]
  }

  /// Numbers without separators, as programs read them.
  private func plain(_ cell: ReportCell) -> String {
    switch cell {
    case .integer(let number), .seconds(let number): "\(number)"
    case .money(let fen): fen % 100 == 0 ? "\(fen / 100)" : "\(fen / 100).\(abs(fen) % 100)"
    case .value(let answer): answer.value ?? ""
    default: short(cell)
    }
  }
}

extension ReportColumn {
  /// Whether its cells are figures with two integers behind them.
  fileprivate var holdsFigures: Bool {
    switch self {
    case .figure, .named(.previous), .named(.lastYear), .named(.toDate): true
    case .named, .term: false
    }
  }
}
