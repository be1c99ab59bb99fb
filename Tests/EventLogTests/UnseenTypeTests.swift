import EventLog
import EventLogLMDB
import EventSourcing
import Foundation
import Testing

/// A query that names a type no event ever had once matched every event of the tag.
struct UnseenTypeTests {
  private static func event(_ type: EventType) -> NewEvent {
    NewEvent(
      type: type, occurredAt: Timestamp(rawValue: 0), tags: [Tag("customer", "C1")],
      payload: [0xA0],
      origin: EventOrigin(
        actor: "U1", role: "operator", commandID: "c1",
        commandDigest: [UInt8](repeating: 0, count: 16)))
  }

  private static func expectNothing(_ engine: some LogEngine) throws {
    _ = try engine.write { writer in
      try writer.append([event("customer.registered")], recordedAt: Timestamp(rawValue: 1))
    }
    var found = 0
    try engine.read { reader in
      let query = Query(types: ["customer.updated"], tags: [Tag("customer", "C1")])
      try reader.scan(query) { _, _ in
        found += 1
        return true
      }
    }
    #expect(found == 0)
  }

  @Test func `In memory, a type that no event had matches nothing`() throws {
    try Self.expectNothing(InMemoryEngine())
  }

  @Test func `In LMDB, a type that no event had matches nothing`() throws {
    let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let head = LogHead(origin: "test", zone: .shanghai)
    try Self.expectNothing(try LMDBEngine(folder: folder, creating: head))
  }
}
