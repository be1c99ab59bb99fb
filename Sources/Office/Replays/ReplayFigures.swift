internal import CustomerService
internal import EventLog
internal import EventSourcing
internal import Projections

/// Follows in which KPI cells the subject of a replay counts.
///
/// A projector runs over the subject's own events and `KPIQuery` answers for its months, so that a
/// replay cannot differ from the KPIs of the office.
struct ReplayFigures {
  private let projector: any KPIProjector.Type
  private let kpis: [KPIName]
  private let zone: BusinessZone
  private let view = MemoryView()
  /// The first days of the months in which the subject may count.
  private var months: Set<CalendarDate> = []
  private(set) var shares: [KPIShare] = []

  /// Nil for a subject whose figures are not followed.
  init?(_ subject: ReplaySubject, _ zone: BusinessZone) {
    switch subject.entity {
    case .complaint: projector = ClosureProjector.self
    case .visit, .assignment: projector = SatisfactionProjector.self
    case .contract: projector = RenewalProjector.self
    default: return nil
    }
    let projector = projector
    kpis = KPIName.headlines.filter { $0.projectors.contains { $0 == projector } }
    self.zone = zone
  }

  /// Takes the next event, after which the subject is in `state`.
  ///
  /// - Returns: What changed.
  mutating func apply(
    _ event: Recorded<ServiceEvent>, _ state: any Replayed
  ) throws -> [KPIShare] {
    let isWanted = projector.events.contains(event.event.name)
    let known = months
    months.formUnion(touched(by: event, state))
    guard isWanted || months != known else { return [] }
    if isWanted {
      let model = ReadModel(view)
      try projector.project(event, into: model, zone: zone)
      try model.flush()
    }
    let before = shares
    shares = try answers(on: zone.date(of: event.occurredAt))
    return Self.difference(before, shares)
  }

  /// An open complaint counts in every month; a contract only in that of its scheduled end.
  private func touched(
    by event: Recorded<ServiceEvent>, _ state: any Replayed
  ) -> Set<CalendarDate> {
    if let contract = state as? ContractState {
      return contract.terms.map { [Self.month(of: $0.end)] } ?? []
    }
    let now = Self.month(of: zone.date(of: event.occurredAt))
    guard let complaint = state as? Complaint, let filedAt = complaint.filedAt else { return [now] }
    var touched: Set = [Self.month(of: zone.date(of: complaint.filed.resolveDue))]
    var month = Self.month(of: zone.date(of: filedAt))
    while month <= now {
      touched.insert(month)
      month = Self.month(of: month.advanced(by: 31))
    }
    return touched
  }

  private func answers(on today: CalendarDate) throws -> [KPIShare] {
    let model = ReadModel(view)
    // What is due or ends later is known already; which dockets will hold a complaint is not.
    let present = KPIQuery([(projector, model)], today: today)
    let future = KPIQuery(
      [(projector, model)], today: CalendarDate(daysSinceEpoch: .max))
    var shares: [KPIShare] = []
    for period in months.sorted().flatMap({ Self.period($0) }) {
      for kpi in kpis {
        for basis in kpi.bases {
          let query = basis == .docket ? present : future
          for answer in try query.answer(kpi, basis, period)
          where answer.numerator != 0 || answer.denominator != 0 {
            shares.append(
              KPIShare(
                kpi: kpi, basis: basis, period: period.text, numerator: answer.numerator,
                denominator: answer.denominator))
          }
        }
      }
    }
    return shares
  }

  private static func difference(_ old: [KPIShare], _ new: [KPIShare]) -> [KPIShare] {
    func isSameCell(_ a: KPIShare, _ b: KPIShare) -> Bool {
      a.kpi == b.kpi && a.basis == b.basis && a.period == b.period
    }
    let changed = new.compactMap { share -> KPIShare? in
      guard let before = old.first(where: { isSameCell($0, share) }) else { return share }
      var change = share
      change.numerator -= before.numerator
      change.denominator -= before.denominator
      return change.numerator == 0 && change.denominator == 0 ? nil : change
    }
    let gone = old.filter { share in !new.contains { isSameCell($0, share) } }
    return changed
      + gone.map { share in
        var change = share
        change.numerator = -share.numerator
        change.denominator = -share.denominator
        return change
      }
  }

  private static func month(of date: CalendarDate) -> CalendarDate {
    date.advanced(by: 1 - date.components.day)
  }

  private static func period(_ month: CalendarDate) -> [Period] {
    Period(text: "", first: month, last: month).months.compactMap { Period($0.text) }
  }
}
