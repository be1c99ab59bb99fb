package import EventSourcing

/// One customer's complaint, from filing to its last closing.
///
/// A pause only stops the clock: the complaint stays open, and closing it ends the pause.
package struct Complaint: Folded {
  package enum Status: String, Hashable, Sendable {
    /// Not filed yet.
    case none
    case open, closed
    /// Marked a duplicate or invalid, and out of all figures.
    case void
  }

  /// How many days after its standing close a complaint can be reopened, the last one included.
  ///
  /// - Source: domain.md §2.2.
  package static let reopenDays = 90

  package let id: ComplaintID
  package private(set) var status = Status.none
  /// As it was filed, with later corrections; empty while ``status`` is none.
  package private(set) var filed = ComplaintFiled()
  /// When the customer complained.
  package private(set) var filedAt: Timestamp?
  /// By the latest assessment.
  package private(set) var category = ComplaintCategory.other
  /// By the latest assessment.
  package private(set) var severity = Severity.minor
  package private(set) var handler: String?
  package private(set) var lastVerdict: Verdict?
  package private(set) var hasRootCause = false
  package private(set) var reopenCount = 0
  /// When the close that stands happened; nil unless closed.
  package private(set) var standingCloseAt: Timestamp?
  package private(set) var isPaused = false
  /// To whom it was taken without an answer so far.
  package private(set) var openEscalation: EscalationLevel?
  package private(set) var lastOccurredAt: Timestamp?
  /// When staff tried in vain to reach the customer, since the filing or the last reopening.
  package private(set) var attempts: [Timestamp] = []

  package init(id: ComplaintID) { self.id = id }

  package static let events: [EventName] = [
    .complaintFiled, .complaintAmended, .complaintAcknowledged, .complaintAssessed,
    .handlerAssigned, .investigationRecorded, .rootCauseRecorded, .resolutionProposed,
    .verdictRecorded,
    .complaintClosed, .complaintReopened, .complaintEscalated, .complaintDuplicateMarked,
    .complaintInvalidMarked, .complaintNoted, .complaintPaused, .complaintResumed,
    .complaintEscalationAnswered,
  ]

  /// The state's name in a replay.
  package var stateName: String { status.rawValue }

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .complaintFiled(let event):
      status = .open
      filed = event
      filedAt = recorded.occurredAt
      category = event.category
      severity = event.severity
    case .complaintAmended(let event): filed = filed.amended(by: event.change)
    case .complaintAssessed(let event):
      category = event.category
      severity = event.severity
    case .handlerAssigned(let event): handler = event.handler
    case .investigationRecorded(let event):
      if event.attempt { attempts.append(recorded.occurredAt) }
    case .rootCauseRecorded: hasRootCause = true
    case .verdictRecorded(let event):
      lastVerdict = event.verdict
      if event.verdict == .unreachable { attempts.append(recorded.occurredAt) }
    case .complaintClosed(let event):
      status = .closed
      standingCloseAt = recorded.occurredAt
      isPaused = false
      if let cause = event.rootCause, !cause.isBlank { hasRootCause = true }
    case .complaintReopened:
      status = .open
      standingCloseAt = nil
      reopenCount += 1
      attempts = []
    case .complaintDuplicateMarked(let event):
      // An original carries the marks of its duplicates in its own stream.
      guard event.complaint == id else { return }
      status = .void
    case .complaintInvalidMarked: status = .void
    case .complaintEscalated(let event): openEscalation = event.level
    case .complaintEscalationAnswered: openEscalation = nil
    case .complaintPaused: isPaused = true
    case .complaintResumed: isPaused = false
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }

  /// On how many local days ``attempts`` lie.
  package func attemptDays(in zone: BusinessZone) -> Int {
    Set(attempts.map(zone.date(of:))).count
  }
}

extension DecisionContext {
  /// The complaint `id`, which must have been filed and not be void.
  func knownComplaint(_ id: ComplaintID) throws -> Complaint {
    let complaint = try fold(Complaint.self, id)
    switch complaint.status {
    case .none: throw Refusal.notFound(.complaint, id.text)
    case .void: throw Refusal.complaintVoid(id.text)
    case .open, .closed: break
    }
    return complaint
  }

  /// The complaint `id`, which must have been filed and not be void, in time order.
  func liveComplaint(_ id: ComplaintID) throws -> Complaint {
    let complaint = try knownComplaint(id)
    try requireOrder(after: complaint.lastOccurredAt)
    return complaint
  }

  /// The complaint `id`, which must be open, in time order.
  func openComplaint(_ id: ComplaintID) throws -> Complaint {
    let complaint = try liveComplaint(id)
    guard complaint.status == .open else { throw Refusal.alreadyClosed(id.text) }
    return complaint
  }

  /// Milliseconds of working time from the filing to the fact, by the calendar of the complaint's
  /// version; 0 for what happened before.
  func workingTime(since complaint: Complaint) throws -> Int64? {
    guard let filedAt = complaint.filedAt else { return nil }
    let calendar = try policy(version: complaint.filed.policy).calendar
    return calendar.workingTime(from: filedAt, to: occurredAt, in: zone)
  }

  /// The complaint `id` for a mark that voids it: open, or closed and the director decides.
  func voidableComplaint(_ id: ComplaintID) throws -> Complaint {
    let complaint = try liveComplaint(id)
    if complaint.status == .closed, !Role.approvers.contains(role) {
      throw Refusal.approvalRequired
    }
    return complaint
  }
}
