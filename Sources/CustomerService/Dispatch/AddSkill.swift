package import EventSourcing

/// A technician can do something from now on, or has a new certificate for it: 技能登记.
///
/// What is recorded last of a skill holds. Without an expiry the skill does not lapse.
package struct AddSkill: Command {
  package static let name = "technician.add-skill"
  package static let roles = Role.leaders
  /// The five grades of a trade (国家职业资格): 初级工、中级工、高级工、技师、高级技师.
  package static let levels: ClosedRange<Int64> = 1...5

  package var technician: TechnicianID
  package var code: String
  package var level: Int64?
  /// The last day on which the certificate holds.
  package var certificateExpiry: CalendarDate?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    technician = try fields.id("technician")
    code = try fields.label("code")
    level = try fields.optionalInteger("level", in: Self.levels)
    certificateExpiry = try fields.optionalDate("certificateExpiry")
  }

  package var stream: Tag { technician.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.knownTechnician(technician)
    try context.requireOrder(after: state.lastOccurredAt)
    var event = SkillAdded()
    event.technician = technician
    event.code = code
    event.level = level
    event.certificateExpiry = certificateExpiry
    guard event != state.skills[code] else { throw Refusal.nothingToChange }
    return [.skillAdded(event)]
  }
}
