package import CustomerService
package import EventSourcing
package import Office
import Projections

/// What an office says is due against ``DueReference``.
package enum DueComparison {
  /// Compares the items, whatever they are due for.
  ///
  /// - Parameters:
  ///   - office: Answers from its read models.
  ///   - seen: The events that the moment sees.
  ///   - now: When one looks.
  ///   - asOf: The moment of which the office is asked.
  /// - Returns: Where the two differ, one text each; none when they agree.
  /// - Throws: What the office throws.
  package static func differences(
    _ office: Office, _ seen: [Recorded<ServiceEvent>], now: Timestamp, asOf: AsOf?
  ) throws -> [String] {
    var question = DueQuestion()
    question.within = 3650 * Timestamp.millisecondsPerDay
    let answer = try office.due(question, asOf: asOf).answer
    let found = answer.items.map(DueReference.Item.init)
    let reference = DueReference(seen, now: now)
    let forgotten: [DueKind: Set<String>] = [
      .rating: reference.forgottenVisits, .assignment: reference.forgottenAssignments,
    ]
    let expected = reference.items.filter { !(forgotten[$0.kind]?.contains($0.id) ?? false) }
    var differences = expected.subtracting(found).map { "missing: \($0)" }
    differences += Set(found).subtracting(reference.items).map { "surplus: \($0)" }
    if answer.overdue != answer.items.count(where: { $0.due < now })
      || answer.overdue + answer.upcoming != found.count
    {
      differences.append(
        "\(answer.overdue) overdue and \(answer.upcoming) upcoming of \(found.count) items")
    }
    return differences.sorted()
  }

  /// The same of the present: what occurred by now, and every correction.
  package static func differences(
    _ office: Office, _ events: [Recorded<ServiceEvent>], now: Timestamp
  ) throws -> [String] {
    let seen = events.filter { $0.occurredAt <= now || $0.event.isCorrection }
    return try differences(office, seen, now: now, asOf: nil)
  }
}

extension DueReference.Item {
  fileprivate init(_ item: DueItem) {
    self.init(
      kind: item.kind, id: item.id, due: item.due, person: item.person,
      technician: item.technician, team: item.team)
  }
}
