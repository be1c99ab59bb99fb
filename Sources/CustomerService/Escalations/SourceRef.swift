package import EventSourcing

/// A record from which a problem or an escalation came, written `complaint:P1`.
package struct SourceRef: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case visit, complaint, contact, suggestion, followup, survey, incident
  }

  package var kind: Kind
  package var id: String

  /// The stream of the record.
  package var tag: Tag { Tag(kind.rawValue, id) }

  /// Nil unless `text` is a kind and an id with a colon between them.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])),
      FieldReader.isID(String(parts[1]))
    else { return nil }
    self.kind = kind
    id = String(parts[1])
  }

  /// Reads the sources of a command, each of them once.
  static func readList(_ fields: inout FieldReader) throws(MalformedField) -> [SourceRef] {
    var sources: [SourceRef] = []
    for text in try fields.list("sources") {
      guard let source = SourceRef(text) else {
        let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw MalformedField(
          "sources",
          Localized(
            zh: "来源应如 complaint:P1，类别为其中之一：\(kinds)",
            en: "sources such as complaint:P1, each of a kind among \(kinds)"))
      }
      if !sources.contains(source) { sources.append(source) }
    }
    return sources
  }
}

/// What the sources of a problem or an escalation have in common.
struct SourceFacts {
  var customer: CustomerID?
  var group = FigureGroup()
}

extension DecisionContext {
  /// What all of `sources`, which must exist, say alike; where they differ nothing is said.
  func facts(of sources: [SourceRef]) throws -> SourceFacts {
    let all = try sources.map(facts(of:))
    func common<Value: Equatable>(_ value: (SourceFacts) -> Value?) -> Value? {
      guard let first = all.first.flatMap(value) else { return nil }
      return all.allSatisfy { value($0) == first } ? first : nil
    }
    var facts = SourceFacts(customer: common(\.customer))
    facts.group.technician = common(\.group.technician)
    facts.group.team = common(\.group.team)
    facts.group.service = common(\.group.service)
    facts.group.region = common(\.group.region)
    return facts
  }

  private func facts(of source: SourceRef) throws -> SourceFacts {
    let id = source.id
    switch source.kind {
    case .visit:
      let visit = try visit(VisitID(id), of: nil)
      return SourceFacts(customer: visit.customer, group: FigureGroup(of: visit))
    case .complaint:
      let filed = try knownComplaint(ComplaintID(id)).filed
      return SourceFacts(customer: filed.customer, group: FigureGroup(of: filed))
    case .contact:
      guard let recorded = try fold(ContactState.self, ContactID(id)).recorded else {
        throw Refusal.notFound(.contact, id)
      }
      return SourceFacts(customer: recorded.customer, group: recorded.group)
    case .suggestion:
      guard let recorded = try fold(SuggestionState.self, SuggestionID(id)).recorded else {
        throw Refusal.notFound(.suggestion, id)
      }
      return SourceFacts(customer: recorded.customer, group: recorded.group)
    case .followup:
      guard let about = try fold(FollowUpState.self, FollowUpID(id)).subject else {
        throw Refusal.notFound(.followup, id)
      }
      let facts = try facts(of: about)
      return SourceFacts(customer: facts.customer, group: facts.group)
    case .survey:
      guard let answer = try fold(SurveyState.self, SurveyID(id)).answer else {
        throw Refusal.notFound(.survey, id)
      }
      return SourceFacts(customer: answer.customer, group: FigureGroup(of: answer))
    case .incident:
      let reported = try knownIncident(IncidentID(id)).reported
      return SourceFacts(customer: reported.customer, group: reported.group)
    }
  }
}
