/// Any JSON value; objects keep the order of their members.
package enum JSONValue: Hashable, Sendable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  case integer(Int64)
  /// A number with a fraction or exponent, or outside 64 signed bits, as it was written.
  case decimal(JSONDecimal)
  case bool(Bool)
  case null

  /// One name of an object with its value.
  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }
}

/// The text of a number, valid by the grammar of RFC 8259 §6.
package struct JSONDecimal: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  /// Accepts any JSON number, integers included, and nothing else.
  package init?(_ text: String) {
    var copy = text
    let isNumber = copy.withUTF8 { utf8 in
      var parser = JSONParser(utf8, depthLimit: 0)
      do throws(JSONError) {
        _ = try parser.parseNumber()
        return parser.position == utf8.count
      } catch {
        return false
      }
    }
    guard isNumber else { return nil }
    self.text = text
  }

  init(validated text: String) { self.text = text }

  package var description: String { text }
}
