package import EventSourcing

/// A field of the archive is compared with what the customer says: 核实.
///
/// It changes nothing in the archive; what is wrong is corrected by an update or a renaming.
package struct VerifyArchive: Command {
  package static let name = "customer.verify"

  package var customer: CustomerID
  package var field: ArchiveField
  package var correct: Bool
  package var note: PersonalText?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    customer = try fields.id("customer")
    field = try fields.term("field")
    correct = try fields.term("correct", YesOrNo.self) == .yes
    note = try fields.optionalWords("note")
  }

  package var stream: Tag { customer.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    var event = ArchiveVerified()
    event.customer = try context.archive(of: customer).customer.id
    event.field = field
    event.correct = correct
    event.note = note
    return [.archiveVerified(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try context.mergeWarning(customer)
  }
}

/// An answer that must be given.
package enum YesOrNo: String, Term {
  case yes, no

  package var chinese: String {
    switch self {
    case .yes: "是"
    case .no: "否"
    }
  }
}
