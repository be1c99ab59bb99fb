package import CustomerService
package import EventSourcing

/// A figure taken apart into what each event added to it, fact by fact.
///
/// It runs the projector that answers the KPI and weighs what that adds to cells, so that the parts
/// add up to the answer whatever the projector's rules are. Memory grows with the events it takes.
package final class KPITrace {
  package let lens: KPILens
  package private(set) var facts: [Tag: TracedFact] = [:]
  private let parts: [KPIQuery.Part]
  /// The group to which the figure is limited, and its number in each part; nil for the whole.
  private let group: (dimension: Dimension, numbers: [UInt32])?
  private let zone: BusinessZone
  /// The event that is projected.
  private var current: TracedFact.Event?

  /// - Parameters:
  ///   - lens: What is asked.
  ///   - group: The one group whose figure it is; nil for the whole.
  ///   - storage: Makes an empty view.
  ///   - zone: The zone of the office's days.
  /// - Throws: What the storage throws.
  package init(
    _ lens: KPILens, of group: KPIGroup? = nil, in storage: () -> any ViewStorage,
    zone: BusinessZone
  ) throws {
    self.lens = lens
    self.zone = zone
    let parts: [KPIQuery.Part] = lens.kpi.projectors.map { projector in
      let asked = group.map { ReadModel(over: storage(), askedBy: [$0.dimension]) }
      return (projector, asked ?? ReadModel(storage()))
    }
    self.parts = parts
    self.group = try group.map { group in
      (group.dimension, try parts.map { try group.number(in: $0.model) })
    }
    for index in parts.indices {
      parts[index].model.witness = { [unowned self] fact, cell, counters, groups in
        hear(fact, cell, counters, groups, part: index)
      }
    }
  }

  /// Whether the figure is that of one group.
  var isLimited: Bool { group != nil }

  /// Takes the next event of the log; one that lies `ahead` of the moment is noted and not counted.
  package func take(_ event: Recorded<ServiceEvent>, isAhead: Bool) throws {
    let day = zone.date(of: event.occurredAt).daysSinceEpoch
    let entry = TracedFact.Event(
      position: event.position, occurredAt: event.occurredAt, name: event.event.name,
      isAhead: isAhead)
    current = entry
    for (index, part) in parts.enumerated() where part.projector.events.contains(entry.name) {
      for tag in part.projector.facts(of: event.event, lens) {
        var fact = facts[tag] ?? TracedFact(part: index)
        if fact.events.last != entry { fact.events.append(entry) }
        if lens.contains(day) { fact.touchesPeriod = true }
        facts[tag] = fact
      }
      if !isAhead { try part.projector.project(event, into: part.model, zone: zone) }
    }
  }

  /// Why a fact is counted with `share`, or is not; by the projector that knew it first.
  func reasons(_ tag: Tag, _ fact: TracedFact, _ share: KPIFigure) throws -> [FactReason] {
    guard lens.hasFigures else { return [.period_not_begun] }
    if fact.events.allSatisfy(\.isAhead) { return [.not_yet_occurred] }
    let (projector, model) = parts[fact.part]
    let row = try model.bytes(of: projector.rowKey(of: tag))
    if row == nil, let removal = fact.removal { return [removal] }
    guard share == fact.whole || share != .zero else { return [.other_group] }
    return projector.reasons(tag, fact, fact.whole, row: row, lens)
  }

  private func hear(
    _ fact: Tag, _ cell: Cell, _ counters: Counters, _ groups: Groups, part index: Int
  ) {
    let isInGroup = group.map { groups[$0.dimension] == $0.numbers[index] } ?? true
    if isInGroup { facts[fact]?.isInGroup = true }
    if cell.table == .daily, lens.contains(cell.day) { facts[fact]?.touchesPeriod = true }
    let weight = lens.weight(cell, counters, of: parts[index].projector)
    guard weight != .zero else { return }
    facts[fact]?.whole += weight
    guard isInGroup else { return }
    // What happened to one fact can count another otherwise: a repeated complaint.
    if let current, let last = facts[fact]?.events.last, last != current {
      facts[fact]?.events.append(current)
    }
    facts[fact]?.add(weight)
  }
}

/// The events of one fact and what each added to the figure.
package struct TracedFact {
  package struct Event: Hashable, Sendable {
    package var position: Position
    package var occurredAt: Timestamp
    package var name: EventName
    /// Whether its business time lies ahead of the moment.
    package var isAhead: Bool
  }

  /// Which of the KPI's projectors knew it first.
  fileprivate let part: Int
  package fileprivate(set) var events: [Event] = []
  /// What events added, by their position; those that added nothing are left out.
  package private(set) var shares: [(position: Position, figure: KPIFigure)] = []
  /// What it adds to the figure of all groups together.
  fileprivate(set) var whole = KPIFigure.zero
  /// Whether it ever was in the group that is asked about.
  package fileprivate(set) var isInGroup = false
  /// Whether anything of it ever fell in the period.
  package fileprivate(set) var touchesPeriod = false

  init(part: Int = 0) { self.part = part }

  package var figure: KPIFigure { shares.reduce(into: .zero) { $0 += $1.figure } }

  /// Adds to the share of the last event.
  fileprivate mutating func add(_ figure: KPIFigure) {
    guard let position = events.last?.position else { return }
    if shares.last?.position == position {
      shares[shares.count - 1].figure += figure
    } else {
      shares.append((position, figure))
    }
  }
}

extension Tag {
  /// What stands after the kind.
  package var id: String { String(text.drop { $0 != ":" }.dropFirst()) }

  /// What stands before the id.
  package var kind: String { String(text.prefix { $0 != ":" }) }
}
