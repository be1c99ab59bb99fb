import Checkpoints
import CustomerService
import EventLog
import EventSourcing
import Foundation
import LMDB
import Merkle
import Office
import Testing

/// An office with a history of some hundred events, in memory or in a folder that goes with it.
final class AuditDesk {
  enum Kind: String, CaseIterable {
    case memory, lmdb
  }

  private(set) var office: Office
  /// The store's folder; nothing is there of an office in memory.
  let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString
  private let kind: Kind
  private static let now = Timestamp(rawValue: 1_790_000_000_000)
  static let head = LogHead(origin: "audit.example", zone: .shanghai)

  /// Registers a customer and files `complaints`, one event each.
  init(_ kind: Kind, complaints: Int = 600) throws {
    self.kind = kind
    office =
      switch kind {
      case .memory:
        Office(engine: InMemoryEngine(origin: Self.head.origin)) { Self.now }
      case .lmdb: try Office.open(folder: folder, creating: Self.head) { Self.now }
      }
    try execute([request("customer.register", ["customer": "C1"], id: "c-0")])
    try file(complaints, from: 0)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func file(_ count: Int, from start: Int, region: String = "浦东") throws {
    try execute(
      (start..<start + count).map { number in
        try request(
          "complaint.file",
          [
            "complaint": .text("P\(number)"), "customer": "C1", "channel": "phone",
            "category": "quality", "severity": "minor", "description": "漏水",
            "region": .text(region),
          ], id: "f-\(number)")
      })
  }

  private func execute(_ requests: [CommandRequest]) throws {
    for outcome in try office.execute(requests.map { [$0] }) {
      if case .refused(_, let refusal) = outcome { Issue.record("\(refusal)") }
    }
  }

  private func request(
    _ name: String, _ fields: [String: FieldValue], id: String
  ) throws -> CommandRequest {
    try CommandRequest(
      name: name, commandID: id, actor: "U1", role: .director, at: Self.now, fields: fields,
      zone: .shanghai)
  }

  /// The damages that verification names, by kind.
  func damages(_ checkpoints: [Checkpoint] = []) throws -> [Damage.Kind: [UInt64]] {
    var request = VerifyRequest()
    request.checkpoints = checkpoints
    let damages = try office.verify(request).damages
    return Dictionary(uniqueKeysWithValues: damages.map { ($0.kind, $0.positions) })
  }

  /// Changes the closed store's rows as somebody with access to the file would.
  func tamper(_ change: (inout WriteTransaction) throws -> Void) throws {
    try #require(kind == .lmdb)
    office = Office(engine: InMemoryEngine()) { Self.now }
    try Environment(path: folder).write(change)
    office = try Office.open(folder: folder) { Self.now }
  }

  /// Keeps a copy of the closed store's file, or puts one in its place.
  func swapFile(with backup: Data? = nil) throws -> Data {
    office = Office(engine: InMemoryEngine()) { Self.now }
    let file = URL(filePath: folder + "/data.mdb")
    let current = try Data(contentsOf: file)
    if let backup { try backup.write(to: file) }
    office = try Office.open(folder: folder) { Self.now }
    return current
  }
}

/// A key of the office for tests.
func officeKey(_ name: String = "audit.example", seed: UInt8 = 1) throws -> SignerKey {
  try SignerKey(
    name: try #require(KeyName(name)), seed: Array(repeating: seed, count: 32))
}

extension WriteTransaction {
  /// The value of a key, or nothing.
  func copy(of key: [UInt8], in database: Database<[UInt8]>) throws -> [UInt8] {
    try value(for: key.span.bytes, in: database)?.withUnsafeBytes { Array($0) } ?? []
  }

  /// Replaces the value of a key by what `change` makes of it.
  mutating func edit(
    _ key: UInt64, in name: String, _ change: (inout [UInt8]) -> Void
  ) throws {
    let database = try database(name, keys: UInt64.self)
    var value = try self.value(for: key, in: database)?.withUnsafeBytes { Array($0) } ?? []
    change(&value)
    try put(value.span.bytes, for: key, in: database)
  }

  mutating func edit(
    _ key: [UInt8], in name: String, _ change: (inout [UInt8]) -> Void
  ) throws {
    let database = try database(name)
    var value = try copy(of: key, in: database)
    change(&value)
    try put(value.span.bytes, for: key.span.bytes, in: database)
  }
}
