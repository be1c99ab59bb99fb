import CustomerService
import EventLog
import EventSourcing
import Foundation
import KeysLMDB
import Office
import Testing

/// What an erasure shows of itself.
struct ErasureProofTests {
  private static func erase(
    _ store: SealedStore, _ customer: String = "C1", id: String? = nil
  ) throws -> (outcome: UnitOutcome, proof: ErasureProof?) {
    try store.office.erase(
      store.request(
        "customer.erase", ["customer": .text(customer), "basis": .text("requested")],
        role: .privacy, id: id))
  }

  private static func write(_ bytes: Data, _ name: String, in store: SealedStore) throws {
    let file = URL(filePath: "\(store.folder)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  @Test func `It looked for every word and key in every file, and compared all that follows`()
    throws
  {
    let store = try SealedStore()
    for number in 1...2 { try store.fill(number) }
    let before = try store.office.standing()

    let proof = try #require(try Self.erase(store).proof)

    #expect(proof.persons.map(\.text) == ["customer:C1"])
    #expect(proof.wordCount == SealedStore.words(1).count && proof.shortWordCount == 0)
    #expect(proof.openPositions.isEmpty)
    #expect(
      proof.files.map(\.name) == ["data.mdb", "keys-2/data.mdb", "keys.lock"]
        && proof.files[0].byteCount > 4096)
    #expect(proof.size == before.head.count && proof.root == before.root)
    #expect(proof.figureCount > 100)
  }

  @Test(arguments: [0, (1 << 20) - 3])
  func `A copy of a word in the folder is a fault that names the file`(offset: Int) throws {
    let store = try SealedStore()
    for number in 1...2 { try store.fill(number) }
    let words = Data(count: offset) + Data("徐汇区天平路1号".utf8)
    try Self.write(words, "old/notes.txt", in: store)

    let fault = #expect(throws: StoreFault.self) { try Self.erase(store) }

    #expect(
      fault?.message.en.contains("1 traces of it are left in \(store.folder)/old/notes.txt") == true
    )
    #expect(
      fault?.remedy.en.contains("delete it") == true && fault?.message.zh.contains("痕迹") == true)
    #expect(try store.office.sealingStatus().erased == 1, "the erasure itself is done")
    #expect(throws: Never.self) { try Self.erase(store, "C2") }
  }

  @Test func `A copy of the keys in the folder is found by the erased one's key`() throws {
    let store = try SealedStore()
    for number in 1...2 { try store.fill(number) }
    store.close()
    let keys = try Data(contentsOf: URL(filePath: store.folder + "/keys-1/data.mdb"))
    try Self.write(keys, "saved", in: store)
    try store.open()
    let fault = #expect(throws: StoreFault.self) { try Self.erase(store) }
    #expect(fault?.message.en.contains("/saved") == true)
  }

  @Test func `A word that also stands in a public field is named, since it stays`() throws {
    let store = try SealedStore()
    try store.fill(1)
    let position = try store.office.head().count
    try store.tell("customer.register", ["customer": .text("C2"), "region": .text("水管漏水1")])
    let proof = try #require(try Self.erase(store).proof)
    #expect(proof.openPositions.map(\.rawValue) == [position])
    #expect(proof.wordCount == SealedStore.words(1).count - 1)
  }

  @Test func `Words that are too short to look for are counted`() throws {
    let store = try SealedStore()
    try store.tell("customer.register", ["customer": .text("C1"), "name": .text("王")])
    let proof = try #require(try Self.erase(store).proof)
    #expect(proof.wordCount == 0 && proof.shortWordCount == 1)
  }

  @Test func `A refused or repeated erasure shows nothing`() throws {
    let store = try SealedStore()
    try store.fill(1)
    #expect(try Self.erase(store, "C9").proof == nil)
    #expect(try Self.erase(store, id: "once").proof != nil)
    guard case (.done(let outcomes), nil) = try Self.erase(store, id: "once"),
      case .duplicate = outcomes[0]
    else {
      Issue.record("not known again")
      return
    }
  }
}

extension ErasureProofTests {
  private static let technician = ["technician": FieldValue.text("T1")]

  private static func hire(_ store: SealedStore) throws {
    try store.tell(
      "technician.register", technician.merging(["name": .text("赵师傅甲")]) { $1 }, reason: "校招入职")
  }

  private static func dismiss(_ store: SealedStore, lastDay: String = "2026-03-31") throws {
    try store.tell("technician.leave", technician.merging(["lastDay": .text(lastDay)]) { $1 })
  }

  private static let erasure = technician.merging(["basis": .text("retention_over")]) { $1 }

  @Test func `A technician who left is erased like a customer; customers' words stay`() throws {
    let store = try SealedStore()
    try Self.hire(store)
    try store.fill(1)
    try Self.dismiss(store)

    let proof = try #require(
      try store.office.erase(
        store.request("technician.erase", Self.erasure, role: .privacy)
      ).proof)

    #expect(proof.persons.map(\.text) == ["technician:T1"] && proof.wordCount == 2)
    for _ in 0..<2 {
      let replay = try store.office.replay(
        ReplaySubject(.technician, "T1"), unsealer: store.unsealer())
      #expect(
        replay.steps[0].logged.fields.map { "\($0.name) \($0.value)" }.contains {
          $0.contains("erased")
        })
      #expect(try store.shown(1, store.unsealer()).contains("王芳1"))
      #expect(
        try store.refusal(
          "technician.update", Self.technician.merging(["team": .text("一组")]) { $1 })
          == "technician_erased")
      try store.open()
    }
    #expect(try store.office.verify().damages.isEmpty)
    #expect(try store.office.sealingStatus().erased == 1)
  }

  @Test func `A technician is erased after the last day, once all about them is over`() throws {
    let store = try SealedStore()
    try Self.hire(store)
    let refusal = { try store.refusal("technician.erase", Self.erasure, role: .privacy) }
    #expect(try refusal() == "technician_not_left")
    try Self.dismiss(store, lastDay: "2026-04-01")
    #expect(try refusal() == "technician_not_left", "they work until the evening")
    try Self.dismiss(store, lastDay: "2026-03-31")
    #expect(try store.refusal("technician.erase", Self.erasure) == "role_not_allowed")
    try store.tell("customer.register", ["customer": .text("C1")])
    try store.tell(
      "complaint.file",
      [
        "complaint": .text("P1"), "customer": .text("C1"), "channel": .text("phone"),
        "category": .text("quality"), "severity": .text("minor"), "description": .text("漏水"),
        "technician": .text("T1"),
      ])
    #expect(try refusal() == "still_open")
    try store.tell(
      "complaint.close",
      [
        "complaint": .text("P1"), "outcome": .text("resolved"), "resolution": .text("已修"),
        "rootCause": .text("老化"),
      ])
    #expect(try refusal() == nil)
    #expect(try refusal() == "technician_erased")
  }

  @Test
  func `A technician registered in the clear cannot be erased, nor in a store without sealing`()
    throws
  {
    let open = try SealedStore(isSealing: false)
    try Self.hire(open)
    try Self.dismiss(open)
    let refusal = { try open.refusal("technician.erase", Self.erasure, role: .privacy) }
    #expect(try refusal() == "sealing_not_enabled")
    open.close()
    _ = try KeyVault(folder: open.folder, master: SealedStore.master, creating: true)
    try open.open()
    try open.tell("sealing.enable", [:], role: .privacy)
    #expect(try refusal() == "recorded_openly")
  }
}
