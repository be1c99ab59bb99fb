package import CustomerService
package import EventSourcing

/// A figure taken apart into what each event added to it, fact by fact.
///
/// It runs the projector that answers the KPI and weighs what that adds to cells, so that the parts
/// add up to the answer whatever the projector's rules are. Memory grows with the events it takes.
package final class KPITrace {
  package let lens: KPILens
  package private(set) var facts: [Tag: TracedFact] = [:]
  private let projector: any Projector.Type
  private let model: ReadModel
  private let zone: BusinessZone

  /// - Parameters:
  ///   - lens: What is asked.
  ///   - storage: An empty view.
  ///   - zone: The zone of the office's days.
  package init(_ lens: KPILens, in storage: any ViewStorage, zone: BusinessZone) {
    self.lens = lens
    self.zone = zone
    projector = lens.kpi.projector
    model = ReadModel(storage)
    model.witness = { [unowned self] fact, table, day, other, counters in
      hear(fact, table, day, other, counters)
    }
  }

  /// Takes the next event of the log; one that lies `ahead` of the moment is noted and not counted.
  package func take(_ event: Recorded<ServiceEvent>, isAhead: Bool) throws {
    let day = zone.date(of: event.occurredAt).daysSinceEpoch
    let entry = TracedFact.Event(
      position: event.position, occurredAt: event.occurredAt, name: event.event.name,
      isAhead: isAhead)
    for tag in projector.facts(of: event.event) {
      facts[tag, default: TracedFact()].events.append(entry)
      if lens.contains(day) { facts[tag]?.touchesPeriod = true }
    }
    if !isAhead { try projector.project(event, into: model, zone: zone) }
  }

  /// The row that the projector keeps of a fact.
  func row(of fact: Tag) throws -> [UInt8]? { try model.row(RowKey(entity: fact.id)) }

  private func hear(
    _ fact: Tag, _ table: CellTable, _ day: Int32, _ other: Int32, _ counters: Counters
  ) {
    if table == .daily, lens.contains(day) { facts[fact]?.touchesPeriod = true }
    let weight = lens.weight(table, day: day, other: other, counters)
    if weight != .zero { facts[fact]?.add(weight) }
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

  package fileprivate(set) var events: [Event] = []
  /// What events added, by their position; those that added nothing are left out.
  package private(set) var shares: [(position: Position, figure: KPIFigure)] = []
  /// Whether anything of it ever fell in the period.
  package fileprivate(set) var touchesPeriod = false

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
