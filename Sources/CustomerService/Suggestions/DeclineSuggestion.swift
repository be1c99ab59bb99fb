package import EventSourcing

/// A superior decides that a suggestion is not carried out, and says why: 不采纳.
package struct DeclineSuggestion: Command {
  package static let name = "suggestion.decline"
  package static let roles = Role.leaders

  package var suggestion: SuggestionID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    suggestion = try fields.id("suggestion")
  }

  package var stream: Tag { suggestion.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.decidableSuggestion(suggestion)
    try context.requireReason()
    var event = SuggestionDeclined()
    event.suggestion = suggestion
    event.customer = state.customer
    return [.suggestionDeclined(event)]
  }
}
