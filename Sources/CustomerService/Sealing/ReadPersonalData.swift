package import EventSourcing

/// Somebody wants to read sealed words: 查阅个人信息.
package struct ReadPersonalData: Command {
  package static let name = "personal-data.read"
  package static let roles: Set<Role> = [.privacy, .director]

  package var purpose: String
  package var scope: String

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    purpose = try fields.text("purpose")
    scope = try fields.label("scope")
  }

  package var stream: Tag { SealingState.readings }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try context.fold(SealingState.self, SealingState.register).isEnabled else {
      throw Refusal.sealing(.notEnabled)
    }
    var event = PersonalDataRead()
    event.purpose = purpose
    event.scope = scope
    return [.personalDataRead(event)]
  }
}
