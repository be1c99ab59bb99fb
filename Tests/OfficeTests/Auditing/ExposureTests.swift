import Checkpoints
import EventLog
import EventSourcing
import Foundation
import LMDB
import Merkle
import Office
import Testing

/// What an old checkpoint in other hands exposes, though the office holds key and store.
struct ExposureTests {
  @Test func `One rewritten record, hashed and signed again, is exposed`() throws {
    let desk = try AuditDesk(.lmdb)
    let key = try officeKey()
    let old = try desk.office.checkpoint(keys: [key])
    try desk.tamper { try Forger.rewrite(position: 42, &$0) }
    let forged = try desk.office.checkpoint(keys: [key])
    #expect(forged.checkpoint.size == 601 && forged.checkpoint.root != old.checkpoint.root)
    #expect(try forged.note.verify(with: [key.verifier]).count == 1)
    #expect(try desk.damages().isEmpty, "the forgery is perfect but for the checkpoint")
    #expect(try desk.damages([old.checkpoint]) == [.rewrittenSinceCheckpoint: []])
    let proof = try desk.office.proveConsistency(from: 601)
    #expect(throws: ProofError.self) {
      try proof.proof.verify(oldRoot: old.checkpoint.root, newRoot: forged.checkpoint.root)
    }
  }

  @Test func `A record that links past another one of its tag is named`() throws {
    let desk = try AuditDesk(.lmdb)
    try desk.tamper {
      try Forger.rewrite(position: 42, &$0) { record in
        guard let envelope = try? RecordCodec.decode(record.span.bytes) else { return }
        let links = envelope.backlinks.map { $0 > 0 ? $0 + 1 : 0 }
        record = RecordCodec.encode(
          envelope.event, recordedAt: envelope.recordedAt, backlinks: links)
      }
    }
    #expect(try desk.damages() == [.backlink: [42]])
  }

  @Test func `A restored backup is exposed, before and after it goes on`() throws {
    let desk = try AuditDesk(.lmdb, complaints: 300)
    let key = try officeKey()
    _ = try desk.office.checkpoint(keys: [key])
    let backup = try desk.swapFile()
    try desk.file(10, from: 300)
    let signed = try desk.office.checkpoint(keys: [key]).checkpoint
    _ = try desk.swapFile(with: backup)
    #expect(try desk.damages([signed]) == [.shorterThanCheckpoint: []])
    #expect(throws: AuditRefusal.self) {
      try desk.office.checkpoint(keys: [key], signed: [signed])
    }
    try desk.file(20, from: 300, region: "徐汇")
    #expect(try desk.damages([signed]) == [.rewrittenSinceCheckpoint: []])
    #expect(throws: AuditRefusal.self) {
      try desk.office.checkpoint(keys: [key], signed: [signed])
    }
  }

  @Test func `A witness sees the fork of a restored backup`() throws {
    let desk = try AuditDesk(.lmdb, complaints: 30)
    let key = try officeKey()
    let policy = TrustPolicy(origin: "audit.example", logKeys: [key.verifier])
    let first = try desk.office.checkpoint(keys: [key])
    let backup = try desk.swapFile()
    try desk.file(10, from: 30)
    _ = try desk.office.checkpoint(keys: [key])
    let request = try desk.office.proveConsistency(from: 31).file()
    let seen = try Witness(policy: policy).check(request, last: first.checkpoint)
    _ = try desk.swapFile(with: backup)
    try desk.file(20, from: 30, region: "徐汇")
    _ = try desk.office.checkpoint(keys: [key])
    let forked = try desk.office.proveConsistency(from: 41).file()
    #expect(throws: WitnessRefusal.notConsistent(.oldRootMismatch)) {
      try Witness(policy: policy).check(forked, last: seen)
    }
  }

  @Test func `A log whose end was cut is exposed`() throws {
    let desk = try AuditDesk(.lmdb, complaints: 30)
    let signed = try desk.office.checkpoint(keys: [try officeKey()]).checkpoint
    let cut = try AuditDesk(.lmdb, complaints: 29)
    #expect(try cut.damages([signed]) == [.shorterThanCheckpoint: []])
  }
}

/// Somebody with the office's store and key, who makes everything fit a changed record.
private enum Forger {
  /// Changes a record and all that is hashed from it.
  static func rewrite(
    position: UInt64, _ transaction: inout WriteTransaction,
    _ change: (inout [UInt8]) -> Void = Self.praise
  ) throws {
    try transaction.edit(position, in: "log", change)
    let log = try transaction.database("log", keys: UInt64.self)
    var (frontier, nodes): (MerkleFrontier, [MerkleNode]) = (MerkleFrontier(), [])
    var blocks: [UInt64: [UInt8]] = [:]
    do {
      var cursor = try transaction.cursor(in: log)
      while try cursor.next() {
        let leaf = Digest(leaf: cursor.value)
        blocks[cursor.key / 256, default: []] += leaf.bytes.prefix(4)
        frontier.append(leaf: leaf) { nodes.append($0) }
      }
    }
    for node in nodes {
      let key = UInt64(node.level) << 56 | node.index
      try transaction.edit(key, in: "tree") { $0 = node.digest.bytes }
    }
    let unfinished = blocks.removeValue(forKey: frontier.size / 256) ?? []
    for (block, prefixes) in blocks { try transaction.edit(block, in: "leaves") { $0 = prefixes } }
    try transaction.edit(Array("head".utf8), in: "head") { head in
      // At its end: the tree's edge, a count and the last prefixes, each of these two after four
      // bytes of keys and lengths in a log of this length, and the seal.
      let seal = head.count - 10
      let edge = seal - unfinished.count - 8
      head.replaceSubrange(seal - unfinished.count..<seal, with: unfinished)
      head.replaceSubrange(edge - frontier.bytes.count..<edge, with: frontier.bytes)
      head.replaceSubrange(
        seal + 2..<head.count, with: Digest(hashing: Array(head[..<seal])).bytes.prefix(8))
    }
    try transaction.remove(allCheckpointsOf: frontier.size)
  }

  static func praise(_ record: inout [UInt8]) {
    let place = record.firstRange(of: "漏水".utf8)?.lowerBound ?? 0
    record.replaceSubrange(place..<place + 6, with: "良好".utf8)
  }
}

extension WriteTransaction {
  fileprivate mutating func remove(allCheckpointsOf size: UInt64) throws {
    _ = try remove(size, in: try database("checkpoints", keys: UInt64.self))
  }
}
