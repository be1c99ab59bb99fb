package import EventSourcing

/// A customer is to be called about a visit or a complaint: 安排回访.
///
/// Without a day of its own it is due on the 7th working day after the day it is arranged.
package struct ScheduleFollowUp: Command {
  package static let name = "followup.schedule"

  /// How many working days the office gives itself.
  ///
  /// - Source: domain.md §3.3, follow-up coverage.
  package static let workdays = 7

  package var followUp: FollowUpID
  package var subject: FollowUpSubject
  package var due: CalendarDate?
  package var purpose: PersonalText?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    followUp = try fields.id("followup")
    guard let subject = try FollowUpSubject.read(&fields) else { throw FollowUpSubject.onlyOne }
    self.subject = subject
    due = try fields.optionalDate("due")
    purpose = try fields.optionalWords("purpose")
  }

  package var stream: Tag { followUp.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try context.fold(FollowUpState.self, followUp).subject == nil else {
      throw Refusal.alreadyExists(.followup, followUp.text)
    }
    let facts = try context.facts(of: subject)
    let today = context.zone.date(of: context.occurredAt)
    if let due, due < today { throw Refusal.dueInPast(today: today.description) }
    var event = FollowUpScheduled()
    event.followUp = followUp
    event.customer = facts.customer
    event.visit = subject.visit
    event.complaint = subject.complaint
    event.due = try due ?? context.followUpDue(after: context.occurredAt)
    event.purpose = purpose
    event.group = facts.group
    return [.followUpScheduled(event)]
  }
}

extension DecisionContext {
  /// The last day on which a follow-up of what happened at `moment` is in time, by the calendar that
  /// was known then.
  func followUpDue(after moment: Timestamp) throws -> CalendarDate {
    try policy(at: moment).calendar.workday(ScheduleFollowUp.workdays, after: zone.date(of: moment))
  }
}
