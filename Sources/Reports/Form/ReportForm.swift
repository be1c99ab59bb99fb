package import CustomerService
package import EventSourcing

/// A performance form: a value that renderers lay out and that JSON freezes.
///
/// It follows from the first events of one log, the rules of the program and nothing else.
package struct ReportForm: Sendable {
  /// The version of the form itself; raised when the same log leads to other JSON.
  package static let version: Int64 = 2

  package var kind: ReportKind
  package var period: Period
  /// Which edition it is or would be: 1 for the first.
  package var edition: Int64
  /// What was issued for the period before.
  package var supersedes: FormEdition?
  /// How many events of the log it follows from.
  package var position: UInt64
  /// The day on which one looks: that of the last event, or of the clock.
  package var today: CalendarDate
  package var origin: String
  package var zone: BusinessZone
  package var root: String
  /// The versions of the projectors, by name.
  package var rules: [(name: String, version: Int)]
  package var sections: [ReportSection]
  /// The scorecard as it is kept when the form is issued.
  package var figures: [IssuedFigure]
}

/// A part of a form.
package struct ReportSection: Sendable {
  package var name: SectionName
  package var tables: [ReportTable] = []
  package var charts: [ReportChart] = []
  package var notes: [ReportNote] = []
  /// Commands that list the facts behind the section's figures.
  package var commands: [String] = []

  init(_ name: SectionName) { self.name = name }

  /// Adds a table that has rows.
  mutating func add(_ table: ReportTable) { if !table.rows.isEmpty { tables.append(table) } }
}

package struct ReportTable: Sendable {
  package var name: TableName
  package var columns: [ReportColumn]
  package var rows: [[ReportCell]]
  /// What all rows come to, recomputed from the facts.
  package var total: [ReportCell]?
  /// How many rows were left out at the end.
  package var omitted = 0

  /// How many rows a list shows.
  static let rowLimit = 40

  init(
    _ name: TableName, _ columns: [ReportColumn], _ rows: [[ReportCell]],
    total: [ReportCell]? = nil
  ) {
    self.name = name
    self.columns = columns
    self.rows = rows
    self.total = total
  }

  /// A list cut to ``rowLimit``.
  static func list(
    _ name: TableName, _ columns: [ReportColumn], _ rows: [[ReportCell]]
  ) -> ReportTable {
    var table = ReportTable(name, columns, Array(rows.prefix(rowLimit)))
    table.omitted = max(0, rows.count - rowLimit)
    return table
  }
}

package enum ReportColumn: Hashable, Sendable {
  case named(ColumnName)
  case figure(FigureName)
  /// A word of the program over the counts of what it names.
  case term(code: String, Localized)

  static func term(_ term: some Term) -> ReportColumn {
    guard case .term(let code, let label) = ReportCell.term(term) else { return .named(.group) }
    return .term(code: code, label)
  }

  /// What programs call it.
  package var code: String {
    switch self {
    case .named(let name): name.rawValue
    case .figure(let figure): figure.text
    case .term(let code, _): code
    }
  }

  package var label: Localized {
    switch self {
    case .named(let name): name.label
    case .figure(let figure): figure.label
    case .term(_, let label): label
    }
  }

  /// Whether numbers stand in it, which are aligned to the right.
  package var isNumeric: Bool {
    switch self {
    case .named(let name): name.isNumeric
    case .figure, .term: true
    }
  }
}

/// A sentence beside the tables; the values fill the gaps of its text.
package struct ReportNote: Hashable, Sendable {
  package var name: NoteName
  package var values: [ReportCell]

  init(_ name: NoteName, _ values: ReportCell...) {
    self.name = name
    self.values = values
  }
}
