package import EventSourcing

/// When the department last dealt with each customer, and when each technician left.
///
/// Keeping their details, checking and reading them is no dealing, or no time would ever be over.
package struct Dealings {
  package static let events: Set<EventName> = [
    .customerRegistered, .consentRecorded, .servicePlanDesigned, .technicianAssigned, .visitLogged,
    .surveyRecorded, .contactRecorded, .consultationAnswered, .suggestionRecorded,
    .followUpRecorded,
    .complaintFiled, .complaintClosed, .complaintReopened, .contractSigned, .contractRenewed,
    .contractTerminated, .customersMerged, .customersUnmerged, .technicianLeft,
  ]

  /// By business time.
  private var lasts: [CustomerID: Timestamp] = [:]
  private var survivors: [CustomerID: CustomerID] = [:]
  package private(set) var lastDays: [TechnicianID: CalendarDate] = [:]

  package init() {}

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .customersMerged(let event): survivors[event.merged] = event.survivor
    case .customersUnmerged(let event): survivors[event.merged] = nil
    case .technicianLeft(let event): lastDays[event.technician] = event.lastDay
    default:
      let prefix = CustomerKey.kind + ":"
      guard let tag = recorded.event.payload.tags.first(where: { $0.text.hasPrefix(prefix) })
      else { return }
      let customer = CustomerID(String(tag.text.dropFirst(prefix.count)))
      lasts[customer] = max(lasts[customer] ?? recorded.occurredAt, recorded.occurredAt)
    }
  }

  /// Each customer, with the ids that were merged into them and the last dealing with any of these.
  package var customers: [CustomerID: (ids: [CustomerID], last: Timestamp)] {
    var customers: [CustomerID: (ids: [CustomerID], last: Timestamp)] = [:]
    for (id, last) in lasts {
      var survivor = id
      while let next = survivors[survivor] { survivor = next }
      let known = customers[survivor] ?? ([], last)
      customers[survivor] = (known.ids + [id], max(known.last, last))
    }
    return customers
  }
}
