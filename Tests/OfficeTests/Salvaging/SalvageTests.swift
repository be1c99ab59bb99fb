import Checkpoints
import EventLog
import EventSourcing
import Foundation
import LMDB
import Merkle
import Office
import Testing

/// What is saved of a damaged store, and by what it is proven.
struct SalvageTests {
  private let desk: AuditDesk
  private var file: URL { URL(filePath: desk.folder + "/data.mdb") }

  init() throws { desk = try AuditDesk(.lmdb, complaints: 600) }

  private func proofs(_ plan: SalvagePlan) -> [SalvageProof?: UInt64] {
    var counts: [SalvageProof?: UInt64] = [:]
    for stretch in plan.stretches {
      counts[stretch.proof, default: 0] += UInt64(stretch.positions.count)
    }
    return counts
  }

  /// The plan for the closed store's file after a change, in a folder of its own.
  private func plan(_ change: (inout Data) -> Void) throws -> SalvagePlan {
    var data = try desk.swapFile()
    change(&data)
    let damaged = desk.folder + "/damaged.mdb"
    try data.write(to: URL(filePath: damaged))
    let plan = try SalvagePlan(damaged)
    #expect(try Data(contentsOf: URL(filePath: damaged)) == data)
    return plan
  }

  @Test func `Of a whole store nothing is missing`() throws {
    let plan = try SalvagePlan(desk.folder)
    #expect(plan.isEndCertain)
    #expect(plan.size == 601)
    #expect(plan.prefix == 601)
    #expect(plan.losses.isEmpty)
    #expect(proofs(plan) == [.tree: 601])
    #expect(plan.prefixRoot == (try desk.office.standing().root))
    #expect(plan.head == (try desk.office.head()))
  }

  @Test func `What a checkpoint covers is proven by it`() throws {
    _ = try desk.office.checkpoint(keys: [try officeKey()])
    try desk.file(3, from: 600)
    let plan = try SalvagePlan(desk.folder, keys: [try officeKey().verifier])
    #expect(plan.checkpoints.map(\.checkpoint.size) == [601])
    #expect(proofs(plan) == [.checkpoint: 601, .tree: 3])
    let stranger = try SalvagePlan(desk.folder, keys: [try officeKey(seed: 2).verifier])
    #expect(stranger.checkpoints.isEmpty)
    #expect(proofs(stranger) == [.tree: 604])
  }

  @Test(arguments: [[0], [1], [0, 1]])
  func `Without headers all is found, though not that it is all`(headers: [Int]) throws {
    let plan = try plan { data in
      for header in headers { data.resetBytes(in: header * 4096..<(header + 1) * 4096) }
    }
    #expect(!plan.isEndCertain)
    #expect(plan.size == 601)
    #expect(plan.prefix == 601)
  }

  @Test func `A page that is gone leaves a gap that is named exactly`() throws {
    let record = try desk.office.engine.read { log in
      var found: [UInt8] = []
      try log.scan(.all, from: Position(rawValue: 300), .forward, limit: 1) { _, record in
        found = record.withUnsafeBytes { Array($0) }
        return false
      }
      return found
    }
    let plan = try plan { data in
      while let place = data.firstRange(of: record) {
        let page = place.lowerBound / 4096
        data.resetBytes(in: page * 4096..<(page + 1) * 4096)
      }
    }
    #expect(plan.isEndCertain)
    #expect(plan.losses.allSatisfy { $0.reason == .missing })
    let loss = try #require(plan.losses.first)
    #expect(plan.losses.count == 1)
    #expect(loss.positions.contains(300))
    #expect(loss.positions.count < 30)
    #expect(plan.prefix == loss.positions.lowerBound)
    let counts = proofs(plan)
    #expect(counts[nil] == UInt64(loss.positions.count))
    // The blocks beside the damaged one are whole, and its own records have their prefixes.
    #expect(counts[.tree] == 601 - 256)
    #expect(counts[.prefix] == 256 - UInt64(loss.positions.count))
    for position in [0, plan.prefix - 1, 600] { #expect(plan.record(at: position) != nil) }
    #expect(plan.record(at: 300) == nil)
  }

  /// A plan for a compact copy, in which nothing is left of what was changed or removed.
  private func planOfCopy() throws -> SalvagePlan {
    let copy = desk.folder + "/copy"
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    try desk.office.files().copyData(to: copy)
    return try SalvagePlan(copy)
  }

  @Test func `A damaged record is told from those beside it`() throws {
    try desk.tamper { transaction in
      try transaction.edit(17, in: "log") { $0[$0.count - 3] ^= 1 }
    }
    let plan = try planOfCopy()
    #expect(plan.losses == [.init(positions: 17...17, reason: .damaged)])
    #expect(plan.prefix == 17)
    #expect(proofs(plan) == [.tree: 601 - 256, .prefix: 255, .refuted: 1])
  }

  @Test func `A checkpoint proves what it covers beside a damaged block too`() throws {
    _ = try desk.office.checkpoint(keys: [try officeKey()])
    try desk.tamper { transaction in
      try transaction.edit(17, in: "log") { $0[$0.count - 3] ^= 1 }
    }
    let plan = try planOfCopy()
    #expect(plan.checkpoints.count == 1)
    #expect(proofs(plan) == [.checkpoint: 601 - 256, .prefix: 255, .refuted: 1])
  }

  @Test func `What was overwritten is found again where an older page still has it`() throws {
    try desk.tamper { transaction in
      try transaction.edit(17, in: "log") { $0[$0.count - 3] ^= 1 }
    }
    let plan = try SalvagePlan(desk.folder)
    #expect(plan.prefix == 601)
    #expect(proofs(plan) == [.tree: 601])
  }

  @Test func `Where no prefix is left of a block with damage, links support its records`() throws {
    try desk.tamper { transaction in
      let leaves = try transaction.database("leaves", keys: UInt64.self)
      _ = try transaction.remove(1, in: leaves)
      try transaction.edit(300, in: "log") { $0[$0.count - 3] ^= 1 }
    }
    let plan = try planOfCopy()
    #expect(plan.prefix == 256)
    #expect(proofs(plan) == [.tree: 601 - 256, .unproven: 255, .links: 1])
    #expect(plan.stretches.first { $0.proof == .links }?.positions == 511...511)
  }

  @Test func `Of a page that is cut in two its readable sectors are read`() throws {
    let record = try desk.office.engine.read { log in
      var found: [UInt8] = []
      try log.scan(.all, from: Position(rawValue: 300), .forward, limit: 1) { _, record in
        found = record.withUnsafeBytes { Array($0) }
        return false
      }
      return found
    }
    let plan = try plan { data in
      guard let place = data.firstRange(of: record) else { return }
      data = data.prefix((place.upperBound + 511) / 512 * 512)
    }
    #expect(plan.unreadPages <= 1)
    #expect(plan.record(at: 300) == record)
  }

  @Test func `A record beyond the newest head was never promised`() throws {
    let extra = try desk.office.engine.read { log in
      var found: [UInt8] = []
      try log.scan(.all, from: Position(rawValue: 600), .forward, limit: 1) { _, record in
        found = record.withUnsafeBytes { Array($0) }
        return false
      }
      return found
    }
    try desk.tamper { transaction in
      let log = try transaction.database("log", keys: UInt64.self)
      try transaction.put(extra.span.bytes, for: 601, in: log)
    }
    let plan = try SalvagePlan(desk.folder)
    #expect(plan.size == 601)
    #expect(plan.prefix == 601)
  }

  @Test func `Of what is no store nothing is found`() throws {
    let noise = desk.folder + "/noise"
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<40_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    try Data(bytes).write(to: URL(filePath: noise))
    let plan = try SalvagePlan(noise)
    #expect(plan.size == 0)
    #expect(plan.head == nil)
    #expect(throws: StoreFault.self) { try SalvagePlan(desk.folder + "/none") }
  }

  @Test func `Whatever is cut off, what is said to be proven is as it was appended`() throws {
    let whole = try desk.office.engine.read { log in
      var records: [[UInt8]] = []
      try log.scan(.all) { _, record in
        records.append(record.withUnsafeBytes { Array($0) })
        return true
      }
      return records
    }
    var seed: UInt64 = 11
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    for round in 0..<12 {
      let plan = try plan { data in
        if round % 3 == 0 { data = data.prefix(data.count / 4 * (1 + random(3))) }
        for _ in 0..<100 * (round % 4) { data[random(data.count)] ^= 1 << UInt8(random(8)) }
      }
      for stretch in plan.stretches where stretch.proof?.suffices == true {
        for position in stretch.positions {
          #expect(plan.record(at: position) == whole[Int(position)], "round \(round) @\(position)")
        }
      }
      #expect(plan.size <= 601 || !plan.isEndCertain)
    }
  }
}
