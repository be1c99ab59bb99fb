import CBOR
import Checkpoints
import CustomerService
import EventLog
import EventSourcing
import Evidence
import Glibc
import Interchange
import Merkle
import Sealing

/// The parsers that take hostile bytes, each with what it promises besides not to trap.
let targets: [String: @Sendable ([UInt8]) throws -> Void] = [
  "evidence": evidence,
  "record": record,
  "event": event,
  "box": box,
  "words": words,
  "note": note,
  "checkpoint": checkpoint,
  "proof": proof,
  "key": key,
  "cbor": cbor,
  "json": json,
  "csv": csv,
  "text": text,
  "time": time,
  "period": period,
  "option": option,
  "request": request,
  "command": command,
  "register": register,
  "map": map,
  "receipt": receipt,
  "manifest": manifest,
  "export": export,
  "pages": pages,
]

func expect(_ promise: Bool, line: Int = #line) {
  guard promise else { fatalError("line \(line): a promise is broken") }
}

let policy: TrustPolicy? = {
  let text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  return (try? VerifierKey(text)).map { TrustPolicy(origin: "carelog", logKeys: [$0]) }
}()

func evidence(_ input: [UInt8]) throws {
  let file = try EvidenceFile(parsing: input)
  expect(file.bytes == input)
  guard let policy else { return }
  let verdict = file.check(policy: policy, held: file.older?.note)
  for failure in verdict.failures { expect(!failure.text.en.isEmpty && !failure.text.zh.isEmpty) }
  var unsigned = policy
  unsigned.logKeys = []
  expect(!file.check(policy: unsigned).isSound)
}

func record(_ input: [UInt8]) throws {
  _ = try? RecordCodec.withCore(of: input.span.bytes) { _, _, _, _, _ in }
  _ = try? RecordCodec.recordedAt(of: input.span.bytes)
  let envelope = try RecordCodec.decode(input.span.bytes)
  let again = RecordCodec.encode(
    envelope.event, recordedAt: envelope.recordedAt, backlinks: envelope.backlinks)
  expect(again == input)
  let record = ProvenRecord(position: .first, bytes: input, path: [])
  _ = try EvidenceRendering.lines(ComplaintID("P001"), [record], zone: .shanghai, .zh)
}

/// A byte that selects the event, and its payload.
func event(_ input: [UInt8]) throws {
  guard let first = input.first else { return }
  let name = EventName.allCases[Int(first) % EventName.allCases.count]
  let payload = Array(input.dropFirst())
  let event = try ServiceEvent(name, decoding: payload.span.bytes)
  let again = try event.encodedPayload()  // Without the fields that only later versions know.
  expect(try ServiceEvent(name, decoding: again.span.bytes) == event)
  _ = event.payload.tags
  _ = try PayloadFields.list(event.payload, in: .shanghai)
}

/// A payload with a box: it opens with its own key and nowhere else, or is no such payload.
func box(_ input: [UInt8]) throws {
  guard let first = input.first else { return }
  let name = EventName.allCases[Int(first) % EventName.allCases.count]
  let part = SealedPart(name: name, payload: Array(input.dropFirst()))
  guard let (box, open) = try part.taken() else { return }
  expect(PayloadParts(open: open, personal: [], numbers: []).sealed(in: box) == part.payload)
  let key = try DataKey([UInt8](repeating: 1, count: 32))
  let fields = try Sealer(origin: "carelog").open(part, about: "customer:C1", with: key)
  let plain = try part.unsealed(with: fields)
  _ = try ServiceEvent(name, decoding: plain.span.bytes)
}

/// The plain text of a box, behind a byte that says how many fields it names.
func words(_ input: [UInt8]) throws {
  guard let first = input.first else { return }
  _ = try PersonalFields(Array(input.dropFirst()), numbers: Array(0..<(first % 24)))
}

func note(_ input: [UInt8]) throws {
  let note = try SignedNote(parsing: input)
  expect(note.bytes == input)
  if let policy { _ = try policy.open(note) }
}

func checkpoint(_ input: [UInt8]) throws {
  expect(Array(try Checkpoint(noteText: input).noteText.utf8) == input)
}

func proof(_ input: [UInt8]) throws {
  let proof = try TlogProof(parsing: input)
  expect(proof.bytes == input)
  if let policy { _ = try proof.verify(leaf: .emptyTree, policy: policy) }
}

func key(_ input: [UInt8]) throws {
  let text = String(decoding: input, as: UTF8.self)
  if let key = try? SignerKey(text) { expect(key.secretText.utf8.elementsEqual(text.utf8)) }
  expect(try VerifierKey(text).text.utf8.elementsEqual(text.utf8))
}

func cbor(_ input: [UInt8]) throws {
  expect(try CBORValue(decoding: input).encoded() == input)
}

func json(_ input: [UInt8]) throws {
  let value = try JSONValue(parsing: input)
  for layout in [JSONValue.Layout.compact, .pretty] {
    expect(try JSONValue(parsing: value.encoded(layout)) == value)
  }
}

func csv(_ input: [UInt8]) throws {
  var reader = try CSVReader(input)
  var rows: [[String]] = []
  while let row = try reader.next() { rows.append(row.fields) }
  var writer = CSVWriter(guardFormulas: false)
  for row in rows { writer.write(row) }
  var again = try CSVReader(writer.bytes)
  for row in rows { expect(try again.next()?.fields == row) }
}

/// GB 18030 to UTF-8, in chunks of whatever size the first byte says.
func text(_ input: [UInt8]) throws {
  guard let first = input.first else { return }
  var rest = input.dropFirst()
  var reader = try CSVReader(encoding: .gb18030) {
    let chunk = rest.prefix(Int(first % 7) + 1)
    rest = rest.dropFirst(chunk.count)
    return chunk.isEmpty ? nil : Array(chunk)
  }
  while let row = try reader.next() { expect(sanitised(row.fields[0]).utf8.count >= 0) }
}

func time(_ input: [UInt8]) throws {
  let text = String(decoding: input, as: UTF8.self)
  guard let time = Timestamp(text, in: .shanghai) else { return }
  expect(Timestamp(time.formatted(in: .shanghai), in: .shanghai) == time)
}

func period(_ input: [UInt8]) {
  guard let period = Period(String(decoding: input, as: UTF8.self)) else { return }
  expect(period.first <= period.last)
  for month in period.months.prefix(24) { expect(Period(month.text) != nil) }
}

let target: @Sendable ([UInt8]) throws -> Void = {
  guard let target = targets[getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""] else {
    fatalError("FUZZ_TARGET must be one of \(targets.keys.sorted())")
  }
  return target
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  do { try target(input) } catch { _ = "\(error)" }
  return 0
}
