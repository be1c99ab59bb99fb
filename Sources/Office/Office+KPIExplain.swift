package import CustomerService
internal import EventLog
internal import EventSourcing
package import Projections

extension Office {
  /// Lists what the figure of a KPI, or of one group of it, counts and what not, by the rules that
  /// answer it.
  ///
  /// O(events up to the moment); it reads the log and no read model.
  package func explain(
    _ kpi: KPIName, _ basis: KPIBasis?, _ period: Period, of group: KPIGroup? = nil,
    asOf: AsOf? = nil, listsAll: Bool = false
  ) throws -> (explanation: KPIExplanation, answers: [KPIAnswer], moment: KPIMoment) {
    try engine.read { reader in
      let moment = try KPIMoment(asOf, reader, now())
      let lens = KPILens(kpi, basis, period, today: moment.today)
      let trace = try Self.trace(lens, of: group, reader, moment)
      let explanation = try KPIExplanation(trace, listsAll: listsAll)
      var models = KPIModels(for: [], engine, reader, at: moment, from: .saved)
      let answers = try models.judged(
        KPIAnswer.all(explanation.figure, kpi, basis, period, in: group), period)
      return (explanation, answers, moment)
    }
  }

  /// Says which events moved a figure between two looks at it.
  ///
  /// O(events up to the second look), twice.
  package func difference(
    of kpi: KPIName, _ basis: KPIBasis?, _ period: Period, from first: AsOf, to second: AsOf?
  ) throws -> (difference: KPIDifference, from: KPIMoment, to: KPIMoment) {
    try engine.read { reader in
      let from = try KPIMoment(first, reader, now())
      let to = try KPIMoment(second, reader, now())
      let traces = try [from, to].map { moment in
        try Self.trace(KPILens(kpi, basis, period, today: moment.today), reader, moment)
      }
      let difference = KPIDifference(from: traces[0], to: traces[1], knownAtFirst: from.count)
      return (difference, from, to)
    }
  }

  private static func trace(
    _ lens: KPILens, of group: KPIGroup? = nil, _ reader: any LogReader, _ moment: KPIMoment
  ) throws -> KPITrace {
    let trace = try KPITrace(lens, of: group, in: { MemoryView() }, zone: reader.head.zone)
    let events = lens.kpi.projectors.reduce(into: Set<EventName>()) { $0.formUnion($1.events) }
    try reader.scan(.all) { position, record in
      guard position.rawValue < moment.count else { return false }
      if let event = try ServiceEvent.recorded(at: position, record, where: events.contains) {
        try trace.take(event, isAhead: !moment.sees(event.occurredAt, event.event.name))
      }
      return true
    }
    return trace
  }
}
