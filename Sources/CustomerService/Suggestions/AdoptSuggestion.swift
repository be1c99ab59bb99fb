package import EventSourcing

/// A superior decides that a suggestion is carried out: 采纳.
package struct AdoptSuggestion: Command {
  package static let name = "suggestion.adopt"
  package static let roles = Role.leaders

  package var suggestion: SuggestionID
  package var measure: PersonalText
  package var owner: String?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    suggestion = try fields.id("suggestion")
    measure = try fields.words("measure")
    owner = try fields.optionalText("owner")
  }

  package var stream: Tag { suggestion.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.decidableSuggestion(suggestion)
    var event = SuggestionAdopted()
    event.suggestion = suggestion
    event.customer = state.customer
    event.measure = measure
    event.owner = owner
    return [.suggestionAdopted(event)]
  }
}
