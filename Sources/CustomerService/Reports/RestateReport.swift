package import EventSourcing

/// A new edition takes the place of an issued form: 更正考绩表单.
package struct RestateReport: Command {
  package static let name = "report.restate"
  package static let roles = Role.reporters

  package var form: FrozenForm

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    form = try FrozenForm(&fields)
  }

  package var stream: Tag { form.report.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.fold(ReportState.self, form.report)
    guard let last = state.latest else { throw Refusal.reportNotIssued(form.report.text) }
    try context.requireReason()
    try context.requireOrder(after: state.lastOccurredAt)
    let changes = IssuedFigure.changes(from: last.figures, to: form.figures)
    guard !changes.isEmpty else { throw Refusal.nothingToRestate(form.report.text) }
    var event = PerformanceReportRestated()
    event.form = form.edition(last.edition + 1)
    event.supersedes = last.position
    event.changes = changes
    return [.performanceReportRestated(event)]
  }
}
