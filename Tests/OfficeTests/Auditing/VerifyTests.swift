import EventLog
import EventSourcing
import LMDB
import Office
import Projections
import Testing

/// Each kind of damage is named, with its positions, and nothing else is.
struct VerifyTests {
  @Test(arguments: AuditDesk.Kind.allCases)
  func `A whole store is whole, at every length`(kind: AuditDesk.Kind) throws {
    for complaints in [0, 254, 255, 256, 511, 700] {
      let desk = try AuditDesk(kind, complaints: complaints)
      _ = try desk.office.checkpoint(keys: [try officeKey()])
      let report = try desk.office.verify()
      #expect(report.damages.isEmpty, "\(complaints)")
      #expect(report.count == UInt64(complaints) + 1 && report.storedCheckpoints == 1)
      #expect(try report.root == desk.office.proveInclusion(of: .first).root)
    }
  }

  @Test(arguments: AuditDesk.Kind.allCases)
  func `Verification can go on from a position`(kind: AuditDesk.Kind) throws {
    let desk = try AuditDesk(kind)
    var request = VerifyRequest()
    request.start = 300
    let report = try desk.office.verify(request)
    #expect(report.start == 256 && report.damages.isEmpty)
    #expect(try report.root == desk.office.verify().root)
  }

  @Test(arguments: [0, 255, 256, 511, 512, 600] as [UInt64])
  func `A changed record is named, whichever block it is in`(position: UInt64) throws {
    let desk = try AuditDesk(.lmdb)
    try desk.tamper { try $0.edit(position, in: "log") { $0[$0.count - 1] ^= 1 } }
    #expect(try desk.damages()[.record] == [position])
    #expect(try Set(desk.damages().keys).isSubset(of: [.record, .readModel]))
  }

  @Test func `All changed and missing records are named`() throws {
    let desk = try AuditDesk(.lmdb)
    try desk.tamper { transaction in
      for position in [3, 4, 300] as [UInt64] {
        try transaction.edit(position, in: "log") { $0[$0.count - 1] ^= 1 }
      }
      let log = try transaction.database("log", keys: UInt64.self)
      _ = try transaction.remove(400, in: log)
    }
    let damages = try desk.damages()
    #expect(damages[.record] == [3, 4, 300] && damages[.missingRecord] == [400])
    #expect(Set(damages.keys).isSubset(of: [.record, .missingRecord, .readModel]))
  }

  @Test func `A record beyond the head is seen`() throws {
    let desk = try AuditDesk(.lmdb, complaints: 5)
    try desk.tamper { try $0.edit(6, in: "log") { $0 = [1] } }
    #expect(try desk.damages()[.extraRecord] == [6])
  }

  @Test(arguments: [(8, 0), (8, 1), (9, 0)] as [(UInt64, UInt64)])
  func `A changed node of the tree is no doubt about records`(
    level: UInt64, index: UInt64
  ) throws {
    let desk = try AuditDesk(.lmdb)
    try desk.tamper { try $0.edit(level << 56 | index, in: "tree") { $0[7] ^= 4 } }
    let damages = try desk.office.verify().damages
    #expect(
      damages.map(\.kind) == [.treeNode] && damages[0].items.map(\.en) == ["\(level)/\(index)"])
  }

  @Test func `Nodes that no records lead to are named`() throws {
    let desk = try AuditDesk(.lmdb)
    try desk.tamper { try $0.edit(8 << 56 | 2, in: "tree") { $0 = Array(repeating: 1, count: 32) } }
    #expect(try desk.office.verify().damages.map { $0.items.map(\.en) } == [["8/2"]])
  }

  @Test(arguments: [0, 1] as [UInt64])
  func `Changed prefixes of leaf hashes are no doubt about records`(block: UInt64) throws {
    let desk = try AuditDesk(.lmdb)
    try desk.tamper { try $0.edit(block, in: "leaves") { $0[9] ^= 4 } }
    #expect(try desk.damages() == [.leafPrefixes: [block * 256]])
  }

  @Test func `A missing index entry and one without a record are named`() throws {
    let desk = try AuditDesk(.lmdb)
    try desk.tamper { transaction in
      let index = try transaction.database("index")
      var key: [UInt8] = []
      do {
        var cursor = try transaction.cursor(in: index)
        _ = try cursor.last()
        key = cursor.key.withUnsafeBytes { Array($0) }
      }
      _ = try transaction.remove(key.span.bytes, in: index)
      key[15] = 7
      key[14] = 0
      try transaction.put([UInt8]().span.bytes, for: key.span.bytes, in: index)
    }
    #expect(try desk.damages() == [.indexMissing: [511], .indexExtra: [7]])
    #expect(
      try desk.office.verify().damages.map { $0.items.map(\.en) }
        == [["complaint:P510"], ["complaint:P510"]])
  }

  @Test func `A changed record without rows casts no doubt on those that link to it`() throws {
    let desk = try AuditDesk(.lmdb)
    try desk.file(20, from: 600)
    try desk.tamper { transaction in
      try transaction.edit(610, in: "log") { record in
        let tag = Array("customer:C1".utf8)
        let start = record.indices.first { record[$0...].starts(with: tag) }
        if let start { record[start + 9] ^= 1 }
      }
      try transaction.edit(615, in: "log") { $0[0] ^= 1 }
    }
    let damages = try desk.damages()
    #expect(damages[.record] == [610, 615])
    #expect(Set(damages.keys).isSubset(of: [.record, .readModel]))
  }

  @Test func `Rows of records that should have none yet are named`() throws {
    let desk = try AuditDesk(.lmdb)
    try desk.tamper { transaction in
      let key: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x50]
      let index = try transaction.database("index")
      try transaction.put([UInt8]().span.bytes, for: key.span.bytes, in: index)
    }
    #expect(try desk.damages() == [.indexExtra: [0x250]])
  }

  @Test func `A wrong last position of a tag is named`() throws {
    let desk = try AuditDesk(.lmdb)
    try desk.tamper { transaction in
      try transaction.edit([0, 0, 0, 5], in: "index") { $0[7] ^= 1 }
    }
    #expect(try desk.damages().keys.sorted { $0.rawValue < $1.rawValue } == [.latest])
  }

  @Test func `A tag that lost its number is found by its records`() throws {
    let desk = try AuditDesk(.lmdb)
    let (right, wrong) = (Array("tcomplaint:P9".utf8), Array("tcomplaint:X9".utf8))
    try desk.tamper { transaction in
      let names = try transaction.database("names")
      let number = try transaction.copy(of: right, in: names)
      _ = try transaction.remove(right.span.bytes, in: names)
      try transaction.put(number.span.bytes, for: wrong.span.bytes, in: names)
    }
    #expect(try desk.damages() == [.indexMissing: [10], .indexExtra: [10]])
  }

  @Test func `A number that two tags share is named`() throws {
    let desk = try AuditDesk(.lmdb)
    try desk.tamper { try $0.edit(Array("tcomplaint:P9".utf8), in: "names") { $0[3] ^= 1 } }
    #expect(try desk.damages().keys.contains(.names))
  }

  @Test func `Receipts and commands are compared both ways, with digests`() throws {
    let desk = try AuditDesk(.lmdb)
    try desk.tamper { transaction in
      try transaction.edit(Array("f-8".utf8), in: "commands") { $0[$0.count - 1] ^= 1 }
      let commands = try transaction.database("commands")
      _ = try transaction.remove(Array("f-500".utf8).span.bytes, in: commands)
    }
    #expect(try desk.damages() == [.receiptMissing: [501], .receiptExtra: [9]])
  }

  @Test(arguments: [0x21, 0x00, 0x17, 0x61] as [UInt8])
  func `A receipt whose count is another or none is named`(count: UInt8) throws {
    let desk = try AuditDesk(.lmdb, complaints: 300)
    try desk.tamper { try $0.edit(Array("f-8".utf8), in: "commands") { $0[2] = count } }
    #expect(try desk.damages()[.receiptExtra]?.allSatisfy { $0 == 9 } == true)
  }

  @Test func `A row of a read model is compared with what the log leads to`() throws {
    let desk = try AuditDesk(.lmdb)
    try desk.tamper { transaction in
      let (key, value) = ([200] as [UInt8], [1] as [UInt8])
      let view = try transaction.database("view." + ClosureProjector.fingerprint)
      try transaction.put(value.span.bytes, for: key.span.bytes, in: view)
    }
    let damages = try desk.office.verify().damages
    #expect(damages.map(\.kind) == [.readModel] && damages[0].items.map(\.en) == ["closure c8"])
  }
}
