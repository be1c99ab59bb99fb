import ArgumentParser
import Checkpoints
import CustomerService
import EventLog
import EventLogLMDB
import EventSourcing
import Glibc
import Interchange
import Merkle
import Office
import Projections

@testable import LMDB
@testable import carelog

/// The time of the office: a minute after what is recorded last.
private nonisolated(unsafe) var now = Timestamp(rawValue: 0)

/// An office in which a little of everything has happened; nothing is added to it.
private let office: Office = {
  let office = Office(engine: InMemoryEngine()) { now }
  let file = "Fixtures/replays/history.commands.jsonl"
  let bytes = (try? FileChunks(path: file).whole(atMost: 1 << 20)) ?? []
  for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
    guard let request = try? parser.request(line, number: 1), let time = request.at else {
      fatalError("\(file) is no file of commands")
    }
    now = max(now, time.advanced(byMilliseconds: 60_000))
    guard case .done(let outcomes)? = try? office.execute([[request]])[0],
      case .accepted = outcomes[0]
    else { fatalError("the office refuses \(String(decoding: line, as: UTF8.self))") }
  }
  return office
}()

private let parser: CommandLineParser = {
  do {
    return try CommandLineParser(
      zone: .shanghai, circumstances: Circumstances.parse([]),
      identity: Identity(actor: "fuzzer", role: .gm))
  } catch { fatalError("\(error)") }
}()

/// Runs `body` on a file of these bytes, which only this process knows.
private func withFile(_ bytes: [UInt8], _ body: (_ path: String) throws -> Void) rethrows {
  var name = Array("/tmp/fuzz-XXXXXX".utf8CString)
  let descriptor = mkstemp(&name)
  defer { close(descriptor) }
  unlink(name)
  expect(bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == bytes.count)
  try body("/proc/self/fd/\(descriptor)")
}

/// Commands of an `apply` file, decided one after the other.
func command(_ input: [UInt8]) throws {
  try office.rehearse { rehearsal in
    for line in input.split(separator: UInt8(ascii: "\n")).prefix(8) {
      let request = try parser.request(line, number: 1)
      for outcome in try rehearsal.execute([[request]]) {
        if case .refused(_, let refusal) = outcome {
          expect(!refusal.message.zh.isEmpty && !refusal.hint.en.isEmpty)
        }
      }
    }
  }
}

/// A mapping file and a register, one after the other, cut at the first NUL.
func register(_ input: [UInt8]) throws {
  guard let cut = input.firstIndex(of: 0) else { return }
  let map = try RegisterMap(parsing: Array(input[..<cut]))
  var reader = try CSVReader(Array(input[(cut + 1)...]))
  guard let header = try reader.next()?.fields else { return }
  try map.check(header)
  try office.rehearse { rehearsal in
    var run = ImportRun(
      office: rehearsal, zone: .shanghai, map: map,
      identity: Identity(actor: "fuzzer", role: .gm), header: header, language: .zh,
      registersMissing: true)
    while let row = try reader.next() { try run.add(row) }
    try run.commit()
  }
}

func map(_ input: [UInt8]) throws {
  let map = try RegisterMap(parsing: input)
  let row = Dictionary(
    map.commands.flatMap(\.columns).map { ($0, "2026-04-03") }, uniquingKeysWith: { $1 })
  for command in map.commands where command.isMet(by: row) {
    _ = command.at.value(row)
    for field in command.data { _ = field.source.value(row) }
  }
}

func receipt(_ input: [UInt8]) throws {
  let stated = try KPIReceiptFile(parsing: input)
  expect(try KPIReceiptFile(parsing: stated.json.encoded()).json == stated.json)
  _ = try office.check(stated.receipt)
}

func manifest(_ input: [UInt8]) throws {
  let json = try JSONValue(parsing: input)
  guard let manifest = BackupManifest(json) else { return }
  expect(manifest.json == json)
  _ = (manifest.base, manifest.listing)
}

/// An export, whole or continuing the office's log.
func export(_ input: [UInt8]) throws {
  try withFile(input) { path in
    for mark in [nil, try office.engine.read { $0.mark }] {
      guard var reader = try? ExportReader(FileChunks(path: path), continuing: mark) else {
        continue
      }
      while try reader.nextRecord() != nil {}
      while try reader.nextCheckpoint() != nil {}
    }
  }
}

/// A data file, whose pages are read by hand.
func pages(_ input: [UInt8]) throws {
  try withFile(input) { path in
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let metas = MetaPage.both(of: descriptor) ?? []
    if metas.count == 2, MetaPage.fault(in: metas) == nil {
      for meta in metas {
        var check = PageCheck(descriptor: descriptor, meta: meta)
        check.run()
      }
    }
    let remains = try LogRemains(path)
    _ = (remains.end, remains.isEndCertain)
    remains.scan { position, records in
      expect(records.count == remains.records(at: position).count)
    }
  }
}

/// A checkpoint with the proof that it continues another.
func request(_ input: [UInt8]) throws {
  let request = try AddCheckpoint(parsing: input)
  expect(try AddCheckpoint(parsing: request.bytes).bytes == request.bytes)
}

/// A text by any of the parsers of options, and all their forms again.
func option(_ input: [UInt8]) throws {
  let text = String(decoding: input, as: UTF8.self)
  func again<Value: TextValue>(_ type: Value.Type) {
    if let value = Value(text) { expect(Value(value.text) == value) }
  }
  again(TimeLimit.self)
  again(DateSpan.self)
  again(DatedHours.self)
  if let value = TargetValue(text) { expect(TargetValue(value.text) == value) }
  if let zone = BusinessZone(text) { expect(BusinessZone(zone.name) == zone) }
  if let span = try? Due.span(text) { expect(span >= 0) }
  if let hours = WorkingWeek([text]) { expect(WorkingWeek(hours.texts) == hours) }
  if let moment = AsOf(text, in: .shanghai) { _ = try? office.due(DueQuestion(), asOf: moment) }
  if let days = DateSpan(text) { _ = days.days.count }
  expect(sanitised(text).unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{7f}" })
  _ = FieldReader.isID(text)
}
