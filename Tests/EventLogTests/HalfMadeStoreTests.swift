import EventLog
import EventLogLMDB
import EventSourcing
import Foundation
import LMDB
import Testing

/// What opening makes of a folder whose files hold no log, or that of somebody else.
struct HalfMadeStoreTests {
  private let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString
  private static let head = LogHead(origin: "test", zone: .shanghai)

  /// Runs `body` on an empty folder that goes with the test.
  private func withFolder(_ body: () throws -> Void) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body()
  }

  /// Makes the files of an environment as another program would.
  private func store(_ change: (inout WriteTransaction) throws -> Void) throws {
    try Environment(path: folder).write(change)
  }

  private func stored() throws -> Data {
    try Data(contentsOf: URL(filePath: folder + "/data.mdb"))
  }

  private func expectMade() throws {
    #expect(throws: StoreFault.self) { try LMDBEngine(folder: folder, creating: nil) }
    #expect(try LMDBEngine(folder: folder, creating: Self.head).isNew)
    let engine = try LMDBEngine(folder: folder, creating: LogHead(origin: "other", zone: .shanghai))
    #expect(!engine.isNew)
    #expect(try engine.read { $0.head } == Self.head)
  }

  private func expectRefused() throws {
    let before = try stored()
    for creating in [nil, Self.head] {
      let fault = #expect(throws: StoreFault.self) {
        try LMDBEngine(folder: folder, creating: creating, views: ["v"])
      }
      #expect(fault?.message.en.contains("no carelog store") == true)
    }
    #expect(try stored() == before)
  }

  @Test func `A store is made where the first writer died before its first commit`() throws {
    try withFolder {
      try store { _ in }
      try expectMade()
    }
  }

  @Test func `A store is made in an empty file`() throws {
    try withFolder {
      try Data().write(to: URL(filePath: folder + "/data.mdb"))
      try expectMade()
    }
  }

  @Test func `A store is made where databases have no row yet`() throws {
    try withFolder {
      try store { transaction in
        for name in ["head", "names", "index", "commands", "view.closure.1"] {
          _ = try transaction.database(name, keys: [UInt8].self)
        }
        _ = try transaction.database("log", keys: UInt64.self)
      }
      try expectMade()
    }
  }

  @Test func `An environment with a database of another program is refused unchanged`() throws {
    try withFolder {
      try store { transaction in
        _ = try transaction.database("log", keys: UInt64.self)
        _ = try transaction.database("accounts", keys: [UInt8].self)
      }
      try expectRefused()
    }
  }

  @Test func `Records without a head are refused unchanged`() throws {
    try withFolder {
      try store { transaction in
        let log = try transaction.database("log", keys: UInt64.self)
        let record: [UInt8] = [1]
        try transaction.put(record.span.bytes, for: 0, in: log)
      }
      try expectRefused()
    }
  }

  @Test func `Log time does not step back with a clock that does between sessions`() throws {
    try withFolder {
      for time: Int64 in [100, 50, 120] {
        let engine = try LMDBEngine(folder: folder, creating: Self.head)
        try engine.write { writer in
          let origin = EventOrigin(
            actor: "U1", role: "operator", commandID: "c-\(time)", commandDigest: [])
          let event = NewEvent(
            type: "a", occurredAt: Timestamp(rawValue: 0), tags: [], payload: [0xA0],
            origin: origin)
          try writer.append([event], recordedAt: Timestamp(rawValue: time))
        }
      }
      let engine = try LMDBEngine(folder: folder, creating: nil)
      var times: [Int64] = []
      try engine.read { reader in
        try reader.scan(.all) {
          times.append(try RecordCodec.recordedAt(of: $1).rawValue)
          return true
        }
      }
      #expect(times == [100, 100, 120])
    }
  }
}
