internal import EventSourcing
internal import Projections

extension HTMLForm {
  /// Lays small tables side by side, wide ones below each other.
  ///
  /// A lone chart stands beside the first of them.
  func tables(_ tables: [ReportTable], beside chart: String? = nil) -> String {
    var parts: [String] = []
    var narrow = chart.map { [$0] } ?? []
    func flush() {
      if !narrow.isEmpty {
        parts.append(
          element("div", class: narrow.count == 1 ? "half" : "columns", narrow.joined()))
      }
      narrow = []
    }
    for table in tables.map({ $0.readable(wording) }) {
      if table.isNarrow {
        narrow.append(self.table(table))
      } else {
        flush()
        parts.append(self.table(table))
      }
    }
    flush()
    return parts.joined(separator: "\n")
  }

  /// Up to how many rows a table stays on one page.
  private static let wholeLimit = 8

  func table(_ table: ReportTable) -> String {
    let heads = table.columns.map { column in
      element("th", class: column.isNumeric ? "n" : "t", heading(column))
    }
    let rows =
      table.rows.map { row($0, table.columns, "") }
      + (table.total.map { [row($0, table.columns, "sum")] } ?? [])
    var content =
      element("h3", escaped(table.name.label[language]))
      + element(
        "table", element("thead", element("tr", heads.joined())) + element("tbody", rows.joined()))
    if table.omitted > 0 {
      content += element(
        "p", class: "more", escaped(wording.text(.more, "\(table.omitted)")))
    }
    let isWhole = table.rows.count <= Self.wholeLimit
    return element(
      "div", class: "table table-\(table.name.rawValue)\(isWhole ? " whole" : "")", content)
  }

  /// A long heading may break before its bracket and nowhere inside a word.
  private func heading(_ column: ReportColumn) -> String {
    escaped(column.label[language]).replacing(/[(（]/) { "<wbr>\($0.output)" }
  }

  private func row(_ cells: [ReportCell], _ columns: [ReportColumn], _ kind: String) -> String {
    element(
      "tr", class: kind,
      zip(columns, cells).map { column, cell in
        element("td", class: column.isNumeric ? "n" : "t", content(cell))
      }.joined())
  }

  private func content(_ cell: ReportCell) -> String {
    switch cell {
    case .status(let status): pill(status)
    case .figure(let answer):
      escaped(wording.value(answer)) + (answer.value == nil ? "" : integers(answer))
    case .value(let answer): element("b", escaped(wording.value(answer)))
    default: escaped(wording.text(cell))
    }
  }

  private func integers(_ answer: KPIAnswer) -> String {
    element("small", escaped(wording.integers(answer)))
  }

  func pill(_ status: KPIAnswer.Status) -> String {
    let text = wording.status(status)
    return text.isEmpty
      ? "" : element("span", class: "pill \(status.rawValue)", escaped(text))
  }
}

extension ReportTable {
  /// Whether two such tables fit beside each other.
  fileprivate var isNarrow: Bool {
    switch name {
    case .closureBases, .times, .docket, .majorCases, .rules, .restatements, .incidents,
      .complaintsByCategory, .complaintsByTeam:
      false
    default: columns.count <= 5 && !columns.contains(where: \.isWide)
    }
  }
}

extension ReportColumn {
  fileprivate var isWide: Bool {
    switch self {
    case .named(let name):
      [.comment, .description, .reason, .summary, .title, .rule, .resolution].contains(name)
    case .figure, .term: false
    }
  }
}
