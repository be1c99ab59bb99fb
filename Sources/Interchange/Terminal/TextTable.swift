/// Rows of text under a header, aligned by display width.
///
/// ```
/// complaint  status  days
/// ---------  ------  ----
/// P1         未结      12
/// ```
package struct TextTable: Sendable {
  package var columns: [Column]
  /// Cells in the columns' order; missing ones are blank, surplus ones are not shown.
  package var rows: [[String]]

  package struct Column: Sendable {
    package var title: String
    package var alignment: TextAlignment
    /// Cells to which longer text is cut; nil for no limit.
    package var widthLimit: Int?

    package init(_ title: String, _ alignment: TextAlignment = .left, widthLimit: Int? = nil) {
      self.title = title
      self.alignment = alignment
      self.widthLimit = widthLimit
    }
  }

  package init(columns: [Column], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// The table's lines, each ended by a line feed, without control characters or spaces at ends.
  package func rendered() -> String {
    let header = cells(columns.map(\.title))
    let body = rows.map(cells)
    let widths = columns.indices.map { column in
      body.reduce(displayWidth(of: header[column])) { max($0, displayWidth(of: $1[column])) }
    }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return ([header, rule] + body).reduce(into: "") { $0 += line($1, widths) + "\n" }
  }

  private func cells(_ row: [String]) -> [String] {
    columns.enumerated().map { index, column in
      let text = index < row.count ? sanitised(row[index]) : ""
      return column.widthLimit.map { truncated(text, to: $0) } ?? text
    }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = columns.indices.map { column in
      Interchange.padded(cells[column], to: widths[column], columns[column].alignment)
    }
    return withoutSpacesAtEnd(padded.joined(separator: "  "))
  }
}
