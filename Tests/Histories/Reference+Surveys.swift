import CustomerService
import EventSourcing

/// An answer to a survey that counts.
struct ReferenceAnswer: Grouped {
  var at: Int64
  var survey: SurveyRecorded
  var groups: [String: String]

  /// All answers but those about visits whose rating or which themselves were voided.
  static func standing(_ events: [Recorded<ServiceEvent>]) -> [ReferenceAnswer] {
    var answers: [ReferenceAnswer] = []
    for event in events {
      switch event.event {
      case .surveyRecorded(let it):
        let groups = [
          "technician": it.technician?.text, "team": it.team, "service": it.service,
          "region": it.region, "channel": it.channel?.rawValue, "contract": it.contract?.text,
          "customer": it.customer?.text,
        ]
        answers.append(
          ReferenceAnswer(
            at: event.occurredAt.rawValue, survey: it, groups: groups.compactMapValues { $0 }))
      case .ratingVoided(let it): answers.removeAll { $0.isAbout(it.visit) }
      case .visitVoided(let it): answers.removeAll { $0.isAbout(it.visit) }
      case .visitAmended(let it) where ["technician", "team"].contains(it.change.field):
        for index in answers.indices where answers[index].isAbout(it.visit) {
          answers[index].groups.amend(it.change)
        }
      default: continue
      }
    }
    return answers
  }

  private func isAbout(_ visit: VisitID) -> Bool {
    survey.subject == .visit && survey.ref == visit.text
  }
}

/// A survey that was issued, and whether it came back.
struct ReferenceIssue: Grouped {
  var at: Int64
  var isAnswered = false
  var groups: [String: String]

  static func all(_ events: [Recorded<ServiceEvent>]) -> [ReferenceIssue] {
    var issued: [String: ReferenceIssue] = [:]
    for event in events {
      switch event.event {
      case .surveyIssued(let it):
        let groups = [
          "technician": it.group.technician?.text, "team": it.group.team,
          "service": it.group.service, "region": it.group.region,
          "channel": it.channel?.rawValue, "customer": it.customer?.text,
        ]
        issued[it.survey.text] = ReferenceIssue(
          at: event.occurredAt.rawValue, groups: groups.compactMapValues { $0 })
      case .surveyRecorded(let it): issued[it.survey.text]?.isAnswered = true
      default: continue
      }
    }
    return Array(issued.values)
  }
}
