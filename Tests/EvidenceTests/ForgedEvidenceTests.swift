import Checkpoints
import CustomerService
import EventLog
import EventSourcing
import Evidence
import Merkle
import Office
import Testing

/// Every part of a file that is altered is refused, and for its own reason.
struct ForgedEvidenceTests {
  private let log: Witnessed
  private let file: EvidenceFile

  init() throws {
    log = try Witnessed()
    let older = try log.sign(at: 5)
    try log.sign()
    file = try log.evidence(older: older)
  }

  private func position(_ value: UInt64) -> Position { Position(rawValue: value) }

  private func failures(_ change: (inout EvidenceFile) throws -> Void) throws -> [EvidenceFailure] {
    var forged = file
    try change(&forged)
    return try forged.failures(log.policy)
  }

  /// The rendering that the forged records lead to.
  private func rendered(_ file: EvidenceFile) throws -> [String] {
    try EvidenceRendering.lines(file.complaint, file.records, zone: file.zone, file.language)
  }

  @Test func `A record that was left out is missed by the next`() throws {
    for gap in 1...2 {
      let found = try failures {
        let removed = $0.records.remove(at: gap)
        #expect(removed.position.rawValue == Witnessed.positions[gap])
        $0.rendering = try rendered($0)
      }
      #expect(
        found == [
          .brokenHistory(
            at: position(Witnessed.positions[gap + 1]),
            linked: position(Witnessed.positions[gap]))
        ])
    }
    let headless = try failures {
      $0.records.removeFirst()
      $0.rendering = try rendered($0)
    }
    #expect(headless == [.brokenHistory(at: position(4), linked: position(2))])
  }

  @Test func `A last record that was left out is what no file can show`() throws {
    var shortened = file
    shortened.records.removeLast()
    shortened.rendering = try rendered(shortened)
    let verdict = shortened.check(policy: log.policy)
    #expect(verdict.isSound)
    #expect(verdict.unproven.contains(.nothingLater(than: position(6), count: 2)))
  }

  @Test func `Another complaint's record has no place in the file`() throws {
    let other = try log.office.evidence(of: ComplaintID("P2"), in: .zh).file
    let found = try failures {
      $0.records.insert(other.records[0], at: 1)
      $0.rendering = try rendered($0)
    }
    #expect(
      found == [.foreignRecord(position(3)), .brokenHistory(at: position(4), linked: position(2))])
    #expect(
      try failures { $0.complaint = ComplaintID("P2") }.contains(.foreignRecord(position(2))))
  }

  @Test func `Records out of order or there twice are refused`() throws {
    #expect(try failures { $0.records.swapAt(1, 2) }.contains(.outOfOrder(position(4))))
    #expect(
      try failures { $0.records.insert($0.records[1], at: 1) }.contains(.outOfOrder(position(4))))
    #expect(try failures { $0.records = [] }.contains(.noRecords))
  }

  @Test func `A record that was altered is in no log`() throws {
    for (index, place) in zip(file.records.indices, Witnessed.positions) {
      let found = try failures { $0.records[index].bytes[40] ^= 1 }
      #expect(found.contains(.notIncluded(position(place), .rootMismatch)))
    }
  }

  @Test func `A record that a forger wrote himself is in no log, however well it links`() throws {
    let found = try failures {
      let stored = $0.records[3].bytes
      let last = try RecordCodec.decode(stored.span.bytes)
      let made = RecordCodec.encode(
        last.event, recordedAt: last.recordedAt, backlinks: last.backlinks.map { $0 + 1 })
      $0.records[3].bytes = made
      $0.records[3].position = position(8)
      $0.rendering = try rendered($0)
    }
    #expect(found == [.notIncluded(position(8), .pathTooLong)])
  }

  @Test func `A position or a path that was altered leads to another root`() throws {
    #expect(
      try failures { $0.records[1].position = position(5) }
        .contains(.notIncluded(position(5), .rootMismatch)))
    #expect(
      try failures { $0.records[3].position = position(99) }
        .contains(.notIncluded(position(99), .indexBeyondTree(99, size: 9))))
    for index in file.records.indices {
      for step in file.records[index].path.indices {
        let found = try failures { $0.records[index].path[step] = .emptyTree }
        let place = position(Witnessed.positions[index])
        #expect(found == [.notIncluded(place, .rootMismatch)])
      }
    }
    #expect(
      try failures { _ = $0.records[0].path.popLast() }
        == [.notIncluded(position(2), .pathTooShort)])
    #expect(
      try failures { $0.records[0].path.append(.emptyTree) }
        == [.notIncluded(position(2), .pathTooLong)])
  }

  @Test func `A checkpoint that another key signed, or of another log, convinces nobody`() throws {
    let impostor = try Witnessed(seed: 8)
    let forged = try impostor.sign()
    #expect(try failures { $0.note = forged } == [.untrustedCheckpoint(.badNote(.noKnownKey))])
    let elsewhere = try Witnessed(origin: "other.example/log")
    #expect(
      try failures { $0.note = try elsewhere.sign() }.contains(
        .untrustedCheckpoint(.otherLog("other.example/log"))))
    let size = try log.sign(at: 8, store: false)
    #expect(try failures { $0.note = size }.allSatisfy { $0.code != "untrusted_checkpoint" })
    #expect(try !failures { $0.note = size }.isEmpty)
  }

  @Test func `A tail that hides, lacks or adds a record is refused`() throws {
    let whole = try log.evidence(withTail: true)
    #expect(try whole.failures(log.policy).isEmpty)
    var shortened = whole
    let last = shortened.records.removeLast()
    shortened.rendering = try rendered(shortened)
    #expect(try shortened.failures(log.policy) == [.wrongTail])
    let source = try log.office.engine.read { try $0.tree.frontier(at: 7).digests }
    shortened.tail = LogTail(
      edge: source, records: [last.bytes] + (try #require(whole.tail).records))
    #expect(try shortened.failures(log.policy) == [.hiddenRecord(position(7))])
    for change in [
      { $0.records.removeLast() }, { $0.records.append([0x80]) }, { $0.edge.removeLast() },
      { $0.edge[0] = .emptyTree }, { $0.records[0][9] ^= 1 },
    ] as [(inout LogTail) -> Void] {
      var forged = whole
      var tail = try #require(forged.tail)
      change(&tail)
      forged.tail = tail
      #expect(try forged.failures(log.policy) == [.wrongTail])
    }
  }

  @Test func `Nothing is called proven that rests on what failed`() throws {
    var unsigned = file
    unsigned.note = try Witnessed(seed: 8).sign()
    #expect(unsigned.check(policy: log.policy).proven.isEmpty)
    var misplaced = file
    misplaced.records[3].path[0] = .emptyTree
    let verdict = misplaced.check(policy: log.policy)
    #expect(verdict.proven.map(\.text.en).allSatisfy { !$0.contains("left out") })
    #expect(!verdict.proven.contains(.included(4)) && verdict.proven.contains(.continues(5)))
  }

  @Test func `An older checkpoint that was altered is not continued`() throws {
    for step in try #require(file.older).path.indices {
      let found = try failures { $0.older?.path[step] = .emptyTree }
      #expect(found.map(\.code) == ["inconsistent"])
    }
    let other = try log.sign(at: 6, store: false)
    #expect(try failures { $0.older?.note = other }.map(\.code) == ["inconsistent"])
    let forged = try Witnessed(seed: 8).sign(at: 5)
    #expect(
      try failures { $0.older?.note = forged } == [.untrustedOlder(.badNote(.noKnownKey))])
  }

  @Test func `A readable text that says anything else is refused`() throws {
    for line in file.rendering.indices {
      #expect(
        try failures { $0.rendering[line] += "x" } == [.renderingDiffers(line: line + 1)])
    }
    let count = file.rendering.count
    #expect(try failures { _ = $0.rendering.popLast() } == [.renderingDiffers(line: count)])
    #expect(
      try failures { $0.rendering.append("added") } == [.renderingDiffers(line: count + 1)])
    #expect(try failures { $0.language = .en } == [.renderingDiffers(line: 1)])
    let zone = try #require(BusinessZone("UTC"))
    #expect(try failures { $0.zone = zone } == [.renderingDiffers(line: 1)])
  }

  @Test func `Several faults are all named`() throws {
    let found = try failures {
      $0.records.remove(at: 1)
      $0.records[0].path[0] = .emptyTree
      $0.older?.path[0] = .emptyTree
    }
    #expect(
      found.map(\.code) == ["not_included", "broken_history", "inconsistent", "rendering_differs"])
  }
}
