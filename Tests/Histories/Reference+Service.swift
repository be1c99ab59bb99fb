import CustomerService
import EventSourcing
import Projections

extension Reference {
  /// Adds the figures that stand on visits, incidents, surveys and shifts.
  func addService(_ kpi: KPIName, _ span: Span, _ count: Counter) {
    switch kpi {
    case .visits, .punctuality, .follow_up_coverage, .complaint_rate, .accident_rate:
      for visit in visits where span.contains(visit.departed) {
        count(visit) { add(visit, kpi, to: &$0) }
      }
    case .first_time_fix:
      for repair in repairs where span.contains(repair.first.departed) {
        count(repair) { figure in
          figure.denominator += 1
          figure.numerator += repair.isFixed ? 1 : 0
          let isFinal = Self.day(repair.first.departed) + 30 < today
          figure.pending += repair.isFixed && !isFinal ? 1 : 0
        }
      }
    case .utilisation:
      for visit in visits where span.contains(visit.departed) {
        count(visit) { $0.numerator += (visit.departed - visit.arrived) / 60_000 }
      }
      let days = Self.day(span.start)..<min(Self.day(span.end), today + 1)
      for shift in ReferenceShift.all(events, on: days) {
        count(shift) { $0.denominator += shift.minutes }
      }
    default: addAnswers(kpi, span, count)
    }
    switch kpi {
    case .complaint_rate:
      for complaint in complaints where span.contains(complaint.filedAt) {
        count(complaint) { $0.numerator += 1 }
      }
    case .accident_rate:
      for accident in accidents where span.contains(accident.at) {
        count(accident) { $0.numerator += 1 }
      }
    default: break
    }
  }

  private func add(_ visit: ReferenceVisit, _ kpi: KPIName, to figure: inout Figure) {
    switch kpi {
    case .visits:
      figure.denominator += 1
      figure.numerator += visit.isCompleted ? 1 : 0
    case .punctuality:
      figure.denominator += 1
      figure.numerator += visit.isPunctual ? 1 : 0
    case .follow_up_coverage:
      guard visit.isCompleted else { return }
      figure.denominator += 1
      figure.numerator += visit.isFollowedUp ? 1 : 0
      figure.pending += !visit.isFollowedUp && today <= visit.lastDayForCall ? 1 : 0
    default: figure.denominator += visit.isCompleted ? 1 : 0
    }
  }

  private func addAnswers(_ kpi: KPIName, _ span: Span, _ count: Counter) {
    if kpi == .response_rate {
      for issue in issues where span.contains(issue.at) {
        count(issue) { figure in
          figure.denominator += 1
          figure.numerator += issue.isAnswered ? 1 : 0
        }
      }
      return
    }
    for answer in answers where span.contains(answer.at) {
      let (survey, score) = (answer.survey, answer.survey.score)
      count(answer) { figure in
        func add(_ numerator: Int64) {
          figure.denominator += 1
          figure.numerator += numerator
        }
        switch kpi {
        case .internal_satisfaction where survey.subject == .internal: add(score >= 4 ? 1 : 0)
        case .nps:
          guard survey.subject != .internal, let likelihood = survey.recommend else { return }
          add(likelihood >= 9 ? 1 : likelihood <= 6 ? -1 : 0)
        case .ces:
          guard survey.subject != .internal, let effort = survey.effort else { return }
          add(effort >= 5 ? 1 : 0)
        default: break
        }
      }
    }
  }
}
