internal import CustomerService
internal import EventLog
internal import EventSourcing
internal import Merkle
internal import Projections

extension Office {
  /// The history of `subject` in log order, with what followed from each event.
  ///
  /// O(events of its streams), whatever else the log holds; no read model is asked.
  ///
  /// - Throws: ``Refusal/notFound(_:_:)`` when nothing is known of the subject in that scope.
  package func replay(
    _ subject: ReplaySubject, _ scope: ReplayScope = ReplayScope(), unsealer: Unsealer? = nil
  ) throws -> Replay {
    try engine.read { reader in
      try Replayer(
        subject, scope, reader, end: try reader.count(asOf: scope.asOf),
        Shown(unsealer, erased: try reader.sealing().erased)
      ).run()
    }
  }
}

extension LogReader {
  /// How many events were known at a moment.
  func count(asOf: AsOf?) throws -> UInt64 {
    switch asOf {
    case nil: head.count
    case .count(let count): min(count, head.count)
    case .time(let time): try count(recordedBefore: time)
    }
  }
}

/// Goes through a history and folds what its events concern.
private final class Replayer {
  private let subject: ReplaySubject
  private let scope: ReplayScope
  private let reader: any LogReader
  private let end: UInt64
  private let shown: Shown
  private var states: [Tag: any Replayed] = [:]
  private var clocks: ComplaintClocks?
  private var figures: ReplayFigures?
  /// The facts that are dimensions of KPIs, after the last event.
  private var groups: [Fact] = []
  private var replay: Replay

  init(
    _ subject: ReplaySubject, _ scope: ReplayScope, _ reader: any LogReader, end: UInt64,
    _ shown: Shown
  ) {
    self.shown = shown
    self.subject = subject
    self.scope = scope
    self.reader = reader
    self.end = end
    clocks = subject.entity == .complaint ? ComplaintClocks() : nil
    figures = ReplayFigures(subject, reader.head.zone)
    replay = Replay(subject: subject, zone: reader.head.zone)
  }

  func run() throws -> Replay {
    try scan(try query()) { event, record in try add(event, record) }
    guard !replay.steps.isEmpty else { throw Refusal.notFound(subject.entity, subject.id) }
    if subject.entity == .complaint { try addLinks() }
    if scope.isProven { try prove() }
    replay.facts = try states[subject.tag]?.facts(in: replay.zone) ?? []
    tellErased()
    replay.figures = figures?.shares ?? []
    return replay
  }

  /// Says of what is hidden of somebody who was erased that nobody can read it.
  private func tellErased() {
    guard let person = replay.steps[0].logged.envelope.event.tags.subject,
      shown.erased.contains(person)
    else { return }
    for index in replay.facts.indices { replay.facts[index].value.tellErased() }
    for step in replay.steps.indices {
      for change in replay.steps[step].changes.indices {
        replay.steps[step].changes[change].before?.tellErased()
        replay.steps[step].changes[change].after?.tellErased()
      }
    }
  }

  private func scan(
    _ query: Query, _ body: (Recorded<ServiceEvent>, RawSpan) throws -> Void
  ) throws {
    try reader.scan(query) { position, record in
      guard position.rawValue < end else { return false }
      let event = try ServiceEvent.recorded(at: position, record, shown.unsealer)
      if let until = scope.until, event.occurredAt >= until { return true }
      try body(event, record)
      return true
    }
  }

  /// The subject's stream; with it, of a technician the ratings of their visits and their
  /// complaints, and of an assignment the ratings of its visits, which do not carry its tag.
  private func query() throws -> Query {
    var query = Query(tags: [subject.tag])
    guard subject.entity == .technician || subject.entity == .assignment else { return query }
    let ratings: [EventName] = [.surveyRecorded, .ratingSuperseded, .ratingVoided]
    var followed: Set<Tag> = []
    try scan(query) { event, _ in
      for tag in event.event.payload.tags where followed.insert(tag).inserted {
        switch tag.kind {
        case VisitKey.kind:
          query.items.append(Query.Item(types: ratings.map(\.type), tags: [tag]))
        case ComplaintKey.kind where subject.entity == .technician:
          query.items.append(Query.Item(tags: [tag]))
        default: break
        }
      }
    }
    return query
  }

  private func add(_ event: Recorded<ServiceEvent>, _ record: RawSpan) throws {
    let stream = event.event.payload.tags.first ?? subject.tag
    let stated = subject.isPerson ? stream : subject.tag
    let stateBefore = states[stated]?.stateName ?? ""
    var changes = try fold(event, into: subject.tag)
    if subject.isPerson, stream != subject.tag { changes += try fold(event, into: stream) }
    clocks?.apply(event, of: ComplaintID(subject.id))
    var step = ReplayStep(
      logged: try LoggedEvent(event, record, replay.zone, shown),
      state: states[stated]?.stateName ?? "", stateBefore: stateBefore, changes: changes,
      clocks: clocks)
    if figures != nil, let state = states[subject.tag] {
      step.figures = try figures?.apply(event, state) ?? []
      let facts = try state.facts(in: replay.zone).filter { fact in
        Dimension.stored.contains { $0.name == fact.name }
      }
      if facts != groups { step.groups = facts }
      groups = facts
    }
    replay.steps.append(step)
  }

  /// What the event changes in the facts of an entity that was known before.
  private func fold(
    _ event: Recorded<ServiceEvent>, into tag: Tag
  ) throws -> [FactChange] {
    guard var state = states[tag] ?? Self.state(of: tag),
      type(of: state).events.contains(event.event.name)
    else { return [] }
    let before = try state.facts(in: replay.zone)
    state.apply(event)
    states[tag] = state
    return before.isEmpty
      ? [] : FactChange.between(before, try state.facts(in: replay.zone))
  }

  private static func state(of tag: Tag) -> (any Replayed)? {
    switch tag.kind {
    case ComplaintKey.kind: Complaint(id: ComplaintID(tag.id))
    case OrderKey.kind: OrderState(id: OrderID(tag.id))
    case VisitKey.kind: VisitState(id: VisitID(tag.id))
    case ContractKey.kind: ContractState(id: ContractID(tag.id))
    case CustomerKey.kind: CustomerState(id: CustomerID(tag.id))
    case TechnicianKey.kind: TechnicianState(id: TechnicianID(tag.id))
    case PolicyKey.kind: PolicyState(id: PolicyID(tag.id))
    default: nil
    }
  }

  /// Adds to the step that first names a visit what is recorded of the visit and its assignment.
  private func addLinks() throws {
    var seen = Set(replay.steps.map(\.logged.position))
    for index in replay.steps.indices {
      let visits = replay.steps[index].logged.envelope.event.tags.filter {
        $0.kind == VisitKey.kind
      }
      guard !visits.isEmpty else { continue }
      var query = Query(items: visits.map { Query.Item(tags: [$0]) })
      try scan(query) { event, _ in
        if case .visitLogged(let visit) = event.event {
          query.items.append(Query.Item(tags: [visit.order.tag]))
        }
      }
      try scan(query) { event, record in
        guard seen.insert(event.position).inserted else { return }
        replay.steps[index].links.append(try LoggedEvent(event, record, replay.zone, shown))
      }
    }
  }

  private func prove() throws {
    let (size, root) = (reader.head.count, reader.frontier.root)
    replay.tree = (size, root)
    for index in replay.steps.indices {
      let logged = replay.steps[index].logged
      let proof = try reader.tree.inclusionProof(of: logged.position.rawValue, at: size)
      var inclusion = ReplayInclusion(proof: proof)
      do throws(ProofError) {
        try proof.verify(leaf: logged.leaf, root: root)
      } catch {
        inclusion.failure = error
      }
      replay.steps[index].inclusion = inclusion
    }
  }
}

extension Tag {
  /// What stands before the first colon.
  var kind: Substring { text.prefix { $0 != ":" } }
  /// What stands after it.
  var id: String { String(text.dropFirst(kind.count + 1)) }
}
