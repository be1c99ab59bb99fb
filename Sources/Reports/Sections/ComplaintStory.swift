internal import CustomerService
internal import EventSourcing
internal import Office
internal import Projections

/// A complaint as a form tells of it.
struct ComplaintStory {
  var complaint: Complaint
  /// The cause found last.
  var cause: String?
  var analysis: PersonalText?
  /// The closing that stands; nil while it is open.
  var closed: ComplaintClosed?
  /// To whom it was taken last, and when, while nobody has answered.
  var escalation: (level: EscalationLevel, at: Timestamp)?

  /// Nil for what is no complaint, or no longer counts as one.
  init?(_ subject: Tag, _ events: [ReasonedEvent]) {
    guard subject.kind == ComplaintKey.kind else { return nil }
    complaint = Complaint(id: ComplaintID(subject.id))
    for event in events {
      complaint.apply(event.recorded)
      switch event.recorded.event {
      case .rootCauseRecorded(let found): (cause, analysis) = (found.cause, found.analysis)
      case .complaintClosed(let event):
        closed = event
        cause = event.rootCause ?? cause
      case .complaintReopened: closed = nil
      case .complaintEscalated(let raised):
        escalation = (raised.level, event.recorded.occurredAt)
      case .complaintEscalationAnswered: escalation = nil
      default: break
      }
    }
    guard complaint.status == .open || complaint.status == .closed else { return nil }
  }

  init?(_ history: NotedHistory) { self.init(history.subject, history.events) }

  init?(_ matter: OpenMatter) { self.init(matter.subject, matter.events) }

  var isOpen: Bool { complaint.status == .open }
  var filed: ComplaintFiled { complaint.filed }
  var state: Progress { isOpen ? .open : .closed }
}
