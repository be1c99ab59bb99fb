import EventLog
import EventLogLMDB
import EventSourcing
import Foundation
import Testing

/// Records whose rows wait are found like all others, however the log came to its length.
struct LogTailTests {
  private let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString

  private func engine() throws -> LMDBEngine {
    try LMDBEngine(folder: folder, creating: LogHead(origin: "test", zone: .shanghai))
  }

  private func event(_ number: Int) -> NewEvent {
    NewEvent(
      type: EventType(text: "type-\(number % 3)"), occurredAt: Timestamp(rawValue: 5),
      tags: [Tag(text: "even:\(number % 2)"), Tag(text: "tens:\(number / 10)")], payload: [0xA0],
      origin: EventOrigin(
        actor: "U1", role: "operator", commandID: "c-\(number)", commandDigest: [7]))
  }

  private func append(_ range: Range<Int>, to engine: any LogEngine) throws {
    _ = try engine.write { writer in
      try writer.append(range.map(event), recordedAt: Timestamp(rawValue: 9))
    }
  }

  /// Compares what both engines answer to queries, lookups and links.
  private func expectAlike(_ one: any LogEngine, _ other: any LogEngine) throws {
    let queries = [
      Query(tags: [Tag(text: "even:1")]), Query(types: ["type-2"], tags: [Tag(text: "even:0")]),
      Query(types: ["type-1"], tags: [Tag(text: "even:1"), Tag(text: "tens:25")]),
      Query(types: ["unheard"], tags: [Tag(text: "even:1")]), Query(types: ["type-0"]),
    ]
    for query in queries {
      for (start, direction) in [
        (0, .forward), (250, .forward), (258, .backward), (999, .backward),
      ] as [(UInt64, ScanDirection)] {
        let found = try [one, other].map { engine in
          try engine.read { reader in
            var found: [[UInt8]] = []
            try reader.scan(query, from: Position(rawValue: start), direction, limit: 40) {
              found.append($1.withUnsafeBytes { Array($0) })
              return true
            }
            return found
          }
        }
        #expect(found[0] == found[1])
      }
    }
    for number in [0, 3, 254, 255, 256, 300, 999] {
      let receipts = try [one, other].map { try $0.read { try $0.receipt(of: "c-\(number)") } }
      #expect(receipts[0] == receipts[1])
    }
  }

  @Test func `Before and after rows are stored, the answers are those of a log in memory`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let memory = InMemoryEngine()
    var indexed: [UInt64] = []
    for range in [0..<1, 1..<255, 255..<256, 256..<257, 257..<300, 300..<900, 900..<901] {
      let store = try engine()
      for engine in [store, memory] as [any LogEngine] { try append(range, to: engine) }
      try expectAlike(store, memory)
      indexed.append(try store.read { $0.indexedCount })
    }
    #expect(indexed == [0, 0, 256, 256, 256, 900, 900])
    try expectAlike(try engine(), memory)
  }

  @Test func `What a failed transaction appended is forgotten`() throws {
    struct Broken: Error {}
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (store, memory) = (try engine(), InMemoryEngine())
    for engine in [store, memory] as [any LogEngine] {
      try append(0..<100, to: engine)
      for end in [120, 400] {
        #expect(throws: Broken.self) {
          try engine.write { writer in
            try writer.append((100..<end).map(event), recordedAt: Timestamp(rawValue: 9))
            throw Broken()
          }
        }
      }
      try append(200..<230, to: engine)
    }
    try expectAlike(store, memory)
  }

  /// Runs `body` in a forked child, which is killed right after.
  private func killed(after body: () throws -> Void) throws {
    let symbol = try #require(dlsym(nil, "fork"))
    let child = unsafeBitCast(symbol, to: (@convention(c) () -> pid_t).self)()
    if child == 0 {
      alarm(60)
      do { try body() } catch { _exit(1) }
      kill(getpid(), SIGKILL)
    }
    var status: Int32 = 0
    try #require(waitpid(child, &status, 0) == child)
    #expect(status & 0x7F == SIGKILL)
  }

  @Test(arguments: [2, 255, 256, 257, 700], [0, 5, 300])
  func `What another process committed before it was killed is all there, and no more`(
    committed: Int, pending: Int
  ) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (store, memory) = (try engine(), InMemoryEngine())
    for engine in [store, memory] as [any LogEngine] { try append(0..<1, to: engine) }
    try killed {
      let other = try engine()
      for number in 1..<committed { try append(number..<number + 1, to: other) }
      try other.write { writer in
        let events = (committed..<committed + pending).map(event)
        try writer.append(events, recordedAt: Timestamp(rawValue: 9))
        kill(getpid(), SIGKILL)
      }
    }
    try append(1..<committed, to: memory)
    try expectAlike(store, memory)
    for number in [0, 1, committed - 1] {
      #expect(throws: CommandReceipt.alreadyStored("c-\(number)")) {
        try append(number..<number + 1, to: store)
      }
    }
    for engine in [store, memory] as [any LogEngine] {
      try append(committed..<committed + 100, to: engine)
    }
    try expectAlike(store, memory)
  }

  @Test func `A reader keeps to its moment while the log grows`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try engine()
    try append(0..<100, to: store)
    try store.read { reader in
      let writing = Thread { try? append(100..<400, to: store) }
      writing.start()
      while !writing.isFinished { usleep(1000) }
      var found = 0
      try reader.scan(Query(tags: [Tag(text: "even:0")])) { _, _ in
        found += 1
        return true
      }
      #expect(found == 50)
      let receipt = try reader.receipt(of: "c-150")
      #expect(receipt == nil)
    }
    let later = try store.read { try $0.receipt(of: "c-150") }
    #expect(later?.position == Position(rawValue: 150))
  }

  @Test func `A text that could not become a key is refused before anything is stored`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try engine()
    for text in ["", String(repeating: "长", count: 167)] {
      var (tagged, typed, sent) = (event(0), event(1), event(2))
      tagged.tags = [Tag(text: text)]
      typed.type = EventType(text: text)
      sent.origin.commandID = text
      for event in [tagged, typed, sent] {
        #expect(throws: StoreFault.self) {
          try store.write { try $0.append([event], recordedAt: Timestamp(rawValue: 9)) }
        }
      }
    }
    try append(0..<300, to: store)
    #expect(try store.read { $0.indexedCount } == 300)
  }
}
