import Checkpoints
import Foundation
import Office
import Testing

@testable import carelog

/// Where keys are kept, and what is remembered beside them.
struct KeyFileTests {
  private let folder = NSTemporaryDirectory() + "keys-" + UUID().uuidString
  private var file: KeyFile { KeyFile(path: folder + "/deep/key") }

  private func withKey(_ body: (SignerKey) throws -> Void) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let name = try #require(KeyName("log.example"))
    let key = try SignerKey(name: name, seed: Array(repeating: 9, count: 32))
    try file.create(key)
    try body(key)
  }

  private func code(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? AuditRefusal)?.code
    }
  }

  private func note(_ size: UInt64, by key: SignerKey) throws -> SignedNote {
    var note = try SignedNote(text: "log.example\n\(size)\n\(String(repeating: "A", count: 43))=\n")
    try note.sign(with: key)
    return note
  }

  @Test func `A key is for its owner alone and is never overwritten`() throws {
    try withKey { key in
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      try #expect(file.read().secretText == key.secretText)
      #expect(code { try file.create(key) } == "key_exists")
      try #expect(file.read().secretText == key.secretText)
    }
  }

  @Test func `A key that others may read is refused`() throws {
    try withKey { _ in
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
      #expect(code { _ = try file.read() } == "key_exposed")
    }
  }

  @Test func `A damaged key and a missing one are told apart`() throws {
    try withKey { key in
      #expect(code { _ = try KeyFile(path: folder + "/none").read() } == "no_key")
      try SmallFile.replace(file.path, Array(key.secretText.dropLast().utf8))
      #expect(throws: Malformed.self) { try file.read() }
    }
  }

  @Test func `What was signed last is remembered, and damage to that is seen`() throws {
    try withKey { key in
      try #expect(file.lastSigned(by: key.verifier) == nil)
      for size in [5, 8] as [UInt64] { try file.note(signed: try note(size, by: key)) }
      try #expect(file.lastSigned(by: key.verifier)?.size == 8)
      try SmallFile.replace(file.path + ".signed", Array(try note(8, by: key).bytes.dropLast(9)))
      #expect(code { _ = try file.lastSigned(by: key.verifier) } == "signed_memory_damaged")
      try SmallFile.replace(file.path + ".signed", [])
      #expect(code { _ = try file.lastSigned(by: key.verifier) } == "signed_memory_damaged")
    }
  }

  @Test func `A witness remembers each log by itself`() throws {
    try withKey { key in
      let seen = SeenCheckpoints(folder: folder + "/seen")
      try #expect(seen.last(of: "log.example") == nil)
      try seen.note(try note(5, by: key), of: "log.example")
      try #expect(seen.last(of: "log.example")?.size == 5)
      try #expect(seen.last(of: "other.example") == nil)
    }
  }

  @Test func `Positions are shown as ranges`() {
    #expect(VerifyText.ranges([]) == "")
    #expect(VerifyText.ranges([3]) == "3")
    #expect(VerifyText.ranges([3, 5, 6, 7, 9, 10]) == "3, 5–7, 9–10")
  }
}
