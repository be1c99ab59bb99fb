import ArgumentParser
import CustomerService
import Interchange

extension Role: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension ComplaintCategory: ExpressibleByArgument {}
extension ComplaintChannel: ExpressibleByArgument {}
extension ClosingOutcome: ExpressibleByArgument {}
extension Verdict: ExpressibleByArgument {}
extension Confirmation: ExpressibleByArgument {}
extension VisitOutcome: ExpressibleByArgument {}
extension SurveySubject: ExpressibleByArgument {}
extension SurveyChannel: ExpressibleByArgument {}
extension EscalationLevel: ExpressibleByArgument {}
extension Awaiting: ExpressibleByArgument {}
extension Party: ExpressibleByArgument {}
extension SupervisionMethod: ExpressibleByArgument {}
extension ContactChannel: ExpressibleByArgument {}
extension ContactPurpose: ExpressibleByArgument {}
extension EscalationMatter: ExpressibleByArgument {}
extension IncidentClass: ExpressibleByArgument {}
extension IncidentNature: ExpressibleByArgument {}
extension CampaignAudience: ExpressibleByArgument {}
extension BlockKind: ExpressibleByArgument {}
extension Weekday: ExpressibleByArgument {}
extension ArchiveField: ExpressibleByArgument {}
extension ConsentPurpose: ExpressibleByArgument {}
extension ErasureBasis: ExpressibleByArgument {}
extension YesOrNo: ExpressibleByArgument {}
extension TargetMetric: ExpressibleByArgument {}

extension Term where Self: ExpressibleByArgument {
  init?(argument: String) { self.init(typed: nfc(argument)) }

  /// Each term as it is stored, with the Chinese word that may be typed instead.
  static var allValueStrings: [String] { allCases.map { "\($0.rawValue) \($0.chinese)" } }

  static var defaultCompletionKind: CompletionKind { .list(allCases.map(\.rawValue)) }
}

extension Term {
  var field: FieldValue { .text(rawValue) }
}

extension Optional where Wrapped: Term {
  var field: FieldValue? { map(\.field) }
}
