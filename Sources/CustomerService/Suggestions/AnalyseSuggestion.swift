package import EventSourcing

/// What a suggestion is worth, and what could be done, is studied: 归纳整理、研究对策.
///
/// It may be repeated until the decision.
package struct AnalyseSuggestion: Command {
  package static let name = "suggestion.analyse"

  package var suggestion: SuggestionID
  package var analysis: PersonalText
  package var measure: PersonalText?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    suggestion = try fields.id("suggestion")
    analysis = try fields.words("analysis")
    measure = try fields.optionalWords("measure")
  }

  package var stream: Tag { suggestion.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openSuggestion(suggestion)
    var event = SuggestionAnalysed()
    event.suggestion = suggestion
    event.customer = state.customer
    event.analysis = analysis
    event.measure = measure
    return [.suggestionAnalysed(event)]
  }
}
