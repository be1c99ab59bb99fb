import CustomerService
import EventSourcing
import Foundation
import Projections

/// What the log says of the archive of one customer, for ``Reference``.
struct CustomerFacts {
  private let customer: String
  private var changes: [(at: Int64, event: ServiceEvent)] = []

  /// What the archive holds at a moment.
  private struct State {
    var fields: [ArchiveField: String] = [:]
    var isMerged = false
  }

  static func registered(_ events: [Recorded<ServiceEvent>]) -> [CustomerFacts] {
    var customers: [String: CustomerFacts] = [:]
    for event in events {
      let id: String
      switch event.event {
      case .customerRegistered(let it): id = it.customer.text
      case .customerUpdated(let it): id = it.customer.text
      case .customerRenamed(let it): id = it.customer.text
      case .archiveVerified(let it): id = it.customer.text
      case .customersMerged(let it): id = it.merged.text
      case .customersUnmerged(let it): id = it.merged.text
      default: continue
      }
      customers[id, default: CustomerFacts(customer: id)].changes.append(
        (event.occurredAt.rawValue, event.event))
    }
    return Array(customers.values)
  }

  private init(customer: String) { self.customer = customer }

  /// Nil for one who was not in the archive.
  private func state(_ changes: some Sequence<(at: Int64, event: ServiceEvent)>) -> State? {
    var state: State?
    func fill(_ values: [ArchiveField: String?]) {
      state?.fields.merge(values.compactMapValues(\.self)) { $1 }
    }
    for (_, event) in changes {
      switch event {
      case .customerRegistered(let it):
        state = State()
        fill([
          .name: it.name.map { $0.plain ?? "" }, .phone: it.phone.map { $0.plain ?? "" },
          .address: it.address.map { $0.plain ?? "" }, .region: it.region,
        ])
      case .customerUpdated(let it):
        fill([
          .name: it.name.map { $0.plain ?? "" }, .phone: it.phone.map { $0.plain ?? "" },
          .address: it.address.map { $0.plain ?? "" }, .region: it.region,
        ])
      case .customerRenamed(let it): fill([.name: it.name.plain ?? ""])
      case .customersMerged: state?.isMerged = true
      case .customersUnmerged: state?.isMerged = false
      default: break
      }
    }
    return state
  }

  private func group(_ dimension: String?, _ state: State?) -> String {
    switch dimension {
    case nil: ""
    case "customer": customer
    case "region": state?.fields[.region] ?? "(none)"
    default: "(none)"
    }
  }

  /// Adds what the customer counts for.
  ///
  /// `end` is that of the period or of the day of the look; `yearAgo` lies twelve months before it.
  func add(
    to figures: inout [String: Reference.Figure], _ kpi: KPIName, _ basis: KPIBasis?, _ span: Span,
    by dimension: String?, end: Int64, yearAgo: Int64
  ) {
    if kpi == .archive_accuracy, basis == .fields {
      for (index, change) in changes.enumerated() where span.contains(change.at) {
        guard case .archiveVerified(let verified) = change.event else { continue }
        let group = group(dimension, state(changes.prefix(index)))
        figures[group, default: Reference.Figure()].denominator += 1
        figures[group, default: Reference.Figure()].numerator += verified.correct ? 1 : 0
      }
      return
    }
    guard let state = state(changes.filter { $0.at < end }), !state.isMerged else { return }
    var figure = figures[group(dimension, state)] ?? Reference.Figure()
    switch (kpi, basis) {
    case (.archive_accuracy, _):
      let isVerified = changes.contains { at, event in
        if case .archiveVerified = event { yearAgo <= at && at < end } else { false }
      }
      figure.denominator += 1
      figure.numerator += isVerified ? 1 : 0
    case (_, .full):
      figure.denominator += 1
      figure.numerator += state.fields.count == 4 ? 1 : 0
    default:
      figure.denominator += 4
      figure.numerator += Int64(state.fields.count)
    }
    figures[group(dimension, state)] = figure
  }
}
