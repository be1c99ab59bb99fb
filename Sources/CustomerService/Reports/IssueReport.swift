package import EventSourcing

/// A form is given to the management and frozen: 签发考绩表单.
///
/// The first events of the log, as many as the position says, lead to the same bytes at any time.
package struct IssueReport: Command {
  package static let name = "report.issue"
  package static let roles = Role.reporters

  package var form: FrozenForm

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    form = try FrozenForm(&fields)
  }

  package var stream: Tag { form.report.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.fold(ReportState.self, form.report)
    guard state.latest == nil else { throw Refusal.reportIssued(form.report.text) }
    try form.requireEnded(context)
    var event = PerformanceReportIssued()
    event.form = form.edition(1)
    return [.performanceReportIssued(event)]
  }
}
