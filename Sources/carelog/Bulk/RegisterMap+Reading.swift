import EventSourcing
import Interchange

/// Reading a mapping file's members, strictly, so that a slip is named and never ignored.
extension RegisterMap {
  static func malformed(_ zh: String, _ en: String) -> Malformed {
    Malformed(text: Localized(zh: "映射文件：\(zh)", en: "mapping file: \(en)"), exitCode: 65)
  }

  static func allow(_ names: Set<String>, in json: JSONValue) throws {
    guard let members = json.objectMembers else {
      throw malformed("应为对象", "expected an object")
    }
    for member in members where !names.contains(member.name) {
      throw malformed("没有 \(member.name)", "unknown member \(member.name)")
    }
  }

  /// The text under `name`; nil when there is none.
  static func text(_ name: String, in json: JSONValue) throws -> String? {
    guard let value = json[name], !value.isNull else { return nil }
    guard let text = value.stringValue else {
      throw malformed("\(name) 应为文字", "\(name): expected a text")
    }
    return text
  }

  /// The texts under `name`, one or a list.
  static func texts(_ name: String, in json: JSONValue) throws -> [String] {
    if let text = json[name]?.stringValue { return [text] }
    return try list(name, in: json).map { item in
      guard let text = item.stringValue else {
        throw malformed("\(name) 应为文字列表", "\(name): expected texts")
      }
      return text
    }
  }

  /// The items of the list under `name`.
  static func list(_ name: String, in json: JSONValue) throws -> [JSONValue] {
    guard let value = json[name], !value.isNull else { return [] }
    guard let items = value.arrayValue else {
      throw malformed("\(name) 应为列表", "\(name): expected a list")
    }
    return items
  }

  /// The members of the object under `name`.
  static func members(_ name: String, in json: JSONValue) throws -> [JSONValue.Member] {
    guard let value = json[name], !value.isNull else { return [] }
    guard let members = value.objectMembers else {
      throw malformed("\(name) 应为对象", "\(name): expected an object")
    }
    return members
  }
}
