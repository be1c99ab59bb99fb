extension JSONValue {
  /// Makes an object that leaves out the members whose value is nil.
  package static func object(omittingNil members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(Self.members(omittingNil: members))
  }

  /// The members whose value is not nil.
  package static func members(
    omittingNil members: KeyValuePairs<String, JSONValue?>
  ) -> [Member] {
    members.compactMap { name, value in value.map { Member(name, $0) } }
  }

  /// The value under `name`, or nil if there is none or this is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The item at `index`, or nil beyond the end or if this is no array.
  package subscript(index: Int) -> JSONValue? {
    guard case .array(let items) = self, items.indices.contains(index) else { return nil }
    return items[index]
  }

  package var stringValue: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  package var integerValue: Int64? {
    guard case .integer(let value) = self else { return nil }
    return value
  }

  package var boolValue: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  package var arrayValue: [JSONValue]? {
    guard case .array(let items) = self else { return nil }
    return items
  }

  package var objectMembers: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  package var isNull: Bool { self == .null }
}
