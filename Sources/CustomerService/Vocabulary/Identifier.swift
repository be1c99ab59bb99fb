package import EventSourcing

/// What an ``Identifier`` names; its `kind` is the tag's prefix.
package protocol EntityKey: Sendable {
  static var kind: String { get }
}

/// A name that the office gave to one of its customers, complaints and so on: 1–64 characters.
package struct Identifier<Kind: EntityKey>: Hashable, Sendable {
  package var text: String

  package init(_ text: String) { self.text = text }

  /// The stream of everything that happened to the entity.
  package var tag: Tag { Tag(Kind.kind, text) }
}

package enum CustomerKey: EntityKey { package static let kind = "customer" }
package enum TechnicianKey: EntityKey { package static let kind = "technician" }
package enum OrderKey: EntityKey { package static let kind = "order" }
package enum VisitKey: EntityKey { package static let kind = "visit" }
package enum ComplaintKey: EntityKey { package static let kind = "complaint" }
package enum ContractKey: EntityKey { package static let kind = "contract" }
package enum SurveyKey: EntityKey { package static let kind = "survey" }
package enum ContactKey: EntityKey { package static let kind = "contact" }
package enum SuggestionKey: EntityKey { package static let kind = "suggestion" }
package enum FollowUpKey: EntityKey { package static let kind = "followup" }
package enum EscalationKey: EntityKey { package static let kind = "escalation" }
package enum ProblemKey: EntityKey { package static let kind = "problem" }
package enum ActionKey: EntityKey { package static let kind = "action" }
package enum IncidentKey: EntityKey { package static let kind = "incident" }
package enum CampaignKey: EntityKey { package static let kind = "campaign" }
package enum BlockKey: EntityKey { package static let kind = "block" }
package enum TargetKey: EntityKey { package static let kind = "target" }
package enum PlanKey: EntityKey { package static let kind = "plan" }
package enum PlanItemKey: EntityKey { package static let kind = "item" }
package enum TaskKey: EntityKey { package static let kind = "task" }
package enum SummaryKey: EntityKey { package static let kind = "summary" }
package enum PolicyKey: EntityKey { package static let kind = "policy" }
package enum UserKey: EntityKey { package static let kind = "user" }
package enum ActorKey: EntityKey { package static let kind = "actor" }
package enum SealingKey: EntityKey { package static let kind = "sealing" }
package enum AccessKey: EntityKey { package static let kind = "access" }
package enum ReportKey: EntityKey { package static let kind = "report" }

package typealias CustomerID = Identifier<CustomerKey>
package typealias TechnicianID = Identifier<TechnicianKey>
package typealias OrderID = Identifier<OrderKey>
package typealias VisitID = Identifier<VisitKey>
package typealias ComplaintID = Identifier<ComplaintKey>
package typealias ContractID = Identifier<ContractKey>
package typealias SurveyID = Identifier<SurveyKey>
package typealias ContactID = Identifier<ContactKey>
package typealias SuggestionID = Identifier<SuggestionKey>
package typealias FollowUpID = Identifier<FollowUpKey>
package typealias EscalationID = Identifier<EscalationKey>
package typealias ProblemID = Identifier<ProblemKey>
package typealias ActionID = Identifier<ActionKey>
package typealias IncidentID = Identifier<IncidentKey>
package typealias CampaignID = Identifier<CampaignKey>
package typealias BlockID = Identifier<BlockKey>
package typealias TargetID = Identifier<TargetKey>
package typealias PlanID = Identifier<PlanKey>
package typealias PlanItemID = Identifier<PlanItemKey>
package typealias TaskID = Identifier<TaskKey>
package typealias SummaryID = Identifier<SummaryKey>
package typealias PolicyID = Identifier<PolicyKey>
package typealias UserID = Identifier<UserKey>
package typealias ActorID = Identifier<ActorKey>

extension Identifier where Kind == PolicyKey {
  /// The rules of the office, of which there is one set.
  package static let office = PolicyID("office")
}
package typealias ReportID = Identifier<ReportKey>
