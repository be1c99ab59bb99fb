package import EventSourcing

/// What an edition of a form is: what it covers, what it was made from, its bytes and its figures.
package struct FormEdition: Hashable, Sendable {
  package var kind = ReportKind.monthly
  package var period = ""
  /// The first edition of a form is 1; every restatement adds one.
  package var edition: Int64 = 0
  /// How many events of the log the form was made from.
  package var position: Int64 = 0
  /// SHA-256 of the form's JSON text, in lower-case hexadecimal.
  package var sha256 = ""
  /// The scorecard: `closure.docket 28/29`, and `~2` behind it while two are pending.
  package var figures: [String] = []
  /// The form's own version and those of the rules; nil for what was issued before it was kept.
  package var maker: String?

  package init() {}

  package var report: ReportID { ReportID(kind, period) }

  /// Names the six fields, of which 1 is the first.
  mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "kind", &kind)
    try coder.field(2, "period", &period)
    try coder.field(3, "edition", &edition)
    try coder.field(4, "position", &position)
    try coder.field(5, "sha256", &sha256)
    try coder.field(6, "figures", &figures)
  }

  /// Names field 9, which stands behind those of a restatement.
  mutating func codeMaker<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(9, "maker", &maker)
  }

  var tags: [Tag] { [report.tag, ReportID(kind).tag] }
}

/// A performance form was given to the general manager and will not change any more.
package struct PerformanceReportIssued: EventPayload {
  package var form = FormEdition()

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try form.code(&coder)
    try form.codeMaker(&coder)
  }

  package var tags: [Tag] { form.tags }
}

/// A new edition took the place of an issued form, since facts of its period had changed.
package struct PerformanceReportRestated: EventPayload {
  package var form = FormEdition()
  /// How many events the edition before was made from.
  package var supersedes: Int64 = 0
  /// What differs: `closure.docket 28/29 27/29`, before and after.
  package var changes: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try form.code(&coder)
    try coder.field(7, "supersedes", &supersedes)
    try coder.field(8, "changes", &changes)
    try form.codeMaker(&coder)
  }

  package var tags: [Tag] { form.tags }
}
