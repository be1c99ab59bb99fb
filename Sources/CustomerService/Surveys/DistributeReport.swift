package import EventSourcing

/// The analysis is sent to the departments it concerns and to the general manager: 通报.
package struct DistributeReport: Command {
  package static let name = "campaign.distribute"
  package static let roles = Role.leaders

  package var campaign: CampaignID
  package var recipients: [String]

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    campaign = try fields.id("campaign")
    recipients = try fields.list("recipients")
    guard !recipients.isEmpty else {
      throw MalformedField(
        "recipients", Localized(zh: "至少一个接收方", en: "at least one recipient"))
    }
  }

  package var stream: Tag { campaign.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try context.knownCampaign(campaign).isPublished else {
      throw Refusal.notPublished(campaign.text)
    }
    var event = ReportDistributed()
    event.campaign = campaign
    event.recipients = recipients
    return [.reportDistributed(event)]
  }
}
