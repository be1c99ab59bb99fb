import CustomerService
import EventLog
import EventSourcing
import Foundation
import Office
import Testing

/// Rebuilding writes rows while it reads the log, which a storage engine need not bear.
struct RebuildTests {
  private static let now = Timestamp(rawValue: 1_790_000_000_000)

  private func fill(_ office: Office) throws {
    var units: [[CommandRequest]] = []
    func add(_ name: String, _ fields: [String: FieldValue]) throws {
      units.append([
        try CommandRequest(
          name: name, commandID: "c-\(units.count)", actor: "U1", role: .director, at: Self.now,
          fields: fields, zone: .shanghai)
      ])
    }
    try add("customer.register", ["customer": .text("C1")])
    for number in 0..<60 {
      try add(
        "complaint.file",
        [
          "complaint": .text("P\(number)"), "customer": .text("C1"), "channel": .text("phone"),
          "category": .text("quality"), "severity": .text("minor"), "description": .text("漏水"),
          "region": .text("R\(number)"),
        ])
    }
    let outcomes = try office.execute(units)
    #expect(outcomes.count == 61 && outcomes.allSatisfy(\.isDone))
  }

  private func expectRebuilt(_ office: Office) throws {
    try fill(office)
    for limit in [1, 7, 100, 1_000_000] {
      try office.rebuildProjections(pendingLimit: limit)
      #expect(try office.verifyProjections().allSatisfy { $0.keys.isEmpty }, "limit \(limit)")
    }
  }

  @Test func `In memory, a rebuild writes rows many times on its way`() throws {
    try expectRebuilt(Office(engine: InMemoryEngine()) { Self.now })
  }

  @Test func `In LMDB, a rebuild writes rows many times on its way`() throws {
    let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let head = LogHead(origin: "test", zone: .shanghai)
    try expectRebuilt(try Office.open(folder: folder, creating: head) { Self.now })
  }
}

extension UnitOutcome {
  fileprivate var isDone: Bool {
    if case .done = self { true } else { false }
  }
}
