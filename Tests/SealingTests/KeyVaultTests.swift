import EventLog
import Foundation
import KeysLMDB
import Sealing
import Testing

struct KeyVaultTests {
  private static let master = [UInt8](repeating: 5, count: 32)

  private static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path())
  }

  private static func key(_ byte: UInt8) throws -> DataKey {
    try DataKey([UInt8](repeating: byte, count: 32))
  }

  /// Every file below a folder, whatever it is.
  private static func bytes(in folder: String) throws -> [[UInt8]] {
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    return names.compactMap { try? [UInt8](Data(contentsOf: URL(filePath: "\(folder)/\($0)"))) }
  }

  @Test func `Keys are found by person and by name, in this process and the next`() throws {
    try Self.withFolder { folder in
      let key = try Self.key(1)
      do {
        let vault = try KeyVault(folder: folder, master: Self.master, creating: true)
        #expect(try vault.key(of: "customer:C1") == nil)
        try vault.add(["customer:C1": key])
        #expect(try vault.key(of: "customer:C1")?.bytes == key.bytes)
      }
      let again = try KeyVault(folder: folder, master: Self.master)
      #expect(try again.key(of: "customer:C1")?.bytes == key.bytes)
      #expect(try again.key(named: key.commitment)?.subject == "customer:C1")
      #expect(try again.count == 1 && again.generation == 1)
    }
  }

  @Test func `Another master key opens nothing`() throws {
    try Self.withFolder { folder in
      do { _ = try KeyVault(folder: folder, master: Self.master, creating: true) }
      for wrong in [[UInt8](repeating: 6, count: 32), [1]] {
        let vault = try KeyVault(folder: folder, master: wrong)
        #expect(throws: StoreFault.self) { try vault.key(of: "customer:C1") }
        #expect(throws: StoreFault.self) { try vault.destroy(["customer:C1"]) }
      }
    }
  }

  @Test func `A store without keys has none, and none are made unasked`() throws {
    try Self.withFolder { folder in
      #expect(!KeyVault.isPresent(in: folder))
      let vault = try KeyVault(folder: folder, master: Self.master)
      #expect(throws: StoreFault.self) { try vault.key(of: "customer:C1") }
    }
  }

  @Test func `Destroyed keys are in no file, wrapped or not; all others are as they were`() throws {
    try Self.withFolder { folder in
      let (gone, left) = (try Self.key(1), try Self.key(2))
      let vault = try KeyVault(folder: folder, master: Self.master, creating: true)
      let digestKey = try vault.digestKey.keyed([1, 2, 3])
      try vault.add(["customer:C1": gone, "customer:C2": left])
      // The wrapped form follows the commitment in the row.
      let before = try Self.bytes(in: folder)
      let wrapped = try #require(
        before.compactMap { file in
          file.firstRange(of: gone.commitment).map { found in
            Array(file[found.upperBound..<(found.upperBound + KeyWrap.length)])
          }
        }.first)
      #expect(before.contains { $0.contains(wrapped) }, "the control finds what it looks for")

      #expect(try vault.destroy(["customer:C1"]) == 2)

      for file in try Self.bytes(in: folder) {
        #expect(!file.contains(wrapped) && !file.contains(gone.bytes))
        #expect(!file.contains(gone.commitment) && !file.contains(left.bytes))
      }
      #expect(try vault.key(of: "customer:C1") == nil)
      #expect(try vault.key(named: gone.commitment) == nil)
      #expect(try vault.key(of: "customer:C2")?.bytes == left.bytes)
      #expect(try vault.digestKey.keyed([1, 2, 3]) == digestKey)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
          "keys-2", "keys.lock",
        ])
    }
  }

  @Test func `Destroying again finds nothing to do`() throws {
    try Self.withFolder { folder in
      let vault = try KeyVault(folder: folder, master: Self.master, creating: true)
      try vault.add(["customer:C1": Self.key(1)])
      #expect(try vault.destroy(["customer:C1"]) == 2)
      #expect(try vault.destroy(["customer:C1"]) == 2)
    }
  }

  private struct Crash: Error {}

  @Test(arguments: DestructionStep.allCases)
  func `A destruction that broke off is finished by the next`(at last: DestructionStep) throws {
    try Self.withFolder { folder in
      let (gone, left) = (try Self.key(1), try Self.key(2))
      do {
        let vault = try KeyVault(folder: folder, master: Self.master, creating: true)
        try vault.add(["customer:C1": gone, "customer:C2": left])
        #expect(throws: Crash.self) {
          _ = try vault.destroy(["customer:C1"]) { if $0 == last { throw Crash() } }
        }
      }
      let vault = try KeyVault(folder: folder, master: Self.master)
      #expect(try vault.key(of: "customer:C2")?.bytes == left.bytes)
      #expect(try vault.destroy(["customer:C1"]) == 2)
      #expect(try vault.key(of: "customer:C1") == nil)
      #expect(try vault.key(of: "customer:C2")?.bytes == left.bytes)
      for file in try Self.bytes(in: folder) { #expect(!file.contains(gone.commitment)) }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
          "keys-2", "keys.lock",
        ])
    }
  }
}
