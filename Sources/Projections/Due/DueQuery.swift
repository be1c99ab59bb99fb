internal import CustomerService
package import EventSourcing

/// Which items are wanted.
package struct DueQuestion: Hashable, Sendable {
  package var kinds = Set(DueKind.allCases)
  /// Only those of this handler, owner or technician.
  package var person: String?
  package var team: String?
  /// How far ahead, in milliseconds; nil for what is sensible for each kind.
  package var within: Int64?
  /// How many items at most, the most urgent ones, while counts are of all; nil for all.
  package var limit: Int?

  package init() {}
}

/// What is late or about to be.
package struct DueAnswer: Hashable, Sendable {
  package struct Count: Hashable, Sendable {
    package var overdue = 0
    package var upcoming = 0
  }

  /// When one looks.
  package var moment: Timestamp
  /// What is overdue first; by kind, then by due time.
  package var items: [DueItem] = []
  package var counts: [DueKind: Count] = [:]

  package var overdue: Int { counts.values.reduce(0) { $0 + $1.overdue } }
  package var upcoming: Int { counts.values.reduce(0) { $0 + $1.upcoming } }
}

/// Answers what is due from the rows of ``DueProjector``.
///
/// O(open items of the kinds asked); for contracts and assignments, O(those within the horizon).
package struct DueQuery {
  let model: ReadModel
  package let zone: BusinessZone
  let now: Timestamp

  package init(_ model: ReadModel, zone: BusinessZone, now: Timestamp) {
    self.model = model
    self.zone = zone
    self.now = now
  }

  package func answer(_ question: DueQuestion) throws -> DueAnswer {
    var collector = DueCollector(
      question, now: now, person: try question.person.map { try model.person($0) },
      team: try question.team.map { try model.team($0) })
    try collectComplaints(&collector)
    try collectService(&collector)
    try collectContracts(&collector)
    try collectCertificates(&collector)
    try collectMatters(&collector)
    try collectFollowUps(&collector)
    try collectProblems(&collector)
    try collectProposals(&collector)
    var answer = DueAnswer(moment: now)
    answer.items = try collector.sorted().map { try item($0) }
    for (kind, count) in zip(DueKind.allCases, collector.counts) where count != .init() {
      answer.counts[kind] = count
    }
    return answer
  }

  private func item(_ found: FoundItem) throws -> DueItem {
    DueItem(
      kind: found.kind, id: found.id, about: found.about, customer: try survivor(found.customer),
      person: try model.text(of: found.person), technician: try model.text(of: found.other),
      team: try model.text(of: found.team), since: found.since, due: found.due, step: found.step,
      severity: found.severity, level: found.level, isPaused: found.isPaused)
  }

  /// Who a customer is now; nil for nobody.
  private func survivor(_ customer: String) throws -> String? {
    guard !customer.isEmpty else { return nil }
    var id = customer
    while let alias = try model.read(DueTable.aliases.key(id), as: AliasDuty.self) {
      id = alias.survivor
    }
    return id
  }
}

/// An item whose names are not looked up yet.
struct FoundItem {
  var kind: DueKind
  var due: Timestamp
  var person: UInt32 = 0
  /// Whom it is about, who is found too when one asks for a person.
  var other: UInt32 = 0
  var team: UInt32 = 0
  var id = ""
  var about: String?
  var customer = ""
  var since: Timestamp?
  var step = DueStep.close
  var severity: Severity?
  var level: EscalationLevel?
  var isPaused = false
}

/// Counts what is due and keeps the most urgent items.
struct DueCollector {
  private struct Urgency: Comparable {
    var isUpcoming: Bool
    var kind: Int
    var due: Timestamp
    var id: String

    static func < (a: Urgency, b: Urgency) -> Bool {
      if a.isUpcoming != b.isUpcoming { return b.isUpcoming }
      if a.kind != b.kind { return a.kind < b.kind }
      return a.due != b.due ? a.due < b.due : a.id < b.id
    }
  }

  let now: Timestamp
  private let person: UInt32?
  private let team: UInt32?
  /// The latest due time of each kind, in their order; nil where none is wanted.
  private let latest: [Timestamp?]
  private let limit: Int
  private var kept: [(urgency: Urgency, item: FoundItem)] = []
  /// The last that is kept, once there are enough.
  private var worst: Urgency?
  private(set) var counts: [DueAnswer.Count]

  init(_ question: DueQuestion, now: Timestamp, person: UInt32?, team: UInt32?) {
    self.now = now
    self.person = person
    self.team = team
    limit = question.limit ?? .max
    latest = DueKind.allCases.map { kind in
      question.kinds.contains(kind)
        ? now.advanced(byMilliseconds: question.within ?? kind.horizon) : nil
    }
    counts = Array(repeating: .init(), count: DueKind.allCases.count)
  }

  /// The latest due time that is wanted of any of `kinds`; nil when none is.
  func latest(_ kinds: DueKind...) -> Timestamp? {
    kinds.compactMap { latest[Int($0.rawValue)] }.max()
  }

  /// Counts an item if it is wanted; `fill` completes it if it is among the most urgent ones.
  mutating func add(_ item: FoundItem, id: () -> String, fill: (inout FoundItem) throws -> Void)
    rethrows
  {
    let kind = Int(item.kind.rawValue)
    guard let latest = latest[kind], item.due <= latest,
      person == nil || person == item.person || person == item.other,
      team == nil || team == item.team
    else { return }
    let isUpcoming = item.due >= now
    if isUpcoming { counts[kind].upcoming += 1 } else { counts[kind].overdue += 1 }
    guard limit > 0 else { return }
    var urgency = Urgency(isUpcoming: isUpcoming, kind: kind, due: item.due, id: "")
    if let worst, worst < urgency { return }
    var item = item
    item.id = id()
    urgency.id = item.id
    try fill(&item)
    kept.append((urgency, item))
    if kept.count >= 2 * min(limit, .max / 2) { trim() }
  }

  mutating func sorted() -> [FoundItem] {
    trim()
    return kept.map(\.item)
  }

  private mutating func trim() {
    kept.sort { $0.urgency < $1.urgency }
    guard kept.count > limit else { return }
    kept.removeSubrange(limit...)
    worst = kept.last?.urgency
  }
}
