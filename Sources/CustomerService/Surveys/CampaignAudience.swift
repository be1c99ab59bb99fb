/// Whom a round of surveys asks.
package enum CampaignAudience: String, Term {
  case customers, `internal`

  package var chinese: String {
    switch self {
    case .customers: "客户"
    case .internal: "内部客户"
    }
  }

  /// What the scores of such a round are about.
  var subject: SurveySubject {
    switch self {
    case .customers: .periodic
    case .internal: .internal
    }
  }
}
