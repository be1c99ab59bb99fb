import Checkpoints
import EventLog
import EventLogLMDB
import EventSourcing
import Foundation
import Interchange
import Merkle
import Office
import Testing

@testable import carelog

/// Exports of the made-up history, and the stores made of them.
final class ExportTests {
  private let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString
  private let office: Office
  private var copy: String { folder + "/copy" }

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    office = try History.office()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func lines(_ office: Office, _ export: LogExport = LogExport()) throws -> [String] {
    try office.engine.read { reader in
      var lines: [String] = []
      try export.write(reader) { lines.append($0.text()) }
      return lines
    }
  }

  @discardableResult
  private func restore(_ lines: [String]) throws -> Office {
    let file = folder + "/log.jsonl"
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: file, atomically: true, encoding: .utf8)
    _ = try ExportImport(file: file, folder: copy, language: .en).run()
    return try Office.open(folder: copy) { Timestamp(rawValue: 0) }
  }

  /// Why no store could be made of `lines`, of which nothing must be left.
  private func refusal(of lines: [String]) throws -> String {
    let malformed = #expect(throws: Malformed.self) { try restore(lines) }
    #expect(malformed?.exitCode == 65)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder) == ["log.jsonl"])
    return malformed?.text.en ?? ""
  }

  private func records(_ office: Office) throws -> [[UInt8]] {
    try office.engine.read { reader in
      var records: [[UInt8]] = []
      try reader.scan(.all) { _, record in
        records.append(record.withUnsafeBytes { Array($0) })
        return true
      }
      return records
    }
  }

  private func note(_ office: Office) throws -> [UInt8] {
    try office.engine.read { reader in
      let checkpoint = try Checkpoint(
        origin: reader.head.origin, size: 20, root: try reader.tree.root(at: 20))
      var note = try SignedNote(text: checkpoint.noteText)
      let name = try #require(KeyName("audit"))
      try note.sign(with: try SignerKey(name: name, seed: Array(repeating: 7, count: 32)))
      return note.bytes
    }
  }

  @Test func `A store made of an export is the same log, byte for byte`() throws {
    let note = try note(office)
    try office.engine.write { try $0.store(checkpoint: note, size: 20) }
    let exported = try lines(office)
    let restored = try restore(exported)
    #expect(try records(restored) == records(office))
    #expect(try restored.head() == office.head())
    #expect(try restored.standing().root == office.standing().root)
    #expect(try lines(restored) == exported)
    #expect(try restored.verifyProjections().allSatisfy { $0.keys.isEmpty })
    for number in 1...28 {
      let id = "h-\(number < 10 ? "0" : "")\(number)"
      let receipt = try office.engine.read { try $0.receipt(of: id) }
      #expect(receipt != nil)
      #expect(try restored.engine.read { try $0.receipt(of: id) } == receipt)
    }
    let tag = Tag(text: "complaint:P1")
    let found = try restored.events(Query(tags: [tag]), from: .first, .forward, limit: 99)
    let original = try office.events(Query(tags: [tag]), from: .first, .forward, limit: 99)
    #expect(found.map(\.position) == original.map(\.position))
  }

  @Test(arguments: [1, 3, 7])
  func `However a log is cut into batches, commands keep their receipts`(limit: Int) throws {
    let other = InMemoryEngine(origin: "memory")
    var restorer = LogRestorer(other, batchLimit: limit)
    for record in try records(office) { try restorer.add(record) }
    let (head, root) = try office.standing()
    try restorer.finish(size: head.count, root: root)
    let receipt = try other.read { try $0.receipt(of: "h-12") }
    #expect(receipt?.count == 3)
    #expect(receipt?.position == Position(rawValue: 11))
  }

  @Test func `An empty log can be exported and restored`() throws {
    let empty = Office(engine: InMemoryEngine()) { Timestamp(rawValue: 0) }
    #expect(try restore(try lines(empty)).head().count == 0)
  }

  @Test func `A line that is missing, moved, cut or altered is named`() throws {
    let whole = try lines(office)
    var moved = whole
    moved.swapAt(4, 5)
    #expect(try refusal(of: moved) == "line 5: expected the record at position 3")
    var missing = whole
    missing.remove(at: 9)
    #expect(try refusal(of: missing) == "line 10: expected the record at position 8")
    let short = try refusal(of: Array(whole.dropLast()))
    #expect(short == "line 30: there are 29 records where line 1 says 30")
    var cut = whole
    cut[30] = String(cut[30].dropLast(9))
    #expect(try refusal(of: cut).hasPrefix("line 31: "))
    var altered = whole
    altered[1] = altered[1].replacing("王芳", with: "王方")
    #expect(try refusal(of: altered) == "line 2: the line's fields are not those of its record")
    let long = try refusal(of: whole + [whole[3]])
    #expect(long == "line 32: expected a signed checkpoint of the log")
    #expect(try refusal(of: ["id,name"]).hasPrefix("line 1 is not the first line of an export"))
  }

  @Test func `A record rewritten together with its line leads to another root`() throws {
    let engine = InMemoryEngine()
    var restorer = LogRestorer(engine)
    for logged in try office.events(.all, from: .first, .forward, limit: .max) {
      var event = logged.envelope.event
      if logged.position.rawValue == 5 { event.origin.actor = "U9" }
      try restorer.add(
        RecordCodec.encode(
          event, recordedAt: logged.envelope.recordedAt, backlinks: logged.envelope.backlinks))
    }
    #expect(throws: RestoreError.wrongRoot) {
      try restorer.finish(size: office.head().count, root: office.standing().root)
    }
    let rewritten = Office(engine: engine) { Timestamp(rawValue: 0) }
    let forged = [try lines(office)[0]] + (try lines(rewritten).dropFirst())
    #expect(try refusal(of: forged).contains("lead to another root"))
  }

  /// The log's name stands in the first line only; what the checkpoints sign is compared with it.
  @Test func `No altered byte passes, wherever it lies`() throws {
    let original = try lines(office)
    let bytes = Array((original.joined(separator: "\n") + "\n").utf8)
    let file = folder + "/log.jsonl"
    try Data(bytes).write(to: URL(filePath: file))
    let header = try ExportReader(try FileChunks(path: file)).header
    var refused = 0
    var seed: UInt64 = 4
    for _ in 0..<300 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var altered = bytes
      let place = 60 + Int(seed >> 33) % (bytes.count - 60)
      altered[place] ^= 1 << UInt8(seed >> 30 & 7)
      try Data(altered).write(to: URL(filePath: file))
      do {
        var reader = try ExportReader(try FileChunks(path: file))
        var restorer = LogRestorer(InMemoryEngine())
        while let record = try reader.nextRecord() { try restorer.add(record) }
        try restorer.finish(size: reader.header.mark.size, root: reader.header.mark.root)
        while try reader.nextCheckpoint() != nil {}
        #expect(reader.header == header, "byte \(place)")
      } catch {
        #expect(error is Malformed || error is RestoreError || error is StoreFault, "\(error)")
        refused += 1
      }
    }
    // What passes means the same in JSON, such as another case of the digits in an escape.
    #expect(refused > 290)
  }

  @Test func `A part of a log cannot become a store`() throws {
    let part = try lines(office, LogExport(query: Query(tags: [Tag(text: "complaint:P1")])))
    #expect(try refusal(of: part).contains("a part of a log"))
    let range = try lines(office, LogExport(positions: 3...5))
    #expect(range.count == 4)
  }

  @Test func `A checkpoint of another history is not taken over`() throws {
    let lines = try lines(office)
    let checkpoint = try Checkpoint(origin: "memory", size: 3, root: .emptyTree)
    var note = try SignedNote(text: checkpoint.noteText)
    let name = try #require(KeyName("audit"))
    try note.sign(with: try SignerKey(name: name, seed: Array(repeating: 7, count: 32)))
    let line = ExportLine.checkpoint(note.bytes, size: 3).text()
    #expect(try refusal(of: lines + [line]).contains("the checkpoint is not one of these records"))
  }

  @Test func `What is in the way is left alone`() throws {
    let lines = try lines(office)
    try restore(lines)
    #expect(throws: StoreFault.self) { try restore(lines) }
    #expect(try Office.open(folder: copy) { Timestamp(rawValue: 0) }.head().count == 30)
  }

  @Test func `A CloudEvent has all that the standard asks for`() throws {
    let events = try lines(office, LogExport(form: .cloudevents)).map { try JSONValue(parsing: $0) }
    #expect(events.count == 30)
    for event in events {
      #expect(event["specversion"] == "1.0")
      for name in ["id", "source", "type", "subject", "datacontenttype", "time"] {
        #expect(event[name]?.stringValue?.isEmpty == false)
      }
      for member in event.objectMembers ?? [] where member.name != "data" {
        #expect(member.name.wholeMatch(of: /[a-z0-9]{1,20}/) != nil, "\(member.name)")
        #expect(member.value.stringValue != nil)
      }
    }
    #expect(events[6]["data"]?["complaint"] == "P1")
    #expect(events[6]["subject"] == "complaint:P1")
    #expect(Set(events.compactMap { $0["id"]?.stringValue }).count == 30)
  }
}
