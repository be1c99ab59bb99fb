package import EventSourcing

/// A folded state that a replay can show after every event.
package protocol Replayed: Folded {
  /// The state's name; empty when there is none to speak of.
  var stateName: String { get }

  /// What is known of the entity, by name, in the order in which it is shown.
  func facts(in zone: BusinessZone) throws -> [Fact]
}

/// One thing known of an entity.
package struct Fact: Hashable, Sendable {
  package var name: String
  package var value: FieldValue

  package init(_ name: String, _ value: FieldValue) {
    self.name = name
    self.value = value
  }

  init?(_ name: String, text: String?) {
    guard let text else { return nil }
    self.init(name, .text(text))
  }

  init?(_ name: String, words: PersonalText?) {
    guard let words else { return nil }
    self.init(name, words.plain.map(FieldValue.text) ?? .hidden(.sealed))
  }

  static func of(_ payload: some EventPayload, in zone: BusinessZone) throws -> [Fact] {
    try PayloadFields.list(payload, in: zone).map { Fact($0.name, $0.value) }
  }
}

/// A fact before and after an event; nil when it is not known, or no more.
package struct FactChange: Hashable, Sendable {
  package var name: String
  package var before: FieldValue?
  package var after: FieldValue?

  /// How `new` differs from `old`, in the order of `new` and then of what is gone.
  package static func between(_ old: [Fact], _ new: [Fact]) -> [FactChange] {
    let before = Dictionary(old.map { ($0.name, $0.value) }) { $1 }
    let after = Dictionary(new.map { ($0.name, $0.value) }) { $1 }
    let gone = old.filter { after[$0.name] == nil }
    return (new + gone).compactMap { fact in
      let change = FactChange(name: fact.name, before: before[fact.name], after: after[fact.name])
      return change.before == change.after ? nil : change
    }
  }
}

extension Complaint: Replayed {
  package func facts(in zone: BusinessZone) throws -> [Fact] {
    guard status != .none else { return [] }
    var facts = try Fact.of(filed, in: zone)
    for index in facts.indices {
      switch facts[index].name {
      case "category": facts[index].value = .text(category.rawValue)
      case "severity": facts[index].value = .text(severity.rawValue)
      default: break
      }
    }
    facts += [
      Fact("handler", text: handler), Fact("verdict", text: lastVerdict?.rawValue),
      hasRootCause ? Fact("rootCauseKnown", .flag(true)) : nil,
      reopenCount > 0 ? Fact("reopenCount", .integer(Int64(reopenCount))) : nil,
      isPaused ? Fact("paused", .flag(true)) : nil,
    ].compactMap(\.self)
    return facts
  }
}

extension OrderState: Replayed {
  package var stateName: String { status.rawValue }

  package func facts(in zone: BusinessZone) -> [Fact] {
    guard status != .none else { return [] }
    return [
      Fact("customer", .text(customer.text)), Fact("technician", .text(technician.text)),
      Fact("team", text: team), Fact("start", .text(window.start.formatted(in: zone))),
      Fact("end", .text(window.end.formatted(in: zone))), Fact("service", .text(service)),
      Fact("region", text: region), Fact("contract", text: contract?.text),
      Fact("completedBy", text: completedBy?.text),
      undone.isEmpty ? nil : Fact("undone", .list(undone)),
    ].compactMap(\.self)
  }
}

extension VisitState: Replayed {
  package var stateName: String { logged == nil ? "none" : isVoid ? "void" : "logged" }

  package func facts(in zone: BusinessZone) throws -> [Fact] {
    guard let logged else { return [] }
    let facts = try Fact.of(logged, in: zone).filter { $0.name != "score" && $0.name != "days" }
    return facts + (rating.map { [Fact("score", .integer($0))] } ?? [])
  }
}

extension ContractState: Replayed {
  package var stateName: String {
    if terms == nil { return "none" }
    if isVoid { return "void" }
    if successor != nil { return "renewed" }
    if terminatedOn != nil { return "terminated" }
    return isDeclined ? "declined" : "signed"
  }

  package func facts(in zone: BusinessZone) throws -> [Fact] {
    guard let terms else { return [] }
    return try Fact.of(terms, in: zone)
      + [
        Fact("predecessor", text: predecessor?.text), Fact("successor", text: successor?.text),
        isDeclined ? Fact("declined", .flag(true)) : nil,
        readers.isEmpty ? nil : Fact("readers", .list(readers.map(\.text))),
        Fact("terminatedOn", text: terminatedOn?.description),
      ].compactMap(\.self)
  }
}

extension CustomerState: Replayed {
  package var stateName: String { "" }

  package func facts(in zone: BusinessZone) -> [Fact] {
    [
      Fact("name", words: name), Fact("phone", words: phone), Fact("address", words: address),
      Fact("region", text: region),
    ].compactMap(\.self)
  }
}

extension TechnicianState: Replayed {
  package var stateName: String { "" }

  package func facts(in zone: BusinessZone) -> [Fact] {
    [Fact("team", text: team)].compactMap(\.self)
  }
}
