import EventSourcing
import Foundation
import Interchange
import Testing

@testable import carelog

/// A mapping file may hold anything: it is read or refused, and never traps.
struct HostileMapTests {
  private static let maps = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/maps")

  /// One map with one of its values replaced by each of these, at every place.
  private static let intruders: [JSONValue] = [
    .null, true, -1, "", "\u{0}", JSONDecimal("1e400").map(JSONValue.decimal) ?? .null, [], [[]],
    .object([]),
    ["column": "a", "equals": []],
  ]

  private static func variants(of value: JSONValue) -> [JSONValue] {
    var variants = intruders
    switch value {
    case .array(let items):
      for index in items.indices {
        for variant in self.variants(of: items[index]) {
          var items = items
          items[index] = variant
          variants.append(.array(items))
        }
        variants.append(.array(items + [items[index]]))
      }
    case .object(let members):
      for index in members.indices {
        for variant in self.variants(of: members[index].value) {
          var members = members
          members[index].value = variant
          variants.append(.object(members))
        }
        var fewer = members
        fewer.remove(at: index)
        variants.append(.object(fewer))
        var renamed = members
        renamed[index].name += "x"
        variants.append(.object(renamed))
      }
    default: break
    }
    return variants
  }

  @Test(arguments: ["council", "helpdesk", "tickets"])
  func `A map with anything in the place of any value is read or refused`(name: String) throws {
    let file = Self.maps.appending(path: name + ".map.json")
    let map = try JSONValue(parsing: [UInt8](Data(contentsOf: file)))
    var refused = 0
    for variant in Self.variants(of: map) {
      do {
        let map = try RegisterMap(parsing: variant.encoded())
        let columns = map.commands.flatMap(\.columns)
        let row = Dictionary(columns.map { ($0, "=1\u{301}") }, uniquingKeysWith: { $1 })
        for command in map.commands {
          _ = command.isMet(by: row)
          _ = command.at.value(row)
          for field in command.data { _ = field.source.value(row) }
        }
      } catch let error as Malformed {
        refused += 1
        #expect(!error.text.zh.isEmpty && error.exitCode == 65)
      }
    }
    #expect(refused > 100)
  }
}
