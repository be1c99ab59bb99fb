import CustomerService
import EventLog
import EventSourcing
import Foundation
import Histories
import KeysLMDB
import Office
import Projections

/// Somebody of whom words are recorded that stand nowhere else.
struct Person {
  /// `customer` or `technician`.
  var kind: String
  var id: String
  var words: [String]
  /// Whether they were recorded in the clear.
  var isOpen: Bool
}

/// What happens to personal words, in offices that have keys.
extension World {
  func seal() throws {
    guard keys != nil else { return }
    commands.actor = "U1"
    switch random.int(0...9) {
    case 0 where ledger.sealing.isEnabled: try decree("sealing.enable", [:], .privacy)
    case 0...2:
      guard !ledger.sealing.isEnabled, random.one(in: 4) else { return try register() }
      try decree("sealing.enable", [:], .privacy)
    case 3: try register()
    case 4: try dismiss()
    case 5:
      let scope = persons.randomElement(using: &random).map { "\($0.kind):\($0.id)" } ?? "log"
      try decree(
        "personal-data.read", ["purpose": .text("回访"), "scope": .text(scope)], .director)
    default: try erase()
    }
  }

  /// Makes a customer whose one complaint is over, mostly.
  private func register() throws {
    let id = "X\(ledger.count)"
    let words = ["name", "phone", "address"].map { "\($0) of \(id)," } + ["leak at \(id),"]
    let before = ledger.count
    let customer = FieldValue.text(id)
    let complaint = FieldValue.text("P" + id)
    let requests = [
      try commands.request(
        "customer.register",
        [
          "customer": customer, "name": .text(words[0]), "phone": .text(words[1]),
          "address": .text(words[2]),
        ]),
      try commands.request(
        "complaint.file",
        [
          "complaint": complaint, "customer": customer, "channel": .text("phone"),
          "category": .text("quality"), "severity": .text("minor"), "description": .text(words[3]),
        ]),
      try commands.request(
        "complaint.close",
        [
          "complaint": complaint, "outcome": .text("resolved"), "resolution": .text(words[3]),
          "rootCause": .text("老化"),
        ]),
    ]
    try execute([Array(requests.prefix(random.one(in: 8) ? 2 : 3))], 0)
    note("customer", id, words, since: before)
  }

  /// Makes a technician who left yesterday, mostly.
  private func dismiss() throws {
    let (before, id) = (ledger.count, "X\(ledger.count)")
    let technician = FieldValue.text(id)
    let words = ["technician \(id),"]
    let lastDay = BusinessZone.shanghai.date(of: now).advanced(by: random.one(in: 8) ? 0 : -1)
    let requests = [
      try commands.request(
        "technician.register", ["technician": technician, "name": .text(words[0])]),
      try commands.request(
        "technician.leave", ["technician": technician, "lastDay": .text("\(lastDay)")]),
    ]
    try execute([requests], 0)
    note("technician", id, words, since: before)
  }

  /// Takes note of somebody, if they were registered.
  private func note(_ kind: String, _ id: String, _ words: [String], since count: UInt64) {
    let tag = Tag(text: "\(kind):\(id)")
    guard ledger.events[Int(count)...].contains(where: { $0.event.payload.tags[0] == tag })
    else { return }
    let isOpen = !ledger.sealing.isEnabled
    persons.append(Person(kind: kind, id: id, words: words, isOpen: isOpen))
  }

  private func erase() throws {
    let person = random.one(in: 4) ? nil : persons.randomElement(using: &random)
    let kind = person?.kind ?? random.pick(["customer", "technician"])
    let number = random.int(1...4)
    let id = person?.id ?? (kind == "customer" ? "C\(number)" : "T\(number)")
    let request = try commands.request(
      "\(kind).erase",
      [
        kind: .text(id),
        "basis": .text(random.pick(["requested", "withdrawn", "retention_over"])),
      ], role: .privacy)
    let erased = ledger.sealing.erased.count
    let before = try figures()
    try execute([[request]], random.one(in: 4) ? 1 : 0)
    guard ledger.sealing.erased.count > erased else { return }
    guard try figures() == before else { throw Violation("erasing \(id) changed figures") }
    try requireHidden()
    try ask()
  }

  /// The day's headline figures from the log alone.
  private func figures() throws -> [KPIAnswer] {
    let year = BusinessZone.shanghai.date(of: now).components.year
    guard let period = Period("\(year)") else { throw Violation("no period \(year)") }
    let requests = KPIName.headlines.map {
      KPIRequest(kpi: $0, bases: $0.bases, period: period, split: .whole)
    }
    return try Office(engine: engine.base) { [now] in now }.kpi(requests).answers
  }

  /// Sealed words stand nowhere, and nobody who was erased has a key.
  func requireHidden() throws {
    guard let keys else { return }
    if ledger.sealing.unfinished.isEmpty {
      for tag in ledger.sealing.erased where try keys.key(of: tag.text) != nil {
        throw Violation("the key of \(tag.text) is there after the erasure")
      }
    }
    let bytes = try storedBytes()
    for person in persons {
      for words in person.words
      where (bytes.range(of: Data(words.utf8)) != nil) != person.isOpen {
        // That open words are found shows that sealed ones would be.
        throw Violation(
          person.isOpen ? "`\(words)` was not found" : "`\(words)` stands in the store in the clear"
        )
      }
    }
  }

  /// All records and rows, and whatever files there are.
  private func storedBytes() throws -> Data {
    var found = try store.files()
    try engine.base.read { reader in
      try reader.scan(.all) { _, record in
        record.withUnsafeBytes { found.append(contentsOf: $0) }
        return true
      }
      for projector in ProjectorRegistry.all {
        try reader.view(projector.fingerprint).scan(from: [], to: nil) { key, value in
          key.withUnsafeBytes { found.append(contentsOf: $0) }
          value.withUnsafeBytes { found.append(contentsOf: $0) }
          return true
        }
      }
    }
    return found
  }
}
