internal import CustomerService
internal import EventSourcing

/// Which series of counters a satisfaction cell holds, as its other number.
enum AnswerSeries: Int32 {
  /// How often each score was given to visits and in periodic surveys: index 0 counts score 1.
  case service = 0
  /// The same for other departments' view of this one.
  case `internal`
  /// Recommendation and effort, by ``AnswerCounter``.
  case loyalty
  /// Surveys by the day on which they were issued: all, and those that were answered.
  case issued

  /// Where scores of `subject` count; how complaints were handled counts with them
  /// (``ClosureProjector``).
  init?(_ subject: SurveySubject) {
    switch subject {
    case .visit, .periodic: self = .service
    case .internal: self = .internal
    case .complaint: return nil
    }
  }
}

/// Which counter of ``AnswerSeries/loyalty`` and ``AnswerSeries/issued`` counts what.
enum AnswerCounter {
  static let recommendAll = 0
  /// 9 and 10.
  static let promoters = 1
  /// 0 to 6.
  static let detractors = 2
  static let effortAll = 3
  /// 5 to 7.
  static let easy = 4

  static let issued = 0
  static let answered = 1
}

/// What one answer adds: its score, and what was asked beside it.
struct Answer: EncodedRow {
  var score: Int64
  var day: Int32
  /// Whether the score came with the visit itself.
  var isOnSite = false
  var recommend: Int64?
  var effort: Int64?
  var groups = Groups()

  init(score: Int64, day: Int32) {
    self.score = score
    self.day = day
  }

  init?(bytes: [UInt8]) {
    var reader = IntegerReader(bytes.span.bytes)
    guard let score = reader.next(), let day = reader.next(), let groups = reader.nextGroups(),
      let isOnSite = reader.next(), let recommend = reader.next(), let effort = reader.next()
    else { return nil }
    self.score = score
    self.day = Int32(truncatingIfNeeded: day)
    self.groups = groups
    self.isOnSite = isOnSite == 1
    self.recommend = recommend < 0 ? nil : recommend
    self.effort = effort < 0 ? nil : effort
  }

  func encode(into row: inout IntegerRow) {
    row.append(score)
    row.append(Int64(day))
    row.append(groups)
    row.append(isOnSite ? 1 : 0)
    row.append(recommend ?? -1)
    row.append(effort ?? -1)
  }

  /// One score in its counter.
  func scores(_ change: Int64) -> Counters {
    var counters = Counters.zero
    if (1...5).contains(score) { counters[Int(score - 1)] = change }
    return counters
  }

  func loyalty(_ change: Int64) -> Counters {
    var counters = Counters.zero
    if let recommend {
      counters[AnswerCounter.recommendAll] = change
      counters[AnswerCounter.promoters] = recommend >= 9 ? change : 0
      counters[AnswerCounter.detractors] = recommend <= 6 ? change : 0
    }
    if let effort {
      counters[AnswerCounter.effortAll] = change
      counters[AnswerCounter.easy] = effort >= 5 ? change : 0
    }
    return counters
  }
}
