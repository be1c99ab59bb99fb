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
        lines += [wording.text(.explain) + ":"] + wording.lines(section.commands) + [""]
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension CellWording {
  /// How wide a cell of a terminal's table is at most.
  private static let widthLimit = 44

  /// How wide a table is at most before its columns go on below.
  private static let tableLimit = 150

  fileprivate func lines(_ commands: [String]) -> [String] {
    let digest = CommandDigest(commands, gap: text(.figureGap))
    let figures = flowed(digest.figures, separator: " · ", to: 96)
    return digest.others.map { "  \($0)" } + (digest.pattern.map { ["  \($0)"] } ?? [])
      + (digest.figures.isEmpty ? [] : figures.map { "    \($0)" })
  }

  fileprivate func lines(_ table: ReportTable) -> [String] {
    let table = table.readable(self)
    let columns = table.columns.map {
      TextTable.Column(
        $0.label[language], $0.isNumeric ? .right : .left, widthLimit: Self.widthLimit)
    }
    let rows = (table.rows + (table.total.map { [$0] } ?? [])).map {
      $0.map { table.name == .trend ? short($0) : text($0) }
    }
    var lines = blocks(TextTable(columns: columns, rows: rows)).joined(separator: [""])
      .map { $0.isEmpty ? "" : "  \($0)" }
    lines.insert(table.name.label[language], at: 0)
    if table.omitted > 0 { lines.append("  " + text(.more, "\(table.omitted)")) }
    return lines
  }

  /// The lines of a table; of one that is too wide, its columns in blocks that begin with the first.
  private func blocks(_ table: TextTable) -> [[String]] {
    let lines = table.rendered().split(separator: "\n").map(String.init)
    let width = lines.map { displayWidth(of: $0) }.max() ?? 0
    guard width > Self.tableLimit, table.columns.count > 3 else { return [lines] }
    let middle = (table.columns.count + 1) / 2
    return [1..<middle, middle..<table.columns.count].flatMap { part in
      blocks(
        TextTable(
          columns: [table.columns[0]] + table.columns[part],
          rows: table.rows.map { [$0[0]] + $0[part] }))
    }
  }
}
