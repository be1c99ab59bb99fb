import Checkpoints
import CustomerService
import EventLog
import EventSourcing
import Foundation
import Interchange
import Merkle
import Office
import Testing

@testable import carelog

/// What backups hold, and when none is made.
struct BackupTests {
  @Test func `A full backup is the store as it was, described by its manifest`() throws {
    let history = try StoredHistory()
    try history.sign()
    let manifest = try history.backUp("full")
    #expect(manifest.mark == (try history.office.mark))
    #expect(manifest.since == nil)
    #expect(manifest.checkpoints == 1)
    #expect(manifest.lastCheckpoint?.size == 30)
    #expect(manifest.files.map(\.name) == ["data.mdb"])
    let kept = try BackupFolder(path: history.file("full"))
    #expect(kept.manifest == manifest)
    try kept.checkFiles()
    let names = try FileManager.default.contentsOfDirectory(atPath: history.file("full"))
    #expect(Set(names) == ["data.mdb", "manifest.json"])
  }

  @Test func `Only its owner can enter a backup`() throws {
    let history = try StoredHistory()
    try history.backUp("full")
    for (name, mode) in [("full", 0o700), ("full/data.mdb", 0o600), ("full/manifest.json", 0o600)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: history.file(name))
      #expect(attributes[.posixPermissions] as? Int == mode, "\(name)")
    }
  }

  @Test func `An increment holds what came since, and its proof`() throws {
    let history = try StoredHistory(count: 11)
    let full = try history.backUp("full")
    try history.add(11..<30)
    let manifest = try history.backUp("later", since: "full")
    #expect(manifest.base == full.mark)
    #expect(manifest.mark == (try history.office.mark))
    let lines = try String(contentsOfFile: history.file("later/increment.jsonl"), encoding: .utf8)
    #expect(lines.split(separator: "\n").count == 20)
    let header = try #require(
      ExportHeader(try JSONValue(parsing: String(lines.prefix { $0 != "\n" }))))
    #expect(header.continues(full.mark))
    var other = full.mark
    other.root = .emptyTree
    #expect(!header.continues(other))
  }

  @Test(arguments: [0, 1, 11, 30] as [UInt64])
  func `An increment may begin anywhere, and may be empty`(count: UInt64) throws {
    let history = try StoredHistory(count: count)
    try history.backUp("full")
    if count < 30 { try history.add(count..<30) }
    #expect(try history.backUp("later", since: "full").mark.size == 30)
    #expect(try history.restore(["full", "later"]).mark == history.office.mark)
  }

  @Test func `A log that does not continue a backup gives no increment to it`() throws {
    let history = try StoredHistory()
    try history.backUp("full")
    let earlier = try StoredHistory(count: 11)
    let manifest = try BackupFolder(path: history.file("full")).manifest
    let writer = BackupWriter(office: earlier.office, destination: earlier.file("later"))
    let refusal = #expect(throws: AuditRefusal.self) {
      try writer.writeIncrement(since: manifest)
    }
    #expect(refusal?.code == "backup_not_continued")
    #expect(try earlier.names.isEmpty)
  }

  @Test func `What is there already is not overwritten`() throws {
    let history = try StoredHistory()
    let first = try history.backUp("full")
    try history.sign()
    #expect(throws: StoreFault.self) { try history.backUp("full") }
    #expect(try BackupFolder(path: history.file("full")).manifest == first)
  }

  @Test func `Where nothing can be written nothing is left`() throws {
    let history = try StoredHistory()
    try Data().write(to: URL(filePath: history.file("file")))
    #expect(throws: StoreFault.self) { try history.backUp("file/full") }
    #expect(throws: StoreFault.self) { try history.backUp("none/full") }
    #expect(try history.names == ["file"])
  }

  @Test func `A damaged store makes no backup`() throws {
    let history = try StoredHistory()
    let text = Array("王芳".utf8)
    try history.edit("store/data.mdb") { data in
      var start = data.startIndex
      while let found = data[start...].firstRange(of: text) {
        data[found.lowerBound + 2] ^= 1
        start = found.upperBound
      }
    }
    #expect(throws: AuditRefusal.self) { try history.backUp("full") }
    #expect(try history.names.isEmpty)
  }

  @Test func `Backups taken while others write are moments of the log`() async throws {
    let history = try StoredHistory()
    let office = history.office
    let writer = Task.detached {
      for number in 0..<200 where !Task.isCancelled {
        let request = try CommandRequest(
          name: "customer.register", commandID: "w-\(number)", actor: "U1", role: .operator,
          fields: ["customer": .text("W\(number)")], zone: .shanghai)
        _ = try office.execute([[request]])
      }
    }
    var sizes: [UInt64] = []
    for number in 0..<4 {
      let manifest = try history.backUp("moment\(number)")
      #expect(try office.engine.read { try $0.continues(manifest.mark) })
      sizes.append(manifest.mark.size)
    }
    writer.cancel()
    try await writer.value
    #expect(sizes == sizes.sorted())
    #expect(try history.restore(["moment3"]).mark.size == sizes[3])
  }

  @Test func `A manifest is read only as it was written`() throws {
    let history = try StoredHistory()
    let manifest = try history.backUp("full")
    #expect(BackupManifest(manifest.json) == manifest)
    for (old, new) in [
      ("\"full\"", "\"increment\""), ("\"carelogBackup\": 1", "\"carelogBackup\": 2"),
      ("data.mdb", "../data.mdb"), ("\"events\": 30", "\"events\": -30"),
    ] {
      try history.edit("full/manifest.json") { data in
        data = Data(String(decoding: data, as: UTF8.self).replacing(old, with: new).utf8)
      }
      #expect(throws: Malformed.self, "\(new)") { try BackupFolder(path: history.file("full")) }
      try history.edit("full/manifest.json") { $0 = Data(manifest.json.text(.pretty).utf8) }
    }
    _ = try BackupFolder(path: history.file("full"))
  }
}
