package import CustomerService
import EventLog
package import EventSourcing
package import Projections

/// KPI figures straight from domain.md §3: folds the visible events into facts and counts those.
///
/// It knows no cells, days of zones or read models.
package struct Reference {
  package struct Figure: Equatable {
    package var numerator: Int64 = 0
    package var denominator: Int64 = 0
    package var pending: Int64 = 0
    package var docket: [Int64] = [0, 0, 0, 0, 0]
    package var values: [Int64: Int64] = [:]
  }

  private let ratings: [Rating]
  let complaints: [ComplaintFacts]
  private let contracts: [Contract]
  let visits: [ReferenceVisit]
  let repairs: [ReferenceRepair]
  let accidents: [ReferenceAccident]
  let answers: [ReferenceAnswer]
  let issues: [ReferenceIssue]
  /// What is seen at the moment.
  let events: [Recorded<ServiceEvent>]
  private let customers: [CustomerFacts]
  let targets: TargetFacts
  /// The local day of the as-of moment, from 1970.
  let today: Int64

  /// - Parameters:
  ///   - events: What was recorded by the as-of moment.
  ///   - moment: The as-of time, before which facts must have occurred; nil for all.
  ///   - today: The as-of moment's or the clock's reading.
  package init(_ events: [Recorded<ServiceEvent>], before moment: Timestamp?, today: Timestamp) {
    let occurred = events.filter { event in
      moment.map { event.occurredAt < $0 } ?? true || event.event.isCorrection
    }
    ratings = Rating.counted(occurred)
    complaints = ComplaintFacts.filed(occurred)
    contracts = Contract.signed(occurred)
    visits = ReferenceVisit.standing(occurred)
    repairs = ReferenceRepair.all(visits)
    accidents = ReferenceAccident.confirmed(occurred)
    answers = ReferenceAnswer.standing(occurred)
    issues = ReferenceIssue.all(occurred)
    self.events = occurred
    customers = CustomerFacts.registered(occurred)
    targets = TargetFacts(occurred)
    self.today = Self.day(today.rawValue)
  }

  /// The day in Asia/Shanghai, which is always eight hours ahead of UTC.
  static func day(_ moment: Int64) -> Int64 {
    let (days, rest) = (moment + 8 * 3_600_000).quotientAndRemainder(dividingBy: 86_400_000)
    return rest < 0 ? days - 1 : days
  }

  private static let ages: [(ClosedRange<Int64>, String)] = [
    (0...3, "0-3"), (4...7, "4-7"), (8...15, "8-15"), (16...30, "16-30"), (31...(.max), "31+"),
  ]

  /// Lets a fact add to the figure of its group.
  typealias Counter = (any Grouped, (inout Figure) -> Void) -> Void

  /// The figures of each group of `dimension` that has any, or of the whole under an empty text.
  ///
  /// The parts of a group's figure stand behind a point.
  package func figures(
    _ kpi: KPIName, _ basis: KPIBasis?, _ span: Span, by dimension: String?
  ) -> [String: Figure] {
    guard Self.day(span.start) <= today || basis == .on_time else { return [:] }
    var figures: [String: Figure] = [:]
    func count<Fact: Grouped>(_ facts: [Fact], _ add: (Fact, inout Figure) -> Void) {
      for fact in facts {
        let group = dimension.map { fact.groups[$0] ?? "(none)" } ?? ""
        add(fact, &figures[group, default: Figure()])
      }
    }
    switch kpi {
    case .satisfaction, .dissatisfied, .mean_score:
      count(ratings.filter { span.contains($0.at) }) { rating, figure in
        figure.denominator += 1
        switch kpi {
        case .mean_score:
          figure.numerator += rating.score
          figure.values[rating.score, default: 0] += 1
        case .dissatisfied: figure.numerator += rating.score <= 2 ? 1 : 0
        default: figure.numerator += rating.score >= 4 ? 1 : 0
        }
      }
    case .closure, .clearance:
      count(complaints) { complaint, figure in
        complaint.add(to: &figure, kpi, basis, span)
        guard basis == .on_time, span.contains(complaint.due), today <= Self.day(complaint.due),
          complaint.standingClose(before: span.end) == nil
        else { return }
        figure.pending += 1
      }
    case .time_to_acknowledge, .time_to_close, .time_to_first_response:
      count(complaints) { complaint, figure in
        guard let (end, seconds) = complaint.duration(kpi, basis), span.contains(end) else {
          return
        }
        figure.numerator += seconds
        figure.denominator += 1
        figure.values[seconds, default: 0] += 1
      }
    case .complaint_satisfaction:
      for complaint in complaints {
        for rating in complaint.ratings where span.contains(rating.at) {
          var groups = complaint.groups
          groups["channel"] = rating.channel
          let group = dimension.map { groups[$0] ?? "(none)" } ?? ""
          figures[group, default: Figure()].denominator += 1
          figures[group, default: Figure()].numerator += rating.score >= 4 ? 1 : 0
        }
      }
    case .reopen, .repeat:
      count(complaints) { $0.add(to: &$1, kpi, basis, span) }
    case .open_ageing:
      let end = min(span.end, (today + 1) * 86_400_000 - 8 * 3_600_000)
      for complaint in complaints where complaint.isOpen(before: end) {
        let group = dimension.map { complaint.groups[$0] ?? "(none)" } ?? ""
        let age = Self.day(end - 1) - Self.day(complaint.filedAt)
        for (ages, text) in Self.ages {
          figures["\(group) · \(text)", default: Figure()].denominator += 1
          figures["\(group) · \(text)", default: Figure()].numerator += ages.contains(age) ? 1 : 0
        }
      }
    case .archive_completeness, .archive_accuracy:
      let end = min(span.end, (today + 1) * 86_400_000 - 8 * 3_600_000)
      let yearAgo = Span.yearBefore(min(span.end, today * 86_400_000 - 8 * 3_600_000))
      for customer in customers {
        customer.add(to: &figures, kpi, basis, span, by: dimension, end: end, yearAgo: yearAgo)
      }
    case .target_completion: figures = completions(span, by: dimension)
    case .renewal:
      let cohort = contracts.filter {
        $0.isRenewable && $0.end < today
          && (Self.day(span.start)..<Self.day(span.end)).contains($0.end)
      }
      count(cohort) { $0.add(to: &$1, byValue: basis == .value, today: today) }
    default:
      addService(kpi, span) { fact, add in
        let group = dimension.map { fact.groups[$0] ?? "(none)" } ?? ""
        add(&figures[group, default: Figure()])
      }
    }
    return figures.filter { $0.value != Figure() }
  }
}

protocol Grouped {
  /// The group in each dimension; a dimension without a value is left out.
  var groups: [String: String] { get }
}

private struct Rating: Grouped {
  var at: Int64
  var score: Int64
  /// Whether the score is part of what was logged of the visit.
  var isOnSite = false
  var groups: [String: String]

  /// The first rating of each visit that was not voided, and every periodic one.
  static func counted(_ events: [Recorded<ServiceEvent>]) -> [Rating] {
    var byVisit: [String: Rating] = [:]
    var periodic: [Rating] = []
    for event in events {
      switch event.event {
      case .visitLogged(let visit):
        guard let score = visit.score else { continue }
        let groups = [
          "technician": visit.technician.text, "team": visit.team, "service": visit.service,
          "region": visit.region, "channel": "onsite", "contract": visit.contract?.text,
          "customer": visit.customer.text,
        ]
        byVisit[visit.visit.text] = Rating(
          at: event.occurredAt.rawValue, score: score, isOnSite: true,
          groups: groups.compactMapValues { $0 })
      case .surveyRecorded(let survey):
        let groups = [
          "technician": survey.technician?.text, "team": survey.team, "service": survey.service,
          "region": survey.region, "channel": survey.channel?.rawValue,
          "contract": survey.contract?.text, "customer": survey.customer?.text,
        ]
        let rating = Rating(
          at: event.occurredAt.rawValue, score: survey.score,
          groups: groups.compactMapValues { $0 })
        if survey.subject == .periodic { periodic.append(rating) }
        if survey.subject == .visit, let ref = survey.ref { byVisit[ref] = rating }
      case .visitAmended(let amended):
        let visit = amended.visit.text
        switch amended.change.field {
        case "technician", "team": byVisit[visit]?.groups.amend(amended.change)
        case "departed" where byVisit[visit]?.isOnSite == true:
          guard let moment = amended.change.moment else { continue }
          byVisit[visit]?.at = moment
        default: continue
        }
      case .ratingSuperseded(let change): byVisit[change.visit.text]?.score = change.score
      case .ratingVoided(let void): byVisit[void.visit.text] = nil
      case .visitVoided(let void): byVisit[void.visit.text] = nil
      default: continue
      }
    }
    return byVisit.values + periodic
  }
}

private struct Contract: Grouped {
  /// The last day, from 1970.
  var end: Int64
  var priceFen: Int64
  var isRenewable: Bool
  var groups: [String: String]
  var isRenewed = false
  var isGivenUp = false

  /// The contracts that are not void, successors included.
  static func signed(_ events: [Recorded<ServiceEvent>]) -> [Contract] {
    var contracts: [String: Contract] = [:]
    func add(
      _ id: ContractID, _ customer: CustomerID, _ end: CalendarDate, _ price: Int64?,
      _ service: String, _ region: String?, _ isRenewable: Bool = true
    ) {
      contracts[id.text] = Contract(
        end: Int64(end.daysSinceEpoch), priceFen: price ?? 0, isRenewable: isRenewable,
        groups: [
          "service": service, "region": region, "contract": id.text, "customer": customer.text,
        ].compactMapValues { $0 })
    }
    for event in events {
      switch event.event {
      case .contractSigned(let it):
        add(it.contract, it.customer, it.end, it.priceFen, it.service, it.region, it.renewable)
      case .contractAmended(let it): contracts[it.contract.text]?.amend(it.change)
      case .contractRenewed(let it):
        contracts[it.contract.text]?.isRenewed = true
        contracts[it.contract.text]?.isGivenUp = false
        add(it.successor, it.customer, it.end, it.priceFen, it.service, it.region)
      case .renewalCancelled(let it):
        contracts[it.contract.text]?.isRenewed = false
        contracts[it.successor.text] = nil
      case .renewalDeclined(let it): contracts[it.contract.text]?.isGivenUp = true
      case .contractTerminated(let it): contracts[it.contract.text]?.isGivenUp = true
      case .contractVoided(let it): contracts[it.contract.text] = nil
      default: continue
      }
    }
    return Array(contracts.values)
  }

  private mutating func amend(_ change: Amendment) {
    switch change.field {
    case "end":
      if let day = change.after.flatMap({ CalendarDate($0) }) { end = Int64(day.daysSinceEpoch) }
    case "priceFen": priceFen = change.after.flatMap { Int64($0) } ?? 0
    case "renewable": isRenewable = change.after == "true"
    case "service", "region": groups.amend(change)
    default: break
    }
  }

  func add(to figure: inout Reference.Figure, byValue: Bool, today: Int64) {
    let weight = byValue ? priceFen : 1
    figure.denominator += weight
    if isRenewed { figure.numerator += weight }
    if !isRenewed, !isGivenUp, today <= end + 30 { figure.pending += 1 }
  }
}

extension [String: String] {
  /// Puts the new value of the changed field in the place of the old one.
  mutating func amend(_ change: Amendment) { self[change.field] = change.after }
}

extension Amendment {
  /// The new value as a moment in milliseconds.
  var moment: Int64? { after.flatMap { Timestamp($0, in: .shanghai)?.rawValue } }
}

extension ServiceEvent {
  /// Whether the event takes back what was recorded: visible from its recording on.
  package var isCorrection: Bool {
    switch self {
    case .visitAmended, .visitVoided, .ratingSuperseded, .ratingVoided, .complaintAmended,
      .complaintAssessed, .complaintDuplicateMarked, .complaintInvalidMarked, .contractAmended,
      .renewalCancelled, .contractVoided, .incidentDowngraded:
      true
    default: false
    }
  }
}
