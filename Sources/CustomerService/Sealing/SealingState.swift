package import EventSourcing

/// Whether a log seals personal words, and of whom they were erased.
package struct SealingState: Folded {
  /// Names the one stream of everything about the sealing of a log.
  package static let register = Identifier<SealingKey>("store")
  /// The stream of all readings of sealed words.
  package static let readings = Identifier<SealingKey>("readings").tag

  /// The first position of which all later events are sealed; nil in a log that does not seal.
  package private(set) var start: Position?
  /// The tags of all who were erased.
  package private(set) var erased: Set<Tag> = []
  /// The erasures whose keys may not be destroyed yet.
  package private(set) var unfinished: [Position] = []

  package init(id: Identifier<SealingKey> = register) {}

  package static let events: [EventName] = [
    .sealingEnabled, .customerErased, .technicianErased, .keysDestroyed,
  ]

  package static let query = Query(types: events.map(\.type), tags: [register.tag])

  package var isEnabled: Bool { start != nil }

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .sealingEnabled(let event): start = Position(rawValue: UInt64(max(0, event.from)))
    case .customerErased, .technicianErased:
      if let person = recorded.event.erasedPerson { erased.insert(person) }
      unfinished.append(recorded.position)
    case .keysDestroyed: unfinished = []
    default: break
    }
  }
}

extension ServiceEvent {
  /// Whose key is destroyed next.
  package var erasedPerson: Tag? {
    switch self {
    case .customerErased(let event): event.customer.tag
    case .technicianErased(let event): event.technician.tag
    default: nil
    }
  }
}

extension Tag {
  /// That nothing may be told of the person any more.
  package var erasedRefusal: Refusal {
    let entity: Refusal.Entity =
      text.hasPrefix(TechnicianKey.kind + ":") ? .technician : .customer
    return .sealing(.erased(entity, String(text.drop { $0 != ":" }.dropFirst())))
  }
}

extension [Tag] {
  /// Whose key seals the words of an event with these tags: the customer's, else the technician's,
  /// else that of the stream, which may be about a person whom nobody knows.
  package var subject: Tag? {
    first { $0.text.hasPrefix(CustomerKey.kind + ":") }
      ?? first { $0.text.hasPrefix(TechnicianKey.kind + ":") } ?? first
  }
}

extension DecisionContext {
  /// Refuses an id that tells who somebody is: a mobile number, or that of an identity card.
  ///
  /// In a log that seals; ids are never sealed.
  func requireOpaque<Kind>(_ id: Identifier<Kind>) throws {
    guard id.text.tellsPerson, try fold(SealingState.self, SealingState.register).isEnabled
    else { return }
    throw Refusal.sealing(.idTellsPerson)
  }
}

extension String {
  /// - Source: GB 11643 for the 18 places of an identity number; mobile numbers of the mainland
  ///   have 11 digits and begin with 13 to 19.
  fileprivate var tellsPerson: Bool {
    let characters = Array(utf8)
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    if characters.count == 11, characters.allSatisfy(isDigit) {
      return characters[0] == 0x31 && characters[1] >= 0x33
    }
    return characters.count == 18 && characters.dropLast().allSatisfy(isDigit)
      && (isDigit(characters[17]) || characters[17] | 0x20 == 0x78)
  }
}
