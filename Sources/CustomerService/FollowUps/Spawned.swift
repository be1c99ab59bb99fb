import EventSourcing

/// A complaint that a customer makes when called.
package struct SpawnedComplaint: Sendable {
  package var complaint: ComplaintID
  package var category: ComplaintCategory
  package var severity: Severity
  package var description: PersonalText

  /// Nil when the call led to no complaint.
  static func read(_ fields: inout FieldReader) throws(MalformedField) -> SpawnedComplaint? {
    guard let complaint = try fields.optionalID("spawnedComplaint", ComplaintID.self) else {
      return nil
    }
    return SpawnedComplaint(
      complaint: complaint, category: try fields.term("category"),
      severity: try fields.term("severity"), description: try fields.words("description"))
  }

  /// The command that files it.
  func filing(_ about: FollowUpSubject, _ facts: FollowUpFacts) -> FileComplaint {
    var command = FileComplaint(
      complaint, of: facts.customer, channel: .followup, category: category, severity: severity,
      description: description)
    command.visit = about.visit
    command.technician = facts.group.technician
    command.team = facts.group.team
    command.region = facts.group.region
    command.service = facts.group.service
    return command
  }
}

/// A suggestion that a customer makes when called.
package struct SpawnedSuggestion: Sendable {
  package var suggestion: SuggestionID
  package var content: PersonalText

  /// Nil when the call led to no suggestion.
  static func read(_ fields: inout FieldReader) throws(MalformedField) -> SpawnedSuggestion? {
    guard let suggestion = try fields.optionalID("spawnedSuggestion", SuggestionID.self) else {
      return nil
    }
    return SpawnedSuggestion(suggestion: suggestion, content: try fields.words("content"))
  }

  func recorded(after call: FollowUpRecorded, _ context: DecisionContext) throws -> ServiceEvent {
    try context.requireFree(suggestion)
    var event = SuggestionRecorded()
    event.suggestion = suggestion
    event.customer = call.customer
    event.followUp = call.followUp
    event.content = content
    event.group = call.group
    return .suggestionRecorded(event)
  }
}
