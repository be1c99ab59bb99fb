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
        let rows = table.rows + (table.total.map { [$0] } ?? [])
        let holdsFigures = table.columns.indices.map { index in
          rows.contains { if case .figure = $0[index] { true } else { false } }
        }
        writer.write(zip(table.columns, holdsFigures).flatMap { wording.headings($0, $1) })
        for row in rows {
          writer.write(zip(row, holdsFigures).flatMap { wording.fields($0, $1) })
        }
      }
    }
    return writer.bytes
  }
}

extension CellWording {
  fileprivate func headings(_ column: ReportColumn, _ holdsFigures: Bool) -> [String] {
    let label = column.label[language]
    guard holdsFigures else { return [label] }
    return [ColumnName.numerator, .denominator].map { "\(label) \($0.label[language])" } + [label]
  }

  fileprivate func fields(_ cell: ReportCell, _ holdsFigures: Bool) -> [String] {
    guard holdsFigures else { return [plain(cell)] }
    guard case .figure(let answer) = cell else { return ["", "", short(cell)] }
    let numerator: ReportCell =
      answer.unit == .seconds ? .none : .count(answer.numerator, of: answer)
    return [plain(numerator), plain(.count(answer.denominator, of: answer)), answer.value ?? ""]
  }

  private func yuan(_ fen: Int64) -> String {
    let (yuan, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
    return (fen < 0 ? "-" : "") + "\(yuan)"
      + (rest == 0 ? "" : "." + (rest < 10 ? "0" : "") + "\(rest)")
  }

  /// Numbers without separators, as programs read them.
  private func plain(_ cell: ReportCell) -> String {
    switch cell {
    case .integer(let number), .seconds(let number), .workingSeconds(let number): "\(number)"
    case .money(let fen): yuan(fen)
    case .value(let answer): answer.value ?? ""
    default: short(cell)
    }
  }
}
