package import EventSourcing

/// A round of surveys begins: 定期满意度调查.
package struct LaunchCampaign: Command {
  package static let name = "campaign.launch"
  package static let roles = Role.leaders

  package var campaign: CampaignID
  package var title: String
  package var audience: CampaignAudience
  package var population: String
  package var sample: Int64?
  package var questions: [String]

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    campaign = try fields.id("campaign")
    title = try fields.text("title")
    audience = try fields.optionalTerm("audience") ?? .customers
    population = try fields.text("population")
    sample = try fields.optionalInteger("sample", in: 1...1_000_000)
    questions = try fields.list("questions")
  }

  package var stream: Tag { campaign.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try context.fold(CampaignState.self, campaign).launched == nil else {
      throw Refusal.alreadyExists(.campaign, campaign.text)
    }
    var event = CampaignLaunched()
    event.campaign = campaign
    event.title = title
    event.audience = audience
    event.population = population
    event.sample = sample
    event.questions = questions
    return [.campaignLaunched(event)]
  }
}
