package import EventSourcing

/// The clocks of one complaint: for the acknowledgement, the first response and the resolution.
///
/// The due times are those stored when it was filed. A pause stops the count of working time and
/// never moves a due time, by which the on-time figures judge (domain.md §2.2).
package struct ComplaintClocks: Hashable, Sendable {
  package enum State: String, Hashable, Sendable {
    case running, paused
    /// Done before the due time was over.
    case met
    /// Done after it.
    case missed
    /// Nothing is awaited any more.
    case stopped
  }

  package private(set) var acknowledgeDue = Timestamp(rawValue: 0)
  package private(set) var resolveDue = Timestamp(rawValue: 0)
  package private(set) var acknowledgedAt: Timestamp?
  /// When staff first told the customer something: an acknowledgement or a proposal.
  package private(set) var firstResponseAt: Timestamp?
  package private(set) var filedAt: Timestamp?
  /// When the complaint was closed or left the figures; nil while it is open.
  package private(set) var endedAt: Timestamp?
  package private(set) var isVoid = false
  /// The latest moment of an event so far.
  package private(set) var now = Timestamp(rawValue: 0)
  private var openedAt = Timestamp(rawValue: 0)
  private var pausedAt: Timestamp?
  private var openBefore: Int64 = 0
  private var pausedBefore: Int64 = 0

  package init() {}

  /// Goes on with an event of the complaint's stream.
  package mutating func apply(_ recorded: Recorded<ServiceEvent>, of complaint: ComplaintID) {
    let moment = recorded.occurredAt
    now = max(now, moment)
    switch recorded.event {
    case .complaintFiled(let event):
      acknowledgeDue = event.acknowledgeDue
      resolveDue = event.resolveDue
      filedAt = moment
      openedAt = moment
    case .complaintAcknowledged:
      acknowledgedAt = acknowledgedAt ?? moment
      firstResponseAt = firstResponseAt ?? moment
    case .resolutionProposed: firstResponseAt = firstResponseAt ?? moment
    case .complaintPaused: pausedAt = moment
    case .complaintResumed: endPause(moment)
    case .complaintClosed: end(moment)
    case .complaintReopened:
      endedAt = nil
      openedAt = moment
    case .complaintDuplicateMarked(let event) where event.complaint == complaint: void(moment)
    case .complaintInvalidMarked: void(moment)
    default: break
    }
  }

  /// How the clock of the acknowledgement stands.
  package var acknowledge: State {
    if let acknowledgedAt { return acknowledgedAt <= acknowledgeDue ? .met : .missed }
    return endedAt == nil ? .running : .stopped
  }

  /// How the clock of the resolution stands.
  package var resolve: State {
    if isVoid { return .stopped }
    if let endedAt { return endedAt <= resolveDue ? .met : .missed }
    return pausedAt == nil ? .running : .paused
  }

  /// Milliseconds from the last event, or from what ended the clock, to the due time.
  package var acknowledgeLeft: Int64 {
    acknowledgeDue.rawValue - (acknowledgedAt ?? endedAt ?? now).rawValue
  }

  /// Milliseconds from the last event, or from what ended the clock, to the due time.
  package var resolveLeft: Int64 { resolveDue.rawValue - (endedAt ?? now).rawValue }

  /// Milliseconds for which the complaint was open until the last event.
  package var open: Int64 {
    openBefore + (endedAt == nil && filedAt != nil ? now.rawValue - openedAt.rawValue : 0)
  }

  /// Milliseconds of ``open`` in which the clock stood.
  package var paused: Int64 {
    pausedBefore + (pausedAt.map { now.rawValue - $0.rawValue } ?? 0)
  }

  private mutating func endPause(_ moment: Timestamp) {
    if let start = pausedAt.take() { pausedBefore += moment.rawValue - start.rawValue }
  }

  private mutating func end(_ moment: Timestamp) {
    endPause(moment)
    guard endedAt == nil else { return }
    openBefore += moment.rawValue - openedAt.rawValue
    endedAt = moment
  }

  private mutating func void(_ moment: Timestamp) {
    end(moment)
    isVoid = true
  }
}
