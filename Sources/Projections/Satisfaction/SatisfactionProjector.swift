package import CustomerService
package import EventSourcing

/// Counted ratings by day and score (满意度, domain.md §3.2): subject visit or periodic.
///
/// A superseded rating keeps the day of the rating that it corrects. When the technician of a visit
/// is corrected, its rating moves to them; a score given on site moves with the end of the visit.
package enum SatisfactionProjector: Projector {
  package static let name = "satisfaction"
  package static let version = 5
  package static let events: Set<EventName> = [
    .visitLogged, .visitAmended, .visitVoided, .surveyRecorded, .ratingSuperseded, .ratingVoided,
  ]

  package static func project(
    _ recorded: Recorded<ServiceEvent>, into model: ReadModel, zone: BusinessZone
  ) throws {
    let day = zone.date(of: recorded.occurredAt).daysSinceEpoch
    switch recorded.event {
    case .visitLogged(let visit):
      guard let score = visit.score else { return }
      var rating = Rating(score: score, day: day)
      rating.isOnSite = true
      rating.groups[.technician] = try model.number(of: visit.technician.text, in: .technician)
      rating.groups[.team] = try model.number(of: visit.team, in: .team)
      rating.groups[.service] = try model.number(of: visit.service, in: .service)
      rating.groups[.region] = try model.number(of: visit.region, in: .region)
      rating.groups[.channel] = try model.number(of: SurveyChannel.onsite.rawValue, in: .channel)
      replace(visit.visit, nil, rating, model)
    case .visitAmended(let amended):
      try amend(amended, in: model, zone)
    case .surveyRecorded(let survey):
      guard survey.subject == .visit || survey.subject == .periodic else { return }
      var rating = Rating(score: survey.score, day: day)
      rating.groups[.technician] = try model.number(of: survey.technician?.text, in: .technician)
      rating.groups[.team] = try model.number(of: survey.team, in: .team)
      rating.groups[.service] = try model.number(of: survey.service, in: .service)
      rating.groups[.region] = try model.number(of: survey.region, in: .region)
      rating.groups[.channel] = try model.number(of: survey.channel?.rawValue, in: .channel)
      if survey.subject == .visit, let ref = survey.ref {
        replace(VisitID(ref), nil, rating, model)
      } else {
        model.add(
          rating.counters(1), of: survey.survey.tag, .daily, day: day, groups: rating.groups)
      }
    case .ratingSuperseded(let change):
      guard let old = try rating(of: change.visit, model) else { return }
      var new = old
      new.score = change.score
      replace(change.visit, old, new, model)
    case .ratingVoided(let void):
      try remove(void.visit, model)
    case .visitVoided(let void):
      try remove(void.visit, model)
    default: break
    }
  }

  package static func facts(of event: ServiceEvent) -> [Tag] {
    switch event {
    case .visitLogged(let visit): [visit.visit.tag]
    case .visitAmended(let event): [event.visit.tag]
    case .visitVoided(let event): [event.visit.tag]
    case .surveyRecorded(let survey):
      if survey.subject == .visit, let ref = survey.ref {
        [VisitID(ref).tag]
      } else {
        [survey.survey.tag]
      }
    case .ratingSuperseded(let event): [event.visit.tag]
    case .ratingVoided(let event): [event.visit.tag]
    default: []
    }
  }

  private static func amend(
    _ amended: VisitAmended, in model: ReadModel, _ zone: BusinessZone
  ) throws {
    guard let old = try rating(of: amended.visit, model) else { return }
    var new = old
    let value = amended.change.after
    switch amended.change.field {
    case "technician": new.groups[.technician] = try model.number(of: value, in: .technician)
    case "team": new.groups[.team] = try model.number(of: value, in: .team)
    case "departed":
      guard old.isOnSite, let value, let moment = Timestamp(value, in: zone) else { return }
      new.day = zone.date(of: moment).daysSinceEpoch
    default: return
    }
    replace(amended.visit, old, new, model)
  }

  private static func rating(of visit: VisitID, _ model: ReadModel) throws -> Rating? {
    try model.row(RowKey(entity: visit.text)).flatMap(Rating.init(bytes:))
  }

  private static func remove(_ visit: VisitID, _ model: ReadModel) throws {
    guard let old = try rating(of: visit, model) else { return }
    replace(visit, old, nil, model)
  }

  private static func replace(
    _ visit: VisitID, _ old: Rating?, _ new: Rating?, _ model: ReadModel
  ) {
    for (rating, sign) in [(old, -1), (new, 1)] as [(Rating?, Int64)] {
      guard let rating else { continue }
      model.add(
        rating.counters(sign), of: visit.tag, .daily, day: rating.day, groups: rating.groups)
    }
    model.setRow(RowKey(entity: visit.text), new?.bytes)
  }

  private struct Rating {
    var score: Int64
    var day: Int32
    /// Whether the score came with the visit itself.
    var isOnSite = false
    var groups = Groups()

    init(score: Int64, day: Int32) {
      self.score = score
      self.day = day
    }

    init?(bytes: [UInt8]) {
      var reader = IntegerReader(bytes.span.bytes)
      guard let score = reader.next(), let day = reader.next(), let groups = reader.nextGroups(),
        let isOnSite = reader.next()
      else { return nil }
      self.score = score
      self.day = Int32(truncatingIfNeeded: day)
      self.groups = groups
      self.isOnSite = isOnSite == 1
    }

    var bytes: [UInt8] {
      var row = IntegerRow()
      row.append(score)
      row.append(Int64(day))
      row.append(groups)
      row.append(isOnSite ? 1 : 0)
      return row.bytes
    }

    /// One rating in the counter of its score: index 0 counts score 1.
    func counters(_ change: Int64) -> Counters {
      var counters = Counters.zero
      if (1...5).contains(score) { counters[Int(score - 1)] = change }
      return counters
    }
  }
}
