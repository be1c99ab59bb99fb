import CustomerService
import EventLog
import EventSourcing
import Foundation
import Histories
import KeysLMDB
import Merkle
import Office
import Projections
import Testing

struct SealingTests {
  @Test func `Words about a person are in no file of a store that seals`() throws {
    let (sealed, open) = (try SealedStore(), try SealedStore(isSealing: false))
    for store in [sealed, open] { try store.fill(1) }
    for words in SealedStore.words(1) {
      #expect(try open.filesHolding(words) > 0, "the control finds \(words)")
      #expect(try sealed.filesHolding(words) == 0, "\(words)")
    }
  }

  @Test func `A store without sealing is as it always was`() throws {
    let store = try SealedStore(isSealing: false)
    try store.fill(1)
    #expect(try store.office.sealingStatus().start == nil)
    #expect(try store.shown(1).contains("王芳1"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: store.folder).sorted() == [
        "data.mdb", "lock.mdb",
      ])
  }

  @Test func `Words are masked unless they are unsealed`() throws {
    let store = try SealedStore()
    try store.fill(1)
    let masked = try store.shown(1)
    for words in SealedStore.words(1) { #expect(!masked.contains(words)) }
    #expect(masked.contains("name=[sealed]") && masked.contains("region=徐汇"))
    #expect(masked.contains("reason=[sealed]"))
    let unsealed = try store.shown(1, store.unsealer())
    for words in SealedStore.words(1) { #expect(unsealed.contains(words), "\(words)") }
  }

  @Test func `Who reads sealed words is recorded first, and who may not reads none`() throws {
    let store = try SealedStore()
    try store.fill(1)
    let before = try store.office.head().count
    #expect(throws: Refusal.self) { try store.unsealer(role: .operator) }
    #expect(try store.office.head().count == before)
    _ = try store.unsealer(role: .director)
    let events = try store.office.events(
      .all, from: Position(rawValue: before), .forward, limit: 9)
    #expect(events.map(\.name) == [.personalDataRead])
    #expect(events[0].envelope.event.tags.map(\.text) == ["sealing:readings", "customer:C1"])
  }

  @Test func `Without the master key all but the words can be read, and nothing is written`() throws
  {
    let store = try SealedStore()
    try store.fill(1)
    let figures = try store.office.head().count
    try store.open(hasMaster: false)
    #expect(try store.shown(1).contains("name=[sealed]"))
    #expect(try store.office.verify().damages.isEmpty)
    #expect(throws: StoreFault.self) { try store.fill(2) }
    #expect(try store.office.head().count == figures)
    try store.open()
    try store.fill(2)
  }

  @Test func `A store whose keys were lost writes no word in the clear`() throws {
    let store = try SealedStore()
    try store.fill(1)
    store.close()
    try FileManager.default.removeItem(atPath: store.folder + "/keys-1")
    try store.open()
    #expect(throws: StoreFault.self) { try store.fill(2) }
    #expect(try store.filesHolding("王芳2") == 0)
    #expect(try store.office.sealingStatus().start != nil)
  }

  @Test func `Rules compare and repeat words, also those that another process sealed`() throws {
    let store = try SealedStore()
    try store.fill(1)
    try store.open()
    let name = { (name: String) in ["customer": FieldValue.text("C1"), "name": .text(name)] }
    #expect(try store.refusal("customer.rename", name("王芳1")) == "nothing_to_change")
    #expect(try store.refusal("customer.update", name("王芳1")) == "nothing_to_change")
    try store.tell("customer.rename", name("李梅"))
    try store.open()
    #expect(try store.refusal("customer.rename", name("李梅")) == "nothing_to_change")
    let amend = { (words: String) in
      ["complaint": FieldValue.text("P1"), "description": .text(words)]
    }
    #expect(try store.refusal("complaint.amend", amend("水管漏水1")) == "reason_required")
    try store.tell("complaint.amend", amend("水管爆裂"), reason: "误记")
    try store.open()
    try store.tell("complaint.amend", amend("水管冻裂"), reason: "误记")
    let shown = try store.shown(1, store.unsealer())
    #expect(shown.contains("before=王芳1") && shown.contains("before=水管爆裂"))
    #expect(shown.contains("after=水管冻裂"))
    for words in ["李梅", "水管爆裂", "水管冻裂"] { #expect(try store.filesHolding(words) == 0) }
  }

  @Test func `A command sent again is known, and its digest helps nobody to guess`() throws {
    let store = try SealedStore()
    let data: [String: FieldValue] = ["customer": .text("C1"), "phone": .text("13800000001")]
    let request = try store.request("customer.register", data, id: "once")
    try store.tell("customer.register", data, id: "once")
    try store.open()
    guard case .duplicate = try store.tell("customer.register", data, id: "once") else {
      Issue.record("not known again")
      return
    }
    let other = data.merging(["phone": .text("13800000002")]) { $1 }
    #expect(try store.refusal("customer.register", other, id: "once") == "command_id_reused")
    #expect(try store.filesHolding(request.digest) == 0)
  }

  @Test func `A command from before sealing is known again, whether its id was given or not`()
    throws
  {
    let store = try SealedStore(isSealing: false)
    let requests = try ["c-0", nil].enumerated().map { number, id in
      try CommandRequest(
        name: "customer.register", commandID: id, actor: "U1", role: .director, reason: "补录",
        fields: ["customer": .text("C\(number)"), "phone": .text("13800000001")], zone: .shanghai)
    }
    _ = try store.office.execute(requests.map { [$0] })
    store.close()
    _ = try KeyVault(folder: store.folder, master: SealedStore.master, creating: true)
    try store.open()
    try store.tell("sealing.enable", [:], role: .privacy, id: "enable")
    for outcome in try store.office.execute(requests.map { [$0] }) {
      guard case .done(let outcomes) = outcome, case .duplicate = outcomes[0] else {
        Issue.record("\(outcome)")
        return
      }
    }
    let other = ["customer": FieldValue.text("C0")]
    #expect(try store.refusal("customer.register", other, id: "c-0") == "command_id_reused")
  }

  @Test func `An id that follows from a command's words is keyed as well`() throws {
    let store = try SealedStore()
    let request = try CommandRequest(
      name: "customer.register", commandID: nil, actor: "U1", role: .director,
      fields: ["customer": .text("C1"), "phone": .text("13800000001")], zone: .shanghai)
    for isFirst in [true, false] {
      guard case .done(let outcomes) = try store.office.execute([[request]])[0] else {
        Issue.record("refused")
        return
      }
      if case .accepted = outcomes[0] { #expect(isFirst) } else { #expect(!isFirst) }
      try store.open()
    }
    #expect(try store.filesHolding(request.commandID) == 0)
  }

  @Test(arguments: ["13800000000", "11010119900307123X", "110101199003071234"])
  func `An id that tells who somebody is is refused, since ids are not sealed`(id: String) throws {
    let store = try SealedStore()
    #expect(try store.refusal("customer.register", ["customer": .text(id)]) == "id_tells_person")
    #expect(
      try store.refusal("technician.register", ["technician": .text(id)]) == "id_tells_person")
    let open = try SealedStore(isSealing: false)
    #expect(try open.refusal("customer.register", ["customer": .text(id)]) == nil)
  }

  @Test func `A rehearsal makes no key`() throws {
    let store = try SealedStore()
    let request = try store.request(
      "customer.register", ["customer": .text("C1"), "name": .text("王")])
    guard case .done = try store.office.preview([request]) else {
      Issue.record("refused")
      return
    }
    #expect(try store.office.sealingStatus().keys?.count == 0)
  }

  @Test func `What a dry run shows holds no word, also none that a rule read`() throws {
    let (sealed, open) = (try SealedStore(), try SealedStore(isSealing: false))
    for store in [sealed, open] {
      try store.fill(1)
      let request = try store.request(
        "customer.rename", ["customer": .text("C1"), "name": .text("李梅")], reason: "更名")
      guard case .done(let outcomes) = try store.office.preview([request]),
        case .accepted(_, let events, _) = outcomes[0]
      else {
        Issue.record("refused")
        return
      }
      let shown = try PayloadFields.list(events[0].payload, in: .shanghai)
        .map { FieldWording.value($0.value, of: $0.name, .en) }.joined(separator: " ")
      #expect(shown.contains("王芳1") == (store === open) && shown.contains("李梅") == (store === open))
    }
  }

  @Test func `Sealing is enabled once, and not without keys`() throws {
    let store = try SealedStore()
    #expect(try store.refusal("sealing.enable", [:], role: .gm) == "sealing_already_enabled")
    let open = try SealedStore(isSealing: false)
    #expect(throws: StoreFault.self) { try open.tell("sealing.enable", [:], role: .gm) }
    #expect(
      try open.refusal(
        "customer.erase", ["customer": .text("C1"), "basis": .text("requested")],
        role: .privacy) == "sealing_not_enabled")
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `Read models need no words: with keys, without, and rebuilt they are the same`(
    seed: UInt64
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let keys = try KeyVault(folder: folder.path(), master: SealedStore.master, creating: true)
    let engine = InMemoryEngine()
    let history = try RandomHistory(seed: seed, engine: engine, isWhole: true, keys: keys)
    try history.go(on: 300)
    #expect(try keys.count > 4)
    let blind = Office(engine: engine) { Timestamp(rawValue: 1_900_000_000_000) }
    try blind.catchUp()
    #expect(try blind.verifyProjections().allSatisfy { $0.keys.isEmpty })
    #expect(try blind.verify().damages.isEmpty)
    let open = try RandomHistory(seed: seed, isWhole: true)
    try open.go(on: 300)
    // The first event of the sealed log is the one that enabled it.
    #expect(try open.office.head().count + 1 == blind.head().count)
  }
}

extension SealingTests {
  @Test func `A migrated store has all facts and figures, and no words in the clear`() throws {
    let old = try SealedStore(isSealing: false)
    for number in 1...2 { try old.fill(number) }
    let derived = try CommandRequest(
      name: "customer.register", commandID: nil, actor: "U1", role: .director,
      fields: ["customer": .text("C9"), "phone": .text("13800000009")], zone: .shanghai)
    _ = try old.office.execute([[derived]])
    let (before, facts) = (try old.office.standing(), try old.shown(1))
    let new = try SealedStore(isSealing: false)
    new.close()
    _ = try KeyVault(folder: new.folder, master: SealedStore.master, creating: true)
    try new.open()

    let request = try old.request("sealing.enable", [:], role: .privacy)
    try old.office.migrate(into: new.office, by: request)

    #expect(try new.office.head().count == before.head.count + 1)
    #expect(try new.office.verify().damages.isEmpty)
    #expect(try new.office.verifyProjections().allSatisfy { $0.keys.isEmpty })
    for words in SealedStore.words(1) + [derived.commandID] {
      #expect(try old.filesHolding(words) > 0 && new.filesHolding(words) == 0, "\(words)")
    }
    #expect(try new.filesHolding(before.root.hex) == 1)
    guard case .done(let again) = try new.office.execute([[derived]])[0],
      case .duplicate = again[0]
    else {
      Issue.record("what was imported before is not known again")
      return
    }
    #expect(try new.shown(1, new.unsealer(id: "read-1")).contains("王芳1") && facts.contains("王芳1"))
    try new.tell(
      "customer.erase", ["customer": .text("C1"), "basis": .text("withdrawn")], role: .privacy,
      id: "erase")
    #expect(try new.shown(1, new.unsealer(id: "read-2")).contains("name=[erased]"))
    #expect(throws: StoreFault.self) { try new.office.migrate(into: old.office, by: request) }
  }
}
