import Checkpoints
import EventLog
import EventSourcing
import Foundation
import Interchange
import Office
import Testing

@testable import carelog

/// Files that somebody hostile wrote, replaced, or put in the way.
struct HostileFileTests {
  private let folder = NSTemporaryDirectory() + "hostile-" + UUID().uuidString

  private func inFolder(_ body: () throws -> Void) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body()
  }

  private func chunk(_ name: String, _ text: String) throws -> FileChunks {
    try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
    return try FileChunks(path: folder + "/" + name)
  }

  // MARK: Small files and keys

  @Test func `A file that cannot be looked for is not taken for missing`() throws {
    try inFolder {
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/loop", withDestinationPath: folder + "/loop")
      #expect(throws: Malformed.self) { try SmallFile.read(folder + "/loop") }
      try #expect(SmallFile.read(folder + "/none") == nil)
      try #expect(SmallFile.read(folder + "/none/deeper") == nil)
      try #expect(SmallFile.read(String(repeating: "x", count: 10_000)) == nil)
    }
  }

  @Test func `What is replaced never follows a link put in its draft's place`() throws {
    try inFolder {
      let (path, victim) = (folder + "/key.signed", folder + "/victim")
      try Data("precious".utf8).write(to: URL(filePath: victim))
      try FileManager.default.createSymbolicLink(
        atPath: "\(path).\(getpid()).new", withDestinationPath: victim)
      try SmallFile.replace(path, Array("note".utf8))
      #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "note")
    }
  }

  private func code(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return (error as? AuditRefusal)?.code }
    return nil
  }

  private var key: SignerKey {
    get throws {
      try SignerKey(
        name: try #require(KeyName("log.example")), seed: Array(repeating: 9, count: 32))
    }
  }

  @Test func `A key in a folder where anybody can replace it is refused`() throws {
    try inFolder {
      let file = KeyFile(path: folder + "/key")
      try file.create(try key)
      for (mode, expected) in [(0o700, nil), (0o777, "key_replaceable"), (0o1777, nil)] {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder)
        #expect(code { _ = try file.read() } == expected)
      }
    }
  }

  @Test func `A process that knows a secret leaves no core`() throws {
    try inFolder {
      let file = KeyFile(path: folder + "/key")
      try file.create(try key)
      _ = try file.read()
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
      #expect(limit.rlim_cur <= 1)
    }
  }

  @Test func `A secret key given as a public one is refused and not repeated`() throws {
    try inFolder {
      let secret = try key.secretText
      try Data((secret + "\n").utf8).write(to: URL(filePath: folder + "/key"))
      for text in [secret, folder + "/key"] {
        let refused = #expect(throws: Malformed.self) { try TrustedKey.read(text) }
        let told = try #require(refused?.text)
        #expect(!(told.en + told.zh).contains(secret.suffix(20)))
        #expect(told.en.contains("secret key"))
      }
    }
  }

  // MARK: Backups

  @Test func `A backup's file that does not end is read no further than the manifest says`() throws
  {
    let history = try StoredHistory()
    try history.backUp("full")
    let data = history.file("full/data.mdb")
    try FileManager.default.removeItem(atPath: data)
    try FileManager.default.createSymbolicLink(atPath: data, withDestinationPath: "/dev/zero")
    let refused = #expect(throws: Malformed.self) { try history.restore(["full"]) }
    #expect(refused?.text.en.contains("more than") == true)
    try #expect(history.names == ["full"])
  }

  // MARK: Long lines

  @Test func `A line is found whatever the chunks it comes in`() throws {
    try inFolder {
      let long = String(repeating: "长", count: 100_000)
      let lines = ["", "a", long, "", "b", long + long]
      var reader = LineReader(try chunk("lines", lines.joined(separator: "\n")))
      for (number, line) in lines.enumerated() {
        let found = try #require(try reader.next())
        #expect(found.elementsEqual(line.utf8))
        #expect(reader.number == number + 1)
      }
      try #expect(reader.next() == nil)
    }
  }

  @Test func `A line beyond the limit is refused, however much follows`() throws {
    let zeros = try FileChunks(path: "/dev/zero")
    var reader = LineReader(zeros, limit: 1 << 20)
    #expect(throws: Malformed.self) { try reader.next() }
    #expect(zeros.readCount < 2 << 20)
  }

  // MARK: Names

  @Test(arguments: ["", "a\nb", "a\u{1B}[31m", "a\u{202E}b", "a\u{200B}b", " a", "a\u{3000}"])
  func `A log is not called what nobody can see`(name: String) {
    #expect(throws: Malformed.self) { try LogName.checked(name) }
  }

  @Test func `A log's name is short, and composed`() throws {
    try #expect(LogName.checked("浦东/日志 2") == "浦东/日志 2")
    try #expect(LogName.checked("e\u{301}").unicodeScalars.count == 1)
    #expect(throws: Malformed.self) { try LogName.checked(String(repeating: "x", count: 256)) }
  }

  @Test func `What is printed byte for byte is made visible on a terminal only`() {
    let bytes = Array("a,\u{1B}]0;x\u{7},\u{202E}\r\nb\n".utf8)
    #expect(Array(shownVerbatim(bytes, isTerminal: false).utf8) == bytes)
    #expect(shownVerbatim(bytes, isTerminal: true) == "a,\\u{1b}]0;x\\u{7},\\u{202e}\nb\n")
  }
}
