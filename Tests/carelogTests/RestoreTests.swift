import Checkpoints
import EventLog
import EventSourcing
import Foundation
import Interchange
import Merkle
import Office
import Testing

@testable import carelog

/// Stores made of backups.
struct RestoreTests {
  /// A store with a full backup of 11 events, and increments up to 20 and 30.
  private func chain() throws -> StoredHistory {
    let history = try StoredHistory(count: 11)
    try history.sign()
    try history.backUp("full")
    try history.add(11..<20)
    try history.backUp("second", since: "full")
    try history.add(20..<30)
    try history.sign()
    try history.backUp("third", since: "second")
    return history
  }

  @Test func `A chain of backups gives the same log, read models and checkpoints`() throws {
    let history = try chain()
    let copy = try history.restore(["full", "second", "third"])
    #expect(try copy.mark == history.office.mark)
    #expect(try copy.checkpoints().map(\.checkpoint.size) == [11, 30])
    #expect(try copy.verify().damages.isEmpty)
    #expect(try copy.readModelLags().allSatisfy { $0.events == 0 })
    let receipt = try copy.engine.read { try $0.receipt(of: "h-12") }
    #expect(receipt == (try history.office.engine.read { try $0.receipt(of: "h-12") }))
    #expect(try history.names == ["full", "second", "third", "copy"])
  }

  @Test(arguments: [["second"], ["full", "third"], ["full", "full"], ["third", "full"], []])
  func `Backups that do not follow one another are not restored`(names: [String]) throws {
    let history = try chain()
    let malformed = #expect(throws: Malformed.self) { try history.restore(names) }
    #expect(malformed?.exitCode == 64)
    #expect(try !history.names.contains("copy"))
  }

  @Test(arguments: ["full/data.mdb", "second/increment.jsonl"])
  func `A backup with an altered byte is not restored, and nothing is left`(name: String) throws {
    let history = try chain()
    let before = try history.names
    try history.edit(name) { $0[$0.count / 2] ^= 1 }
    let malformed = #expect(throws: Malformed.self) { try history.restore(["full", "second"]) }
    #expect(malformed?.exitCode == 65)
    #expect(malformed?.text.en.contains(name) == true)
    #expect(try history.names == before)
  }

  @Test func `An increment altered with its manifest still has to lead to its root`() throws {
    let history = try chain()
    try history.edit("second/increment.jsonl") { data in
      var lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
      lines.remove(at: 9)
      data = Data((lines.joined(separator: "\n") + "\n").utf8)
    }
    let path = history.file("second/increment.jsonl")
    var manifest = try BackupFolder(path: history.file("second")).manifest
    manifest.files = [try BackupManifest.File(name: "increment.jsonl", at: path)]
    try history.edit("second/manifest.json") { $0 = Data(manifest.json.text().utf8) }
    let malformed = #expect(throws: Malformed.self) { try history.restore(["full", "second"]) }
    #expect(malformed?.text.en.contains("expected the record at position 19") == true)
  }

  @Test(arguments: [0, 4, 10, 11, 13, 19, 24, 29] as [UInt64])
  func `A store can be restored up to a position, which is the last`(limit: UInt64) throws {
    let history = try chain()
    guard limit != 11 else {
      let malformed = #expect(throws: Malformed.self) {
        try history.restore(["full", "second", "third"], limit: limit)
      }
      #expect(malformed?.text.en.contains("are of one command") == true)
      return #expect(try !history.names.contains("copy"))
    }
    let copy = try history.restore(["full", "second", "third"], limit: limit)
    let mark = try copy.mark
    #expect(mark.size == limit + 1)
    #expect(try mark.root == history.office.engine.read { try $0.tree.root(at: limit + 1) })
    #expect(try copy.checkpoints().allSatisfy { $0.checkpoint.size <= limit + 1 })
    #expect(try copy.verify().damages.isEmpty)
  }

  @Test func `A position that the backups do not hold is refused`() throws {
    let history = try chain()
    let malformed = #expect(throws: Malformed.self) { try history.restore(["full"], limit: 11) }
    #expect(malformed?.text.en.contains("hold 11 events") == true)
  }

  @Test func `A restored store knows that it is a fork`() throws {
    let history = try chain()
    #expect(try history.office.provenance().isEmpty)
    let copy = try history.restore(["full"])
    let source = try #require(try copy.provenance().first)
    #expect(source.kind == .restored)
    #expect(source.source == (try copy.mark))
    #expect(source.lastNote == (try copy.checkpoints().last?.note.bytes))
    let refusal = #expect(throws: AuditRefusal.self) {
      try copy.checkpoint(keys: [StoredHistory.key])
    }
    #expect(refusal?.code == "restored_log")
  }

  @Test func `A restored store is signed only if it continues what was signed last`() throws {
    let history = try chain()
    let (early, last) = try (history.office.checkpoints()[0], history.office.checkpoints()[1])
    let old = try history.restore(["full"], to: "old")
    let refusal = #expect(throws: AuditRefusal.self) {
      try old.checkpoint(keys: [StoredHistory.key], signed: [last.checkpoint])
    }
    #expect(refusal?.code == "log_shorter_than_signed")
    let signed = try old.checkpoint(keys: [StoredHistory.key], signed: [early.checkpoint])
    #expect(signed.checkpoint == early.checkpoint)
    let whole = try history.restore(["full", "second", "third"], to: "whole")
    let again = try whole.checkpoint(keys: [StoredHistory.key], signed: [last.checkpoint])
    #expect(again.note.bytes == last.note.bytes)
  }

  @Test func `Under another name the log begins anew, with the old note kept as its source`() throws
  {
    let history = try chain()
    let copy = try history.restore(["full", "second", "third"], origin: "memory/2")
    #expect(try copy.head().origin == "memory/2")
    #expect(try copy.mark.root == history.office.mark.root)
    #expect(try copy.checkpoints().isEmpty)
    let source = try #require(try copy.provenance().last)
    #expect(source.source.origin == "memory")
    #expect(source.lastNote == (try history.office.checkpoints().last?.note.bytes))
    let key = try SignerKey(
      name: try #require(KeyName("memory/2")), seed: Array(repeating: 8, count: 32))
    #expect(try copy.checkpoint(keys: [key]).checkpoint.origin == "memory/2")
    #expect(try history.names == ["full", "second", "third", "copy"])
  }

  @Test func `That a store was restored outlives further backups`() throws {
    let history = try chain()
    let copy = try history.restore(["full"])
    let writer = BackupWriter(office: copy, destination: history.file("again"))
    _ = try writer.writeFull()
    for (name, origin) in [("files", nil), ("records", "memory/2")] {
      let twice = try history.restore(["again"], to: name, origin: origin)
      #expect(try twice.provenance().count == 2)
    }
  }

  @Test func `What is in the way is left alone`() throws {
    let history = try chain()
    _ = try history.restore(["full"])
    #expect(throws: StoreFault.self) { try history.restore(["full", "second"]) }
    let size = try Office.open(folder: history.file("copy")) { StoredHistory.now }.head().count
    #expect(size == 11)
  }

  @Test func `A drill restores, verifies, tells what it checked, and leaves nothing`() throws {
    let history = try chain()
    let scratch = history.file("scratch")
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    let backups = try BackupChain(["full", "second", "third"].map(history.file))
    let drill = RestoreDrill(
      chain: backups, keys: [try StoredHistory.key.verifier], scratch: scratch)
    let record = try drill.run()
    #expect(record.hasPassed)
    #expect(record.report.storedCheckpoints == 2)
    #expect(record.readModels.count == 10)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch).isEmpty)
    let stranger = RestoreDrill(
      chain: backups,
      keys: [
        try SignerKey(
          name: try #require(KeyName("memory")), seed: Array(repeating: 9, count: 32)
        ).verifier
      ],
      scratch: scratch)
    #expect(try !stranger.run().hasPassed)
    let nowhere = RestoreDrill(chain: backups, keys: [], scratch: history.file("none"))
    #expect(throws: StoreFault.self) { try nowhere.run() }
  }
}
