package import EventSourcing

/// Words about a person: a name, an address, what somebody wrote.
///
/// The type of a payload's field says what it is: `String` is for everybody who may read the log,
/// `Personal` is sealed in a store that seals. A sealed value is only opened on purpose.
package enum Personal<Value: Hashable & Sendable>: Hashable, Sendable {
  case plain(Value)
  case sealed(SealedField)

  /// The words; nil while they are sealed.
  package var plain: Value? {
    guard case .plain(let value) = self else { return nil }
    return value
  }
}

package typealias PersonalText = Personal<String>
package typealias PersonalList = Personal<[String]>

extension Personal: CustomStringConvertible, CustomDebugStringConvertible {
  /// Never the words, so that no message can tell them by accident.
  package var description: String { "[personal]" }
  package var debugDescription: String { description }
}

extension Personal: ExpressibleByUnicodeScalarLiteral,
  ExpressibleByExtendedGraphemeClusterLiteral, ExpressibleByStringLiteral
where Value == String {
  package init(stringLiteral value: String) { self = .plain(value) }

  package init(_ value: String) { self = .plain(value) }

  /// Whether there is nothing to read; sealed words were not blank when they were sealed.
  package var isBlank: Bool { plain?.isBlank ?? false }
}

extension Personal: ExpressibleByArrayLiteral where Value == [String] {
  package init(arrayLiteral elements: String...) { self = .plain(elements) }

  package init(_ values: [String]) { self = .plain(values) }

  package var isEmpty: Bool { plain?.isEmpty ?? false }
}

/// Where sealed words are: one field in the box of one stored payload.
package struct SealedField: Hashable, Sendable {
  package var part: SealedPart
  package var number: UInt8
}

/// A stored payload with a box, as a store that seals holds it.
package struct SealedPart: Hashable, Sendable {
  package var name: EventName
  package var payload: [UInt8]

  package init(name: EventName, payload: [UInt8]) {
    self.name = name
    self.payload = payload
  }
}

/// What stands for words that are not shown.
package enum Hidden: Hashable, Sendable {
  /// They can be read with the keys.
  case sealed
  /// Their keys were destroyed: nobody can read them any more.
  case erased

  package var mask: Localized {
    switch self {
    case .sealed: Localized(zh: "〔已密封〕", en: "[sealed]")
    case .erased: Localized(zh: "〔已清除〕", en: "[erased]")
    }
  }
}
