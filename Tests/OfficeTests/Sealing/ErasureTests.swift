import CustomerService
import EventLog
import EventSourcing
import Foundation
import KeysLMDB
import Merkle
import Office
import Projections
import Sealing
import Testing

struct ErasureTests {
  private static let basis = FieldValue.text("requested")

  private static func erase(_ store: SealedStore, _ customer: String) throws {
    try store.tell(
      "customer.erase", ["customer": .text(customer), "basis": basis], role: .privacy)
  }

  /// Records an erasure like a process that ends before it destroys a key.
  private static func eraseAndCrash(_ store: SealedStore, _ customer: String) throws {
    var event = CustomerErased()
    event.customer = CustomerID(customer)
    try store.office.engine.write { writer in
      let at = writer.head.lastRecordedAt
      let record = NewEvent(
        type: EventName.customerErased.type, occurredAt: at, tags: event.tags,
        payload: try PayloadEncoder.encode(event),
        origin: EventOrigin(
          actor: "U1", role: "privacy", commandID: "erase",
          commandDigest: Array(repeating: 0, count: 16)))
      try writer.append([record], recordedAt: at)
    }
  }

  private static func figures(_ office: Office) throws -> [String] {
    let period = try #require(Period("2026"))
    let requests = KPIName.headlines.map { kpi in
      KPIRequest(kpi: kpi, bases: kpi.bases, period: period, split: .whole)
    }
    return try office.kpi(requests).answers.map { "\($0)" }
  }

  @Test func `An erased customer cannot be read; figures, roots and others are as before`() throws {
    let store = try SealedStore()
    for number in 1...2 { try store.fill(number) }
    let (figures, before) = (try Self.figures(store.office), try store.office.standing())
    #expect(try store.shown(1, store.unsealer()).contains("王芳1"))
    let readings: UInt64 = 1

    try Self.erase(store, "C1")

    for _ in 0..<2 {
      let shown = try store.shown(1, store.unsealer())
      for words in SealedStore.words(1) { #expect(!shown.contains(words), "\(words)") }
      #expect(shown.contains("name=[erased]") && shown.contains("reason=[erased]"))
      #expect(!shown.contains("[sealed]"))
      let other = try store.shown(2, store.unsealer())
      for words in SealedStore.words(2) { #expect(other.contains(words), "\(words)") }
      try store.open()
    }
    #expect(try Self.figures(store.office) == figures)
    #expect(try store.office.verify().damages.isEmpty)
    #expect(
      try store.office.engine.read { try $0.tree.root(at: before.head.count) } == before.root)
    let after = try store.office.events(
      .all, from: Position(rawValue: before.head.count + readings), .forward, limit: 2)
    #expect(after.map(\.name) == [.customerErased, .keysDestroyed])
    let status = try store.office.sealingStatus()
    #expect(status.erased == 1 && status.unfinished == 0)
    #expect(status.keys?.generation == 2 && status.keys?.count == 1)
  }

  @Test func `Neither words nor key are in any file afterwards`() throws {
    let store = try SealedStore()
    for number in 1...2 { try store.fill(number) }
    store.close()
    let key = try #require(
      try KeyVault(folder: store.folder, master: SealedStore.master).key(of: "customer:C1"))
    let wrapped = try #require(try Self.wrapped(key.commitment, in: store.folder))
    #expect(try store.filesHolding(wrapped) == 1, "the control finds the wrapped key")
    try store.open()

    try Self.erase(store, "C1")
    store.close()

    #expect(try store.filesHolding(wrapped) == 0)
    #expect(try store.filesHolding(key.bytes) == 0)
    for words in SealedStore.words(1) { #expect(try store.filesHolding(words) == 0) }
    // The boxes themselves are there as ever, under a key that is nowhere.
    #expect(try store.filesHolding(key.commitment) == 1)
  }

  private static func wrapped(_ commitment: [UInt8], in folder: String) throws -> [UInt8]? {
    let file = try Data(contentsOf: URL(filePath: folder + "/keys-1/data.mdb"))
    return file.range(of: Data(commitment)).map {
      Array(file[$0.upperBound..<($0.upperBound + 60)])
    }
  }

  private struct Crash: Error {}

  @Test(arguments: DestructionStep.allCases)
  func `An erasure that broke off is finished before the next write`(at last: DestructionStep)
    throws
  {
    let store = try SealedStore()
    for number in 1...2 { try store.fill(number) }
    try Self.eraseAndCrash(store, "C1")
    #expect(throws: Crash.self) {
      try store.office.finishErasures { if $0 == last { throw Crash() } }
    }
    try store.open()
    #expect(try store.office.sealingStatus().unfinished == 1)

    try store.fill(3)

    let status = try store.office.sealingStatus()
    #expect(status.unfinished == 0 && status.keys?.count == 2)
    #expect(try store.shown(1, store.unsealer()).contains("name=[erased]"))
    #expect(try store.shown(2, store.unsealer()).contains("王芳2"))
    let names = try FileManager.default.contentsOfDirectory(atPath: store.folder)
    #expect(names.filter { $0.hasPrefix("keys") }.sorted() == ["keys-2", "keys.lock"])
  }

  @Test func `A process that goes on finishes with its next write what another left unfinished`()
    throws
  {
    let store = try SealedStore()
    for number in 1...2 { try store.fill(number) }
    try Self.eraseAndCrash(store, "C1")

    try store.fill(3)

    let status = try store.office.sealingStatus()
    #expect(status.unfinished == 0 && status.keys?.count == 2 && status.keys?.generation == 2)
    #expect(try store.shown(1, store.unsealer()).contains("name=[erased]"))
  }

  @Test func `Old keys that are put back are destroyed again before the next write`() throws {
    let store = try SealedStore()
    for number in 1...2 { try store.fill(number) }
    store.close()
    let (old, copy) = (store.folder + "/keys-1", store.folder + ".keys")
    try FileManager.default.copyItem(atPath: old, toPath: copy)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try store.open()
    try Self.erase(store, "C1")
    store.close()
    try FileManager.default.removeItem(atPath: store.folder + "/keys-2")
    try FileManager.default.copyItem(atPath: copy, toPath: old)
    try store.open()

    try store.fill(3)

    #expect(try store.shown(1, store.unsealer()).contains("name=[erased]"))
    #expect(try store.office.sealingStatus().keys?.count == 2)
  }

  @Test func `Nothing more is told of somebody who was erased`() throws {
    let store = try SealedStore()
    try store.fill(1)
    try Self.erase(store, "C1")
    let customer = ["customer": FieldValue.text("C1")]
    for (name, data) in [
      ("customer.update", customer.merging(["name": .text("王")]) { $1 }),
      ("complaint.note", ["complaint": .text("P1"), "note": .text("来电")]),
      ("customer.erase", customer.merging(["basis": Self.basis]) { $1 }),
    ] {
      #expect(try store.refusal(name, data, role: .privacy) != nil, "\(name)")
    }
    #expect(
      try store.refusal("customer.update", customer.merging(["name": .text("王")]) { $1 })
        == "customer_erased")
    #expect(
      try store.refusal("complaint.note", ["complaint": .text("P1"), "note": .text("来电")])
        == "customer_erased")
    #expect(try store.office.sealingStatus().keys?.count == 0)
  }

  @Test(arguments: [false, true])
  func `A rule that would read words of somebody erased refuses`(isReopened: Bool) throws {
    let store = try SealedStore()
    try store.fill(1)
    // The process still knows the words that it recorded.
    #expect(
      try store.refusal(
        "customer.update", ["customer": .text("C1"), "phone": .text("13800000001")])
        == "nothing_to_change")
    try Self.erase(store, "C1")
    if isReopened { try store.open() }
    for (name, data) in [
      ("customer.update", ["customer": FieldValue.text("C1"), "region": .text("静安")]),
      ("customer.rename", ["customer": .text("C1"), "name": .text("李梅")]),
      ("complaint.amend", ["complaint": .text("P1"), "region": .text("静安")]),
    ] {
      #expect(try store.refusal(name, data) == "customer_erased", "\(name)")
    }
  }

  @Test func `Whoever was merged into an erased customer is erased with them`() throws {
    let store = try SealedStore()
    for number in 1...3 { try store.fill(number) }
    for (merged, survivor) in [("C1", "C2"), ("C2", "C3")] {
      try store.tell(
        "customer.merge", ["merged": .text(merged), "survivor": .text(survivor)], reason: "同一人")
    }
    try Self.erase(store, "C1")
    let status = try store.office.sealingStatus()
    #expect(status.erased == 3 && status.keys?.count == 0)
  }

  @Test func `What is still open has to end first; what was recorded openly cannot be erased`()
    throws
  {
    let store = try SealedStore()
    try store.tell("customer.register", ["customer": .text("C1")])
    try store.tell(
      "complaint.file",
      [
        "complaint": .text("P1"), "customer": .text("C1"), "channel": .text("phone"),
        "category": .text("quality"), "severity": .text("minor"), "description": .text("漏水"),
      ])
    let data: [String: FieldValue] = ["customer": .text("C1"), "basis": Self.basis]
    #expect(try store.refusal("customer.erase", data, role: .privacy) == "still_open")
    #expect(try store.refusal("customer.erase", data) == "role_not_allowed")

    let open = try SealedStore(isSealing: false)
    try open.tell("customer.register", ["customer": .text("C1"), "name": .text("王芳")])
    open.close()
    _ = try KeyVault(folder: open.folder, master: SealedStore.master, creating: true)
    try open.open()
    try open.tell("sealing.enable", [:], role: .privacy)
    #expect(try open.refusal("customer.erase", data, role: .privacy) == "recorded_openly")
  }
}
