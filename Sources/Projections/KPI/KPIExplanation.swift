internal import CustomerService
package import EventSourcing

/// One fact in a figure or beside it, and why.
package struct KPIFact: Sendable {
  /// What it is: `complaint:P1`.
  package var tag: Tag
  /// What it adds to the figure.
  package var figure: KPIFigure
  package var reasons: [FactReason]
  /// All events of it that the moment knows.
  package var events: [TracedFact.Event]

  package var isCounted: Bool { figure != .zero }
}

/// Every fact that a figure counts, and those that it might have counted.
///
/// Of one group's figure, the facts that ever were in the group.
package struct KPIExplanation: Sendable {
  package var figure = KPIFigure()
  /// In the order of their first events.
  package var facts: [KPIFact] = []
  /// How many facts are not listed, since nothing of them ever fell in the period.
  package var unlisted = 0

  /// - Parameters:
  ///   - trace: All events up to the moment.
  ///   - listsAll: Whether to list what never fell in the period too.
  /// - Throws: What the trace's storage throws.
  package init(_ trace: KPITrace, listsAll: Bool = false) throws {
    for (tag, fact) in trace.facts where !trace.isLimited || fact.isInGroup {
      let share = fact.figure
      figure += share
      guard listsAll || fact.touchesPeriod || share != .zero else {
        unlisted += 1
        continue
      }
      let reasons = try trace.reasons(tag, fact, share)
      facts.append(KPIFact(tag: tag, figure: share, reasons: reasons, events: fact.events))
      facts += Self.superseded(tag, fact)
    }
    facts.sort { ($0.firstPosition, $0.tag) < ($1.firstPosition, $1.tag) }
  }

  /// The scores of a visit that others took the place of.
  private static func superseded(_ tag: Tag, _ fact: TracedFact) -> [KPIFact] {
    let scores = fact.events.filter { event in
      !event.isAhead && [.visitLogged, .surveyRecorded, .ratingSuperseded].contains(event.name)
    }
    return zip(scores, scores.dropFirst()).compactMap { score, next in
      guard next.name == .ratingSuperseded else { return nil }
      return KPIFact(tag: tag, figure: .zero, reasons: [.superseded], events: [score])
    }
  }
}

extension KPIFact {
  fileprivate var firstPosition: Position { events.first?.position ?? .first }
}

extension TracedFact {
  /// Why the projector keeps no row of it any more.
  var removal: FactReason? {
    events.reversed().lazy.filter { !$0.isAhead }.compactMap { event -> FactReason? in
      switch event.name {
      case .ratingVoided: .rating_voided
      case .visitVoided: .visit_voided
      case .complaintDuplicateMarked: .duplicate
      case .complaintInvalidMarked: .invalid
      case .contractVoided: .contract_voided
      case .renewalCancelled: .renewal_cancelled
      case .incidentDowngraded: .near_miss
      default: nil
      }
    }
    .first
  }
}
