package import EventSourcing

/// Somebody checks whether a completed action helped: 效果验证.
///
/// It may be repeated; the latest finding counts.
package struct VerifyEffect: Command {
  package static let name = "problem.verify"
  package static let roles = Role.leaders

  package var problem: ProblemID
  package var action: ActionID
  package var effective: Bool
  package var finding: String

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    problem = try fields.id("problem")
    action = try fields.id("action")
    guard let effective = try fields.optionalFlag("effective") else {
      throw MalformedField("effective", Localized(zh: "应为 yes 或 no", en: "yes or no"))
    }
    self.effective = effective
    finding = try fields.text("finding")
  }

  package var stream: Tag { problem.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let stage = try context.openProblem(problem).stage(of: action)
    guard stage != .planned else { throw Refusal.actionNotCompleted(action.text) }
    var event = EffectVerified()
    event.problem = problem
    event.action = action
    event.effective = effective
    event.finding = finding
    return [.effectVerified(event)]
  }
}
