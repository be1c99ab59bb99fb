import EventLog
import EventLogLMDB
import EventSourcing
import Foundation
import Merkle
import Testing

/// What every engine promises; each engine is one argument.
struct LogEngineContract {
  enum Kind: String, CaseIterable {
    case memory, lmdb
  }

  private struct Broken: Error {}

  /// Runs `body` on a fresh engine.
  private func withEngine(_ kind: Kind, _ body: (any LogEngine) throws -> Void) throws {
    switch kind {
    case .memory: try body(InMemoryEngine())
    case .lmdb:
      let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try body(
        try LMDBEngine(folder: folder, creating: LogHead(origin: "test", zone: .shanghai)))
    }
  }

  /// An event of a command of its own, or of the one that is named.
  private func event(
    _ type: EventType, _ tags: [String], command: String = UUID().uuidString
  ) -> NewEvent {
    NewEvent(
      type: type, occurredAt: Timestamp(rawValue: 5), tags: tags.map(Tag.init(text:)),
      payload: [0xA0],
      origin: EventOrigin(
        actor: "U1", role: "operator", commandID: command,
        commandDigest: Array(repeating: 7, count: 16)))
  }

  private func append(
    _ engine: any LogEngine, _ events: [NewEvent], at time: Int64 = 10,
    condition: AppendCondition? = nil
  ) throws -> Range<Position> {
    try engine.write { writer in
      try writer.append(
        events, recordedAt: Timestamp(rawValue: time), condition: condition)
    }
  }

  private func positions(
    _ engine: any LogEngine, _ query: Query, from: UInt64 = 0,
    _ direction: ScanDirection = .forward, limit: Int = .max
  ) throws -> [UInt64] {
    try engine.read { reader in
      var found: [UInt64] = []
      try reader.scan(query, from: Position(rawValue: from), direction, limit: limit) {
        found.append($0.rawValue)
        let payload = try RecordCodec.decode($1).event.payload
        #expect(payload == [0xA0])
        return true
      }
      return found
    }
  }

  @Test(arguments: Kind.allCases)
  func `Positions are gapless and in commit order`(kind: Kind) throws {
    try withEngine(kind) { engine in
      #expect(try append(engine, [event("a", ["x:1"])]) == Position.first..<Position(rawValue: 1))
      let next = try append(engine, [event("a", ["x:1"]), event("b", ["x:2"])])
      #expect(next == Position(rawValue: 1)..<Position(rawValue: 3))
      #expect(try positions(engine, .all) == [0, 1, 2])
      #expect(try engine.read { $0.head.count } == 3)
    }
  }

  @Test(arguments: Kind.allCases)
  func `A body that throws leaves nothing`(kind: Kind) throws {
    try withEngine(kind) { engine in
      _ = try append(engine, [event("a", ["x:1"])])
      #expect(throws: Broken.self) {
        try engine.write { writer -> Void in
          try writer.append(
            [event("b", ["x:9"], command: "c-1")], recordedAt: Timestamp(rawValue: 20))
          try writer.view("v").put([1], for: [1])
          throw Broken()
        }
      }
      #expect(try positions(engine, .all) == [0])
      #expect(try positions(engine, Query(tags: [Tag(text: "x:9")])).isEmpty)
      #expect(try append(engine, [event("c", ["x:9"])]).lowerBound.rawValue == 1)
      try engine.read { reader in
        let receipt = try reader.receipt(of: "c-1")
        let row = try reader.view("v").value(for: [1])
        #expect(receipt == nil && row == nil)
      }
    }
  }

  @Test(arguments: Kind.allCases)
  func `An append condition holds or names the event that breaks it`(kind: Kind) throws {
    try withEngine(kind) { engine in
      _ = try append(engine, [event("a", ["x:1"]), event("b", ["x:1"])])
      let query = Query(types: ["b"], tags: [Tag(text: "x:1")])
      let seen = AppendCondition(noneMatch: query, from: Position(rawValue: 2))
      _ = try append(engine, [event("c", ["x:1"])], condition: seen)
      let unseen = AppendCondition(noneMatch: query, from: .first)
      #expect(throws: AppendConflict(position: Position(rawValue: 1))) {
        try append(engine, [event("c", ["x:1"])], condition: unseen)
      }
      #expect(try engine.read { $0.head.count } == 3)
    }
  }

  @Test(arguments: Kind.allCases)
  func `Queries find types and tags, both ways, from a position, up to a limit`(
    kind: Kind
  ) throws {
    try withEngine(kind) { engine in
      _ = try append(
        engine,
        [
          event("a", ["x:1", "y:1"]), event("b", ["x:1"]), event("a", ["x:2"]),
          event("a", ["x:1"]), event("b", ["x:2", "y:1"]),
        ])
      let (one, two) = (Tag(text: "x:1"), Tag(text: "x:2"))
      #expect(try positions(engine, Query(tags: [one])) == [0, 1, 3])
      #expect(try positions(engine, Query(types: ["a"], tags: [one])) == [0, 3])
      #expect(try positions(engine, Query(tags: [one, Tag(text: "y:1")])) == [0])
      #expect(try positions(engine, Query(types: ["b"])) == [1, 4])
      let either = Query(items: [.init(types: ["b"], tags: [one]), .init(tags: [two])])
      #expect(try positions(engine, either) == [1, 2, 4])
      #expect(try positions(engine, Query(tags: [one]), from: 1) == [1, 3])
      #expect(try positions(engine, Query(tags: [one]), from: 3, .backward) == [1, 0])
      #expect(try positions(engine, .all, from: .max, .backward, limit: 2) == [4, 3])
      #expect(try positions(engine, Query(tags: [one]), limit: 2) == [0, 1])
      #expect(try positions(engine, Query(tags: [one]), limit: 0).isEmpty)
      #expect(try positions(engine, .all, from: 0, .backward).isEmpty)
    }
  }

  @Test(arguments: Kind.allCases)
  func `Log time never decreases though the clock steps back`(kind: Kind) throws {
    try withEngine(kind) { engine in
      _ = try append(engine, [event("a", ["x:1"])], at: 100)
      _ = try append(engine, [event("a", ["x:1"])], at: 50)
      var times: [Int64] = []
      try engine.read { reader in
        try reader.scan(.all) {
          times.append(try RecordCodec.recordedAt(of: $1).rawValue)
          return true
        }
      }
      #expect(times == [100, 100])
    }
  }

  @Test(arguments: Kind.allCases)
  func `Receipts and rows of views are kept`(kind: Kind) throws {
    try withEngine(kind) { engine in
      let receipt = CommandReceipt(
        commandID: "命令-1", digest: Array(repeating: 7, count: 16),
        position: Position(rawValue: 1), count: 2)
      try engine.write { writer in
        try writer.append(
          [event("a", ["x:1"])] + ["b", "c"].map { event($0, ["x:1"], command: "命令-1") },
          recordedAt: Timestamp(rawValue: 1))
        let view = try writer.view("v")
        for key in UInt8(1)...4 { try view.put([key, key], for: [key]) }
        try view.remove([2])
      }
      try engine.read { reader in
        let stored = try reader.receipt(of: "命令-1")
        #expect(stored == receipt)
        var keys: [UInt8] = []
        try reader.view("v").scan(from: [2], to: [4]) { key, value in
          keys += key.withUnsafeBytes { Array($0) }
          #expect(value.byteCount == 2)
          return true
        }
        #expect(keys == [3])
      }
      try engine.write { try $0.view("v").removeAll() }
      let gone = try engine.read { try $0.view("v").value(for: [1]) }
      #expect(gone == nil)
    }
  }

  @Test(arguments: Kind.allCases)
  func `Changes of rows in any order, written together, are as each by itself`(kind: Kind) throws {
    try withEngine(kind) { engine in
      let numbers = Array(0..<2000).map { ($0 * 7919) % 2000 }
      try engine.write { writer in
        let (together, singly) = (try writer.view("together"), try writer.view("singly"))
        for round in 0..<3 {
          var changes = RowChanges()
          for number in numbers where number % (round + 1) == 0 {
            let key = [UInt8(number / 100), UInt8(number % 100), 1]
            if round == 1, number % 4 == 0 {
              changes.remove { $0 += key }
              try singly.remove(key)
            } else {
              let value = [UInt8](repeating: UInt8(round), count: number % 50)
              changes.put(value) { $0 += key }
              try singly.put(value, for: key)
            }
          }
          try together.apply(changes)
          changes.removeAll()
          try together.apply(changes)
        }
      }
      try engine.read { reader in
        let together = try Self.rows(reader.view("together"))
        let singly = try Self.rows(reader.view("singly"))
        #expect(together == singly)
        #expect(together.count > 1000)
      }
    }
  }

  private static func rows(_ view: any ViewStorage) throws -> [[UInt8]] {
    var rows: [[UInt8]] = []
    try view.scan(from: [], to: nil) { key, value in
      rows.append(key.withUnsafeBytes { Array($0) } + value.withUnsafeBytes { Array($0) })
      return true
    }
    return rows
  }

  @Test(arguments: Kind.allCases)
  func `Rows are written by a writer only`(kind: Kind) throws {
    try withEngine(kind) { engine in
      try engine.write { try $0.view("stored").put([1], for: [1]) }
      for name in ["stored", "never-stored"] {
        try engine.read { reader in
          let view = try reader.view(name)
          #expect(throws: StoreFault.self) { try view.put([2], for: [1]) }
          #expect(throws: StoreFault.self) { try view.remove([1]) }
          #expect(throws: StoreFault.self) { try view.removeAll() }
          var changes = RowChanges()
          changes.put([2]) { $0.append(1) }
          #expect(throws: StoreFault.self) { try view.apply(changes) }
        }
      }
      let row = try engine.read { try $0.view("stored").value(for: [1]) }
      #expect(row == [1])
    }
  }

  @Test(arguments: Kind.allCases)
  func `A type named twice finds each event once`(kind: Kind) throws {
    try withEngine(kind) { engine in
      _ = try append(engine, [event("a", ["x:1"])])
      let query = Query(types: ["a", "a"], tags: [Tag(text: "x:1")])
      #expect(try positions(engine, query) == [0])
    }
  }

  @Test(arguments: Kind.allCases)
  func `Each record says how far back the last one of each of its tags lies`(kind: Kind) throws {
    try withEngine(kind) { engine in
      _ = try append(engine, [event("a", ["x:1", "y:1"]), event("b", ["y:1", "x:1"])])
      _ = try append(engine, [event("a", ["x:2"])])
      #expect(throws: Broken.self) {
        try engine.write { writer -> Void in
          try writer.append([event("a", ["x:1"])], recordedAt: Timestamp(rawValue: 20))
          throw Broken()
        }
      }
      _ = try append(engine, [event("a", ["x:2", "x:1", "x:3", "x:1"])])
      let backlinks = try engine.read { reader in
        var backlinks: [[UInt64]] = []
        try reader.scan(.all) {
          backlinks.append(try RecordCodec.decode($1).backlinks)
          return true
        }
        return backlinks
      }
      #expect(backlinks == [[0, 0], [1, 1], [0], [1, 2, 0, 2]])
    }
  }

  @Test(arguments: Kind.allCases)
  func `The tree has the root of every size the log had, and proves each record`(
    kind: Kind
  ) throws {
    try withEngine(kind) { engine in
      var roots: [UInt64: Digest] = [:]
      for _ in 0..<13 {
        _ = try append(engine, (0..<50).map { event("a", ["x:\($0)"]) })
        try engine.read { roots[$0.head.count] = $0.frontier.root }
      }
      try engine.read { reader in
        for (size, root) in roots {
          #expect(try reader.tree.root(at: size) == root)
          let consistency = try reader.tree.consistencyProof(from: size, to: 650)
          try consistency.verify(oldRoot: root, newRoot: reader.frontier.root)
        }
        try reader.scan(.all) { position, record in
          let inclusion = try reader.tree.inclusionProof(of: position.rawValue, at: 650)
          try inclusion.verify(leaf: Digest(leaf: record), root: reader.frontier.root)
          return true
        }
      }
    }
  }

  @Test(arguments: Kind.allCases)
  func `A command id is stored once`(kind: Kind) throws {
    try withEngine(kind) { engine in
      let twice = { _ = try append(engine, [event("a", ["x:1"], command: "c-1")]) }
      try twice()
      #expect(throws: CommandReceipt.alreadyStored("c-1")) { try twice() }
      #expect(try positions(engine, .all) == [0])
    }
  }

  @Test(arguments: Kind.allCases)
  func `A command's events lie together`(kind: Kind) throws {
    try withEngine(kind) { engine in
      let apart = ["c-1", "c-2", "c-1"].map { event("a", ["x:1"], command: $0) }
      #expect(throws: CommandReceipt.alreadyStored("c-1")) { try append(engine, apart) }
      let stored = try positions(engine, .all)
      #expect(stored.isEmpty)
    }
  }

  @Test(arguments: Kind.allCases)
  func `Waiting ends with the first event beyond the count`(kind: Kind) throws {
    try withEngine(kind) { engine in
      #expect(try !engine.waitForEvents(beyond: 0, milliseconds: 1))
      _ = try append(engine, [event("a", ["x:1"])])
      #expect(try engine.waitForEvents(beyond: 0, milliseconds: 1))
    }
  }

  @Test(arguments: Kind.allCases)
  func `The tree proves each record that it holds, from stored nodes`(kind: Kind) throws {
    try withEngine(kind) { engine in
      let count: UInt64 = 600
      _ = try append(engine, (0..<count).map { event("a", ["x:\($0)"]) })
      try engine.read { reader in
        let root = reader.frontier.root
        #expect(try reader.tree.root(at: count) == root)
        try reader.scan(.all) { position, record in
          let proof = try reader.tree.inclusionProof(of: position.rawValue, at: count)
          try proof.verify(leaf: Digest(leaf: record), root: root)
          return true
        }
      }
    }
  }
}
