package import EventSourcing
internal import Interchange

extension ReportForm {
  /// The form for a terminal.
  package func text(_ language: Language, hash: String) -> String {
    let wording = CellWording(language: language, zone: zone)
    var lines = ["\(wording.text(.department)) · \(title(language))", ""]
    let facts = facts(language, hash: hash)
    lines += TextTable(
      columns: [.init(""), .init("")], rows: facts.map { [$0.name, $0.value] }
    )
    .rendered().split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
    .map(String.init)
    for (index, section) in sections.enumerated() {
      lines += ["\(index + 1). \(section.name.label[language])", ""]
      for table in section.tables { lines += wording.lines(table) + [""] }
      for note in section.notes { lines.append("· " + sanitised(wording.text(note))) }
      if !section.notes.isEmpty { lines.append("") }
      if !section.commands.isEmpty {
        lines += [wording.text(.explain) + ":"] + section.commands.map { "  \($0)" } + [""]
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension CellWording {
  /// How wide a cell of a terminal's table is at most.
  private static let widthLimit = 44

  fileprivate func lines(_ table: ReportTable) -> [String] {
    let columns = table.columns.map {
      TextTable.Column(
        $0.label[language], $0.isNumeric ? .right : .left, widthLimit: Self.widthLimit)
    }
    let rows = (table.rows + (table.total.map { [$0] } ?? [])).map {
      $0.map { table.name == .trend ? short($0) : text($0) }
    }
    var lines = TextTable(columns: columns, rows: rows).rendered()
      .split(separator: "\n").map { "  \($0)" }
    lines.insert(table.name.label[language], at: 0)
    if table.omitted > 0 { lines.append("  " + text(.more, "\(table.omitted)")) }
    return lines
  }
}
