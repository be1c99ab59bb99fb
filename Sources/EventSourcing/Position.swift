/// An event's place in the log: 0 for the first, without gaps, in commit order.
///
/// It is the event's leaf index in the Merkle tree too.
package struct Position: RawRepresentable, Hashable, Comparable, Sendable {
  package var rawValue: UInt64

  package init(rawValue: UInt64) { self.rawValue = rawValue }

  package static let first = Position(rawValue: 0)

  package static func < (a: Position, b: Position) -> Bool { a.rawValue < b.rawValue }

  package func advanced(by count: Int) -> Position {
    Position(rawValue: rawValue &+ UInt64(bitPattern: Int64(count)))
  }
}
