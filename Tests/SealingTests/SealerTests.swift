import CustomerService
import Foundation
import Sealing
import Testing

struct SealerTests {
  private let sealer = Sealer(origin: "carelog")
  private let nonce = [UInt8](repeating: 7, count: 12)

  private static func key(_ byte: UInt8) throws -> DataKey {
    try DataKey([UInt8](repeating: byte, count: 32))
  }

  private static func registered(_ id: String = "C1") -> CustomerRegistered {
    var event = CustomerRegistered()
    event.customer = CustomerID(id)
    event.name = "王芳"
    event.phone = "13800000000"
    event.region = "浦东"
    return event
  }

  private func part(
    _ event: some EventPayload = registered(), reason: String? = nil
  ) throws -> SealedPart {
    let payload = try sealer.seal(
      PayloadEncoder.parts(of: event, reason: reason), of: .customerRegistered,
      about: "customer:C1", with: Self.key(1), nonce: nonce)
    return SealedPart(name: .customerRegistered, payload: payload)
  }

  @Test func `A sealed payload opens to what a store without sealing holds`() throws {
    let part = try part(reason: "台账")
    let fields = try sealer.open(part, about: "customer:C1", with: Self.key(1))
    #expect(fields.reason == "台账")
    #expect(try part.unsealed(with: fields) == PayloadEncoder.encode(Self.registered()))
  }

  @Test func `A sealed payload decodes without a key: public fields, and which words there are`()
    throws
  {
    let part = try part()
    let event = try ServiceEvent(.customerRegistered, decoding: part.payload.span.bytes)
    guard case .customerRegistered(let read) = event else {
      Issue.record("\(event.name)")
      return
    }
    #expect(read.customer == CustomerID("C1") && read.region == "浦东" && read.address == nil)
    guard case .sealed? = read.name, case .sealed? = read.phone else {
      Issue.record("words are not sealed")
      return
    }
    #expect(throws: WordsStillSealed.self) { try event.encodedPayload() }
  }

  @Test func `The bytes of a sealed payload tell none of its words`() throws {
    let payload = try part(reason: "台账").payload
    let plain = try PayloadEncoder.encode(Self.registered())
    for words in ["王芳", "13800000000", "台账"] {
      #expect(!payload.containsBytes(of: words))
    }
    #expect(plain.containsBytes(of: "王芳"))
  }

  @Test func `A box opens nowhere but where it was sealed`() throws {
    let key = try Self.key(1)
    let sealed = try part()
    #expect(throws: SealingError.notAuthentic) {
      try sealer.open(sealed, about: "customer:C2", with: key)
    }
    #expect(throws: SealingError.notAuthentic) {
      try Sealer(origin: "other").open(sealed, about: "customer:C1", with: key)
    }
    var moved = sealed
    moved.name = .customerUpdated
    #expect(throws: SealingError.notAuthentic) {
      try sealer.open(moved, about: "customer:C1", with: key)
    }
    let box = try #require(try sealed.taken()).box
    let other = try PayloadEncoder.parts(of: Self.registered("C2"), reason: nil)
    moved = SealedPart(name: .customerRegistered, payload: other.sealed(in: box))
    #expect(throws: SealingError.notAuthentic) {
      try sealer.open(moved, about: "customer:C1", with: key)
    }
  }

  @Test func `A flipped bit anywhere is noticed`() throws {
    let part = try part()
    let key = try Self.key(1)
    for index in part.payload.indices {
      var changed = part
      changed.payload[index] ^= 1
      #expect(throws: (any Error).self, "byte \(index)") {
        try sealer.open(changed, about: "customer:C1", with: key)
      }
    }
  }

  @Test func `A box names its key, and no other key is tried`() throws {
    #expect(throws: SealingError.wrongKey) {
      try sealer.open(part(), about: "customer:C1", with: Self.key(2))
    }
    #expect(try Self.key(1).commitment != Self.key(2).commitment)
  }

  @Test func `A wrapped key is unwrapped for its purpose by its own key only`() throws {
    let wrap = try KeyWrap(key: [UInt8](repeating: 3, count: 32))
    let key = [UInt8](repeating: 9, count: 32)
    let wrapped = try wrap.wrap(key, for: [1], nonce: nonce)
    #expect(wrapped.count == KeyWrap.length && !wrapped.contains(key))
    #expect(try wrap.unwrap(wrapped, for: [1]) == key)
    #expect(throws: SealingError.notAuthentic) { try wrap.unwrap(wrapped, for: [2]) }
    let other = try KeyWrap(key: [UInt8](repeating: 4, count: 32))
    #expect(throws: SealingError.notAuthentic) { try other.unwrap(wrapped, for: [1]) }
    #expect(throws: SealingError.wrongLength) { try wrap.unwrap([1], for: [1]) }
  }

  @Test func `Corrections of words are sealed, those of other fields are not`() throws {
    var event = ComplaintAmended()
    event.complaint = ComplaintID("P1")
    event.customer = CustomerID("C1")
    event.change.field = "description"
    event.change.wordsBefore = "漏水"
    event.change.wordsAfter = "漏电"
    #expect(try PayloadEncoder.parts(of: event, reason: nil).numbers == [4, 5])
    event.change.field = "team"
    (event.change.before, event.change.after) = ("一组", "二组")
    #expect(try PayloadEncoder.parts(of: event, reason: nil).numbers.isEmpty)
  }

  @Test func `Corrections know every field of words that can be corrected`() throws {
    func words(_ payload: some EventPayload) throws -> [String] {
      var (copy, finder) = (payload, WordsFinder())
      try copy.code(&finder)
      return finder.names
    }
    let names = try words(ComplaintFiled()) + words(VisitLogged()) + words(ContractSigned())
    #expect(Set(names) == Amendment.personal)
  }

  @Test func `Personal words are never told by a description`() {
    let words: PersonalText = "王芳"
    #expect("\(words)" == "[personal]" && !"\(Self.registered())".contains("王芳"))
  }
}

/// Lists the names of the personal fields of a payload.
private struct WordsFinder: FieldCoder {
  var names: [String] = []

  func text(_ number: UInt64, _ name: StaticString, _ value: inout String?, required: Bool) {}
  func integer(
    _ number: UInt64, _ name: StaticString, _ value: inout Int64?, _ unit: IntegerUnit,
    required: Bool
  ) {}
  func flag(_ number: UInt64, _ name: StaticString, _ value: inout Bool?) {}
  func list(_ number: UInt64, _ name: StaticString, _ value: inout [String]) {}

  mutating func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalText?, required: Bool
  ) { names.append("\(name)") }

  mutating func personal(_ number: UInt64, _ name: StaticString, _ value: inout PersonalList) {
    names.append("\(name)")
  }
}

extension [UInt8] {
  /// Whether the UTF-8 bytes of `text` occur.
  func containsBytes(of text: String) -> Bool { contains(Array(text.utf8)) }
}

extension SealerTests {
  /// The bytes that another program must be able to open: `Tests/Independent/seal.py`.
  @Test func `A sealed payload has the bytes of its fixture`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/sealed.txt")
    let (part, key) = (try part(reason: "台账"), try Self.key(1))
    let lines = [
      "origin carelog", "type customer.registered", "subject customer:C1",
      "key \(Self.hex(key.bytes))", "reason 台账", "payload \(Self.hex(part.payload))",
      "plain \(Self.hex(try PayloadEncoder.encode(Self.registered())))",
    ]
    let text = lines.joined(separator: "\n") + "\n"
    guard let stored = try? String(contentsOf: file, encoding: .utf8) else {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("there was no fixture; check the new file and commit it")
      return
    }
    #expect(text == stored)
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String(format: "%02x", $0) }.joined()
  }
}
