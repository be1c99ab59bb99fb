import CustomerService
import EventSourcing
import Projections

/// What the log says of one complaint, for ``Reference``.
struct ComplaintFacts: Grouped {
  var customer: String
  var filedAt: Int64
  var due: Int64
  var groups: [String: String]
  var closings: [Int64] = []
  var reopenings: [Int64] = []
  var acknowledgements: [Int64] = []
  /// When staff told the customer something.
  var answers: [Int64] = []
  var pauses: [(start: Int64, end: Int64?)] = []
  var ratings: [Rating] = []
  /// Whether the customer complained of the same up to 90 days before.
  var isRepeat = false

  /// A score for the handling, under the channel by which it was given.
  struct Rating {
    var at: Int64
    var score: Int64
    var channel: String?
  }

  /// The complaints that are not void.
  static func filed(_ events: [Recorded<ServiceEvent>]) -> [ComplaintFacts] {
    var complaints: [String: ComplaintFacts] = [:]
    var order: [String] = []
    var survivors: [String: String] = [:]
    for event in events {
      let at = event.occurredAt.rawValue
      switch event.event {
      case .complaintFiled(let filed):
        complaints[filed.complaint.text] = ComplaintFacts(filed, at)
        order.append(filed.complaint.text)
      case .complaintDuplicateMarked(let marked): complaints[marked.complaint.text] = nil
      case .complaintInvalidMarked(let marked): complaints[marked.complaint.text] = nil
      case .customersMerged(let it): survivors[it.merged.text] = it.survivor.text
      case .customersUnmerged(let it): survivors[it.merged.text] = nil
      case .followUpRecorded(let call):
        if call.connected, let id = call.complaint?.text { complaints[id]?.answers.append(at) }
      case .surveyRecorded(let survey):
        guard survey.subject == .complaint, let id = survey.ref else { continue }
        let channel = survey.channel?.rawValue
        complaints[id]?.ratings.append(Rating(at: at, score: survey.score, channel: channel))
      default:
        guard let tag = event.event.payload.tags.first, tag.text.hasPrefix("complaint:") else {
          continue
        }
        complaints[String(tag.text.dropFirst(10))]?.apply(event.event, at)
      }
    }
    var found = order.compactMap { complaints[$0] }
    for (index, one) in found.enumerated() {
      found[index].isRepeat = found.enumerated().contains { other, before in
        let days = Reference.day(one.filedAt) - Reference.day(before.filedAt)
        let isEarlier = (before.filedAt, other) < (one.filedAt, index)
        return isEarlier && days <= 90 && before.groups["category"] == one.groups["category"]
          && survivor(before.customer, survivors) == survivor(one.customer, survivors)
      }
    }
    return found
  }

  private static func survivor(_ customer: String, _ survivors: [String: String]) -> String {
    survivors[customer].map { survivor($0, survivors) } ?? customer
  }

  private init(_ filed: ComplaintFiled, _ at: Int64) {
    customer = filed.customer.text
    filedAt = at
    due = filed.resolveDue.rawValue
    groups = [
      "technician": filed.technician?.text, "team": filed.team, "service": filed.service,
      "region": filed.region, "channel": filed.channel.rawValue,
      "category": filed.category.rawValue, "severity": filed.severity.rawValue,
      "contract": filed.contract?.text, "customer": filed.customer.text,
    ].compactMapValues { $0 }
  }

  private mutating func apply(_ event: ServiceEvent, _ at: Int64) {
    switch event {
    case .complaintAmended(let amended):
      let fields = ["technician", "team", "service", "region", "channel", "contract"]
      if fields.contains(amended.change.field) { groups.amend(amended.change) }
    case .complaintAssessed(let assessed):
      groups["category"] = assessed.category.rawValue
      groups["severity"] = assessed.severity.rawValue
    case .handlerAssigned(let assigned): groups["handler"] = assigned.handler
    case .complaintAcknowledged:
      acknowledgements.append(at)
      answers.append(at)
    case .resolutionProposed: answers.append(at)
    case .complaintPaused: pauses.append((at, nil))
    case .complaintResumed: endPause(at)
    case .complaintClosed:
      endPause(at)
      closings.append(at)
    case .complaintReopened: reopenings.append(at)
    default: break
    }
  }

  private mutating func endPause(_ at: Int64) {
    if pauses.last?.end == nil, !pauses.isEmpty { pauses[pauses.count - 1].end = at }
  }

  /// When what is measured came to its end, and after how many whole seconds.
  func duration(_ kpi: KPIName, _ basis: KPIBasis?) -> (end: Int64, seconds: Int64)? {
    let end: Int64?
    switch kpi {
    case .time_to_acknowledge: end = acknowledgements.first
    case .time_to_first_response: end = answers.filter { $0 >= filedAt }.min()
    default: end = standingClose(before: .max)
    }
    guard let end else { return nil }
    let isFirst = basis == .first || basis == .first_business
    let isNet = basis == .net || basis == .net_business
    let time = basis?.rawValue.hasSuffix("business") == true ? Self.worked : { $1 - $0 }
    var measured = time(filedAt, isFirst ? closings[0] : end)
    for pause in pauses where isNet { measured -= time(pause.start, pause.end ?? end) }
    return (end, measured / 1000)
  }

  /// Milliseconds from 9 to 18 of Mondays to Fridays; no random office sets other hours.
  private static func worked(_ start: Int64, _ end: Int64) -> Int64 {
    guard start < end else { return 0 }
    return (Reference.day(start)...Reference.day(end)).reduce(0) { sum, day in
      // 1970-01-01 was a Thursday.
      guard (day + 3) % 7 < 5 else { return sum }
      let opening = (day * 24 + 9 - 8) * 3_600_000
      return sum + max(0, min(end, opening + 9 * 3_600_000) - max(start, opening))
    }
  }

  /// The close that stands just before `moment`; nil when there is none or it was undone.
  func standingClose(before moment: Int64) -> Int64? {
    let closed = closings.filter { $0 < moment }
    return closed.count > reopenings.count { $0 < moment } ? closed.last : nil
  }

  func isOpen(before moment: Int64) -> Bool {
    filedAt < moment && standingClose(before: moment) == nil
  }

  func add(
    to figure: inout Reference.Figure, _ kpi: KPIName, _ basis: KPIBasis?, _ span: Span
  ) {
    let wasFiled = span.contains(filedAt)
    let standing = standingClose(before: span.end)
    func count(_ belongs: Bool, _ counts: Bool) {
      guard belongs else { return }
      figure.denominator += 1
      if counts { figure.numerator += 1 }
    }
    switch (kpi, basis) {
    case (.clearance, _):
      figure.denominator += wasFiled ? 1 : 0
      figure.numerator += Int64(closings.count(where: span.contains))
    case (.reopen, _):
      for (index, closing) in closings.enumerated() where span.contains(closing) {
        let next = index < reopenings.count ? reopenings[index] : nil
        count(true, next.map { Reference.day($0) - Reference.day(closing) <= 30 } ?? false)
      }
    case (.repeat, _): count(wasFiled, isRepeat)
    case (_, .cohort): count(wasFiled, standingClose(before: .max) != nil)
    case (_, .on_time): count(span.contains(due), standing.map { $0 <= due } ?? false)
    default:
      let wasOpen = isOpen(before: span.start)
      count(wasOpen || wasFiled || reopenings.contains(where: span.contains), standing != nil)
      figure.docket[0] += wasOpen ? 1 : 0
      figure.docket[1] += wasFiled ? 1 : 0
      figure.docket[2] += Int64(reopenings.count(where: span.contains))
      figure.docket[3] += Int64(closings.count(where: span.contains))
      figure.docket[4] += isOpen(before: span.end) ? 1 : 0
    }
  }
}
