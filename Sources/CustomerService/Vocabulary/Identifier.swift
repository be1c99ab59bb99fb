package import EventSourcing

/// What an ``Identifier`` names; its `kind` is the tag's prefix.
package protocol EntityKind: Sendable {
  static var kind: String { get }
}

/// A name that the office gave to one of its customers, complaints and so on: 1–64 characters.
package struct Identifier<Kind: EntityKind>: Hashable, Sendable {
  package var text: String

  package init(_ text: String) { self.text = text }

  /// The stream of everything that happened to the entity.
  package var tag: Tag { Tag(Kind.kind, text) }
}

package enum CustomerKind: EntityKind { package static let kind = "customer" }
package enum TechnicianKind: EntityKind { package static let kind = "technician" }
package enum OrderKind: EntityKind { package static let kind = "order" }
package enum VisitKind: EntityKind { package static let kind = "visit" }
package enum ComplaintKind: EntityKind { package static let kind = "complaint" }
package enum ContractKind: EntityKind { package static let kind = "contract" }
package enum SurveyKind: EntityKind { package static let kind = "survey" }
package enum ContactKind: EntityKind { package static let kind = "contact" }
package enum SuggestionKind: EntityKind { package static let kind = "suggestion" }
package enum FollowUpKind: EntityKind { package static let kind = "followup" }
package enum EscalationKind: EntityKind { package static let kind = "escalation" }
package enum ProblemKind: EntityKind { package static let kind = "problem" }
package enum ActionKind: EntityKind { package static let kind = "action" }
package enum IncidentKind: EntityKind { package static let kind = "incident" }
package enum CampaignKind: EntityKind { package static let kind = "campaign" }
package enum BlockKey: EntityKind { package static let kind = "block" }
package enum TargetKey: EntityKind { package static let kind = "target" }
package enum PlanKey: EntityKind { package static let kind = "plan" }
package enum PlanItemKey: EntityKind { package static let kind = "item" }
package enum TaskKey: EntityKind { package static let kind = "task" }
package enum SummaryKey: EntityKind { package static let kind = "summary" }
package enum PolicyKey: EntityKind { package static let kind = "policy" }
package enum UserKind: EntityKind { package static let kind = "user" }
package enum ActorKind: EntityKind { package static let kind = "actor" }
package enum AccessKind: EntityKind { package static let kind = "access" }

package typealias CustomerID = Identifier<CustomerKind>
package typealias TechnicianID = Identifier<TechnicianKind>
package typealias OrderID = Identifier<OrderKind>
package typealias VisitID = Identifier<VisitKind>
package typealias ComplaintID = Identifier<ComplaintKind>
package typealias ContractID = Identifier<ContractKind>
package typealias SurveyID = Identifier<SurveyKind>
package typealias ContactID = Identifier<ContactKind>
package typealias SuggestionID = Identifier<SuggestionKind>
package typealias FollowUpID = Identifier<FollowUpKind>
package typealias EscalationID = Identifier<EscalationKind>
package typealias ProblemID = Identifier<ProblemKind>
package typealias ActionID = Identifier<ActionKind>
package typealias IncidentID = Identifier<IncidentKind>
package typealias CampaignID = Identifier<CampaignKind>
package typealias BlockID = Identifier<BlockKey>
package typealias TargetID = Identifier<TargetKey>
package typealias PlanID = Identifier<PlanKey>
package typealias PlanItemID = Identifier<PlanItemKey>
package typealias TaskID = Identifier<TaskKey>
package typealias SummaryID = Identifier<SummaryKey>
package typealias PolicyID = Identifier<PolicyKey>
package typealias UserID = Identifier<UserKind>
package typealias ActorID = Identifier<ActorKind>

extension Identifier where Kind == PolicyKey {
  /// The rules of the office, of which there is one set.
  package static let office = PolicyID("office")
}
