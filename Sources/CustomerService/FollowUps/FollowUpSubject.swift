import EventSourcing

/// What a customer is called about.
package enum FollowUpSubject: Hashable, Sendable {
  case visit(VisitID)
  case complaint(ComplaintID)

  package var visit: VisitID? { if case .visit(let id) = self { id } else { nil } }
  package var complaint: ComplaintID? { if case .complaint(let id) = self { id } else { nil } }

  /// Nil unless exactly one of the two is named.
  init?(visit: VisitID?, complaint: ComplaintID?) {
    switch (visit, complaint) {
    case (let visit?, nil): self = .visit(visit)
    case (nil, let complaint?): self = .complaint(complaint)
    default: return nil
    }
  }

  /// Reads it from a command's data; nil when neither is named.
  static func read(_ fields: inout FieldReader) throws(MalformedField) -> FollowUpSubject? {
    let visit = try fields.optionalID("visit", VisitID.self)
    let complaint = try fields.optionalID("complaint", ComplaintID.self)
    let subject = FollowUpSubject(visit: visit, complaint: complaint)
    guard subject != nil || visit == nil && complaint == nil else { throw onlyOne }
    return subject
  }

  static let onlyOne = MalformedField(
    "visit", Localized(zh: "visit 和 complaint 填其一", en: "either visit or complaint"))
}

/// What is known of the subject of a follow-up.
struct FollowUpFacts {
  let customer: CustomerID
  let group: FigureGroup
  /// When there was something to ask about.
  let happened: Timestamp?
}

extension DecisionContext {
  /// The visit or complaint that a follow-up is about, which must stand and have happened.
  func facts(of subject: FollowUpSubject) throws -> FollowUpFacts {
    let facts: FollowUpFacts
    switch subject {
    case .visit(let id):
      let visit = try visit(id, of: nil)
      facts = FollowUpFacts(
        customer: visit.customer, group: FigureGroup(of: visit), happened: visit.departed)
    case .complaint(let id):
      let complaint = try knownComplaint(id)
      facts = FollowUpFacts(
        customer: complaint.filed.customer, group: FigureGroup(of: complaint.filed),
        happened: complaint.filedAt)
    }
    try requireOrder(after: facts.happened)
    return facts
  }
}
