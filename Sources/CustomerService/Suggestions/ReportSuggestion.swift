package import EventSourcing

/// An analysed suggestion is put before a superior, who decides from then on: 上报.
package struct ReportSuggestion: Command {
  package static let name = "suggestion.report"

  package var suggestion: SuggestionID
  package var level: EscalationLevel

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    suggestion = try fields.id("suggestion")
    level = try fields.term("level")
  }

  package var stream: Tag { suggestion.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openSuggestion(suggestion)
    guard state.status != .recorded else { throw Refusal.notAnalysed(suggestion.text) }
    var event = SuggestionReported()
    event.suggestion = suggestion
    event.customer = state.customer
    event.level = level
    return [.suggestionReported(event)]
  }
}
