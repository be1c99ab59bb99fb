import EventLog
import EventLogLMDB
import EventSourcing
import Foundation
import Merkle
import Testing

/// What every engine keeps beside the records, as verification reads it.
struct DerivedRowsTests {
  private static let kinds = LogEngineContract.Kind.allCases

  /// Runs `body` on an engine with 600 events, appended in parts of uneven lengths.
  private func withEngine(
    _ kind: LogEngineContract.Kind, _ body: (any LogReader, [Digest]) throws -> Void
  ) throws {
    let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let head = LogHead(origin: "test", zone: .shanghai)
    let engine: any LogEngine =
      kind == .memory ? InMemoryEngine() : try LMDBEngine(folder: folder, creating: head)
    for range in [0..<1, 1..<255, 255..<257, 257..<600] {
      try engine.write { writer in
        for number in range {
          let id = "c-\(number)"
          let event = NewEvent(
            type: number % 2 == 0 ? "even" : "odd", occurredAt: Timestamp(rawValue: 5),
            tags: [Tag(text: "n:\(number)"), Tag(text: "all:1"), Tag(text: "all:1")],
            payload: [0xA0],
            origin: EventOrigin(
              actor: "U1", role: "operator", commandID: id, commandDigest: [UInt8](id.utf8)))
          try writer.append([event], recordedAt: Timestamp(rawValue: 9))
        }
      }
    }
    try engine.read { reader in
      var leaves: [Digest] = []
      try reader.scan(.all) {
        leaves.append(Digest(leaf: $1))
        return true
      }
      try body(reader, leaves)
    }
  }

  @Test(arguments: kinds)
  func `The stored nodes are those of the records`(kind: LogEngineContract.Kind) throws {
    try withEngine(kind) { reader, leaves in
      var frontier = MerkleFrontier()
      var nodes: Set<MerkleNode> = []
      for leaf in leaves {
        try #expect(reader.tree.root(at: frontier.size) == frontier.root)
        frontier.append(leaf: leaf) { nodes.insert($0) }
      }
      #expect(reader.frontier == frontier && nodes.count == 3)
      for node in nodes {
        try #expect(reader.node(level: node.level, index: node.index) == node.digest)
      }
      var stored: Set<MerkleNode> = []
      try reader.scanNodes { if let node = $0 { stored.insert(node) } }
      #expect(stored == nodes)
      try #expect(reader.tree.frontier(at: 600) == frontier)
    }
  }

  @Test(arguments: kinds)
  func `The first bytes of leaf hashes are kept block by block`(
    kind: LogEngineContract.Kind
  ) throws {
    try withEngine(kind) { reader, leaves in
      for block in 0..<3 {
        let expected = leaves[(block * 256)...].prefix(256).flatMap { $0.bytes.prefix(4) }
        try #expect(reader.leafPrefixes(ofBlock: UInt64(block)) == expected)
      }
      try #expect(reader.leafPrefixes(ofBlock: 3) == nil)
      var blocks: [UInt64] = []
      try reader.scanLeafBlocks { blocks.append($0) }
      #expect(blocks == [0, 1, 2])
    }
  }

  @Test(arguments: kinds)
  func `A writer sees the first bytes of what it has appended`(
    kind: LogEngineContract.Kind
  ) throws {
    let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let head = LogHead(origin: "test", zone: .shanghai)
    let engine: any LogEngine =
      kind == .memory ? InMemoryEngine() : try LMDBEngine(folder: folder, creating: head)
    try engine.write { writer in
      let event = NewEvent(
        type: "a", occurredAt: Timestamp(rawValue: 0), tags: [Tag(text: "x:1")], payload: [0xA0],
        origin: EventOrigin(actor: "U1", role: "operator", commandID: "c", commandDigest: []))
      try writer.append([event], recordedAt: Timestamp(rawValue: 1))
      try #expect(writer.leafPrefixes(ofBlock: 0)?.count == 4)
    }
    try engine.read { try #expect($0.leafPrefixes(ofBlock: 0)?.count == 4) }
  }

  @Test(arguments: kinds)
  func `Names, index and receipts are visited as they are stored`(
    kind: LogEngineContract.Kind
  ) throws {
    try withEngine(kind) { reader, leaves in
      var names: [UInt32: String] = [:]
      try reader.scanNames { kind, text, number in
        let text = text.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        names[try #require(number)] = "\(try #require(kind)) \(text)"
      }
      // What the last records say is read from themselves: they have no rows yet.
      let indexed = Int(reader.indexedCount)
      #expect(indexed == (kind == .memory ? 600 : 512))
      #expect(names.count == 3 + indexed && reader.nameCount == 3 + indexed)
      #expect(Set(names.values).isSuperset(of: ["type even", "type odd", "tag all:1", "tag n:7"]))
      var entries: Set<String> = []
      var count = 0
      try reader.scanIndex { entry in
        let entry = try #require(entry)
        count += 1
        entries.insert("\(names[entry.tag] ?? "") \(names[entry.type] ?? "") \(entry.position)")
      }
      #expect(count == 2 * indexed && entries.contains("tag n:7 type odd 7"))
      #expect(entries.contains("tag all:1 type even 510"))
      var receipts: [String: UInt64] = [:]
      try reader.scanReceipts { id, receipt in
        let text = id.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        #expect(receipt?.commandID == text)
        receipts[text] = receipt?.position.rawValue
      }
      #expect(receipts.count == indexed && receipts["c-511"] == 511)
    }
  }
}
