import Foundation
import Testing

/// The project's invariants that no compiler checks; each message names the remedy.
struct TidyTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func swiftFiles(in folder: String) throws -> [(path: String, text: String)] {
    let files = FileManager.default.enumerator(atPath: root.appending(path: folder).path())
    var found: [(String, String)] = []
    while let path = files?.nextObject() as? String {
      guard path.hasSuffix(".swift") else { continue }
      let full = "\(folder)/\(path)"
      found.append((full, try String(contentsOf: root.appending(path: full), encoding: .utf8)))
    }
    return found
  }

  @Test(arguments: [
    "CBOR", "EventSourcing", "CustomerService", "Projections", "Merkle", "Checkpoints",
    "Evidence", "Reports", "Sealing",
  ])
  func `A pure module reads no clock, no randomness and no file`(module: String) throws {
    let files = try Self.swiftFiles(in: "Sources/\(module)")
    #expect(!files.isEmpty)
    let impure = [
      "import Foundation", "import Glibc", "import Dispatch", "ContinuousClock", "SystemClock",
      ".random(", "SystemRandomNumberGenerator", "getenv",
    ]
    for (path, text) in files {
      for word in impure where text.contains(word) {
        Issue.record("\(path): `\(word)` is impure; pass its result in a command instead")
      }
    }
  }

  @Test func `Only the LMDB engine and the keys know LMDB`() throws {
    for (path, text) in try Self.swiftFiles(in: "Sources") {
      let users = ["LMDB", "EventLogLMDB", "KeysLMDB"]
      if users.contains(where: { path.hasPrefix("Sources/\($0)/") }) { continue }
      #expect(!text.contains("import LMDB"), "\(path): go through LogEngine instead")
    }
  }

  @Test func `No source imports Foundation`() throws {
    for (path, text) in try Self.swiftFiles(in: "Sources") {
      #expect(
        !text.contains("import Foundation"),
        "\(path): it costs every start of the program; use the standard library or Glibc")
    }
  }

  @Test func `What errors say is said in Chinese too`() throws {
    for (path, text) in try Self.swiftFiles(in: "Sources") {
      if path.hasPrefix("Sources/LMDB/") || path.hasPrefix("Sources/CBOR/") { continue }
      if !path.hasSuffix("/Explained.swift") {
        #expect(
          !text.contains("\\(error)") && !text.contains("\\(error.description)"),
          "\(path): an error's description is English; take both texts of its `text`")
      }
      if !path.hasSuffix("/Localized+System.swift") {
        #expect(
          !text.contains("strerror("), "\(path): strerror is English; use `Localized(errno:)`")
      }
    }
  }

  @Test func `No text under zh is English, none under en is Chinese`() throws {
    let texts = /\b(?<language>zh|en): "(?<text>(?:[^"\\]|\\\([^()]*(?:\([^()]*\))*[^()]*\)|\\.)*)"/
    var count = 0
    for (path, source) in try Self.swiftFiles(in: "Sources") {
      for match in source.matches(of: texts) {
        let words = match.text.replacing(/\\\([^()]*(?:\([^()]*\))*[^()]*\)/, with: "…")
        let isChinese = words.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        if match.language == "zh" {
          count += 1
          #expect(isChinese || !words.contains(/[a-z]{3,} [a-z]{2,}/), "\(path): “\(words)”")
        } else {
          #expect(!isChinese, "\(path): “\(words)”")
        }
      }
    }
    #expect(count > 500)
  }

  @Test func `Chinese sentences have Chinese punctuation`() throws {
    for (path, source) in try Self.swiftFiles(in: "Sources") {
      // What evidence files say is checked in files that were given away.
      if path.hasSuffix("/EvidenceRendering.swift") { continue }
      for line in source.split(separator: "\n") where !line.contains("///") {
        let interpolation = /\\\([^()]*(?:\([^()]*(?:\([^()]*\))*[^()]*\))*[^()]*\)/
        // A kind and a name are written team:一组.
        let words = line.replacing(interpolation, with: "…")
          .replacing(/\b(team|technician):/, with: "")
        let halfWidth = /\p{Han}[,;:?!()]|[,;:?!()]\p{Han}/
        #expect(
          !words.contains(halfWidth), "\(path): write ，；：？！（） in “\(words)”")
      }
    }
  }

  @Test(arguments: ["Sources", "Tests"])
  func `No file is longer than 400 lines`(folder: String) throws {
    for (path, text) in try Self.swiftFiles(in: folder) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 401, "\(path) has \(lines) lines; split it by topic")
    }
  }

  @Test func `ARCHITECTURE names every module and stays short`() throws {
    let text = try String(
      contentsOf: Self.root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
    let modules = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path())
    for module in modules {
      #expect(text.contains("`\(module)`"), "ARCHITECTURE.md: say what \(module) is for")
    }
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 151)
  }

  @Test func `Every test and campaign that THREATS names is there`() throws {
    let text = try String(
      contentsOf: Self.root.appending(path: "Fixtures/THREATS.md"), encoding: .utf8)
    let named = text.matches(of: /`((Tests|\.ci)\/[^`]+)`/).map { String($0.output.1) }
    #expect(named.count > 20)
    for path in Set(named) {
      #expect(
        FileManager.default.fileExists(atPath: Self.root.appending(path: path).path()),
        "Fixtures/THREATS.md: \(path) is not there; name what shows it now")
    }
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 151)
  }
}
