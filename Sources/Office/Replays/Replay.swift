package import CustomerService
package import EventSourcing
package import Merkle
package import Projections

/// Whose history is replayed.
package struct ReplaySubject: Hashable, Sendable {
  package var entity: Refusal.Entity
  package var id: String

  package init(_ entity: Refusal.Entity, _ id: String) {
    self.entity = entity
    self.id = id
  }

  package var tag: Tag {
    Tag(entity == .assignment ? OrderKey.kind : entity.rawValue, id)
  }

  /// Whether the history is made of those of many orders, visits, complaints and contracts.
  var isPerson: Bool { entity == .customer || entity == .technician }
}

/// Which part of a history is looked at.
package struct ReplayScope: Sendable {
  /// What was known then.
  package var asOf: AsOf?
  /// Only what happened before this moment of business time.
  package var until: Timestamp?
  /// Whether to prove that each record is in the log's tree.
  package var isProven: Bool

  package init(asOf: AsOf? = nil, until: Timestamp? = nil, isProven: Bool = false) {
    self.asOf = asOf
    self.until = until
    self.isProven = isProven
  }
}

/// A history with what followed from each of its events.
package struct Replay: Sendable {
  package var subject: ReplaySubject
  package var zone: BusinessZone
  package var steps: [ReplayStep] = []
  /// What is known of the subject in the end.
  package var facts: [Fact] = []
  /// The KPI cells in which the subject counts in the end, by period.
  package var figures: [KPIShare] = []
  /// The tree in which the steps were proven; nil when none was asked for.
  package var tree: (size: UInt64, root: Digest)?
}

/// One event of a history with what followed from it.
package struct ReplayStep: Sendable {
  package var logged: LoggedEvent
  /// The state after the event: the subject's, or in a person's history that of the event's stream.
  package var state: String
  /// The state before it; the same unless the event changed it.
  package var stateBefore: String
  package var changes: [FactChange]
  /// How the clocks of a complaint stand after the event.
  package var clocks: ComplaintClocks?
  /// What the event added to KPI cells, or took from them.
  package var figures: [KPIShare] = []
  /// In the cells of which groups the subject counts from now on; empty when that stays as it was.
  package var groups: [Fact] = []
  /// What else was recorded of the visit that the event names: the assignment, the visit, ratings.
  package var links: [LoggedEvent] = []
  package var inclusion: ReplayInclusion?
}

/// Whether the log's tree holds a record, with the proof.
package struct ReplayInclusion: Sendable {
  package var proof: InclusionProof
  /// Why it proves nothing; nil when it does.
  package var failure: ProofError?
}

/// What a subject adds to the two sides of a KPI's ratio in one month.
package struct KPIShare: Hashable, Sendable {
  package var kpi: KPIName
  package var basis: KPIBasis?
  package var period: String
  package var numerator: Int64
  package var denominator: Int64
}
