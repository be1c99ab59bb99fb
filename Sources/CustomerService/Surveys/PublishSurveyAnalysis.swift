package import EventSourcing

/// What a round of surveys showed is written down: 统计分析报告.
///
/// It may be repeated as more answers come in.
package struct PublishSurveyAnalysis: Command {
  package static let name = "campaign.publish"
  package static let roles = Role.leaders

  package var campaign: CampaignID
  package var analysis: String
  package var qualityProblems: [String]

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    campaign = try fields.id("campaign")
    analysis = try fields.text("analysis")
    qualityProblems = try fields.list("qualityProblems")
  }

  package var stream: Tag { campaign.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    _ = try context.knownCampaign(campaign)
    var event = SurveyAnalysisPublished()
    event.campaign = campaign
    event.analysis = analysis
    event.qualityProblems = qualityProblems
    return [.surveyAnalysisPublished(event)]
  }
}
