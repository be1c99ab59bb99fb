import EventSourcing
import Foundation
import Interchange
import Testing

@testable import carelog

/// Help in the language of the reader, asked of the program itself: it chooses when it starts.
struct HelpLanguageTests {
  /// What the program prints for `words`, on a terminal of 80 columns.
  private func printed(
    _ words: [String], _ locale: [String: String] = ["LANG": "C"]
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "carelog")
    process.arguments = words
    process.environment = locale
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(words)")
    return String(decoding: output, as: UTF8.self)
  }

  /// A command or an option as `--experimental-dump-help` tells of them.
  private struct Described: Decodable {
    var commandName: String?
    var valueName: String?
    var abstract: String?
    var discussion: String?
    var subcommands: [Described]?
    var arguments: [Described]?

    /// Every text below this one, with the path to it.
    func texts(_ path: String = "") -> [(path: String, text: String)] {
      // The parser's own words are translated on the page.
      let isOwn = ["help", "version"].contains(commandName ?? valueName)
      guard !isOwn else { return [] }
      let path = path + " " + (commandName ?? "--\(valueName ?? "")")
      return [(path, abstract ?? "")] + (discussion.map { [(path, $0)] } ?? [])
        + ((subcommands ?? []) + (arguments ?? [])).flatMap { $0.texts(path) }
    }
  }

  private struct Dump: Decodable { var command: Described }

  private func texts(_ language: Language) throws -> [(path: String, text: String)] {
    let json = try printed(["--experimental-dump-help"], ["LANG": "\(language)_XX.UTF-8"])
    return try JSONDecoder().decode(Dump.self, from: Data(json.utf8)).command.texts()
  }

  @Test func `Every command and option is described in Chinese to Chinese readers`() throws {
    let texts = try texts(.zh)
    #expect(texts.count > 1000)
    for (path, text) in texts {
      #expect(text.contains(/\p{Han}/), "\(path): “\(text)”")
      // Examples, values and formats apart, no two English words stand together.
      for line in text.split(separator: "\n") where !line.hasPrefix("  ") {
        let words = line.replacing(/carelog [a-z -]+|[A-Z][A-Za-z]+( [A-Z][A-Za-z]+)+/, with: "")
        let english = words.firstMatch(of: /\b(the|of|and|or|with|is|for|to) [a-z]+/)
        #expect(english == nil, "\(path): “\(line)”")
      }
    }
  }

  @Test func `Every command and option is described in English to all others`() throws {
    for (path, text) in try texts(.en) {
      let prose = text.split(separator: "\n").filter { !$0.hasPrefix("  ") }.joined()
      #expect(!prose.isEmpty, "\(path)")
      #expect(!prose.contains(/\p{Han}/) || prose.contains("--channel 来电"), "\(path): “\(text)”")
    }
  }

  @Test(arguments: [["complaint", "file"], ["kpi"], ["import"]], Language.allCases)
  func `A page of help never changes a byte`(command: [String], language: Language) throws {
    let page = try printed(command + ["--help", "--lang", "\(language)"])
    try History.expect(
      page, toBe: "\(command.joined(separator: "-")).\(language).txt",
      in: History.fixtures.appending(path: "help"))
  }

  @Test(arguments: [
    (["due", "--help"], ["LANG": "zh_CN.UTF-8"], true),
    (["due", "--help"], ["LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"], false),
    (["help", "due"], ["LC_MESSAGES": "zh_CN.UTF-8"], true),
    (["due", "--help", "--lang=zh"], [:], true),
    (["due", "--help", "--lang", "en"], ["LANG": "zh_CN.UTF-8"], false),
  ])
  func `Help is in the language asked for, else in that of the computer`(
    words: [String], locale: [String: String], isChinese: Bool
  ) throws {
    #expect(try printed(words, locale).hasPrefix(isChinese ? "概述：列出待办" : "OVERVIEW: List what"))
  }

  @Test(arguments: Language.allCases)
  func `A page fits the terminal, examples apart`(language: Language) throws {
    for command in ["complaint file", "access", "kpi show", "import", "due", "verify", "salvage"] {
      let words = command.split(separator: " ").map(String.init)
      let page = try printed(words + ["--help", "--lang", "\(language)"], ["COLUMNS": "72"])
      for line in page.split(separator: "\n") where !line.hasPrefix("  ") || line.hasPrefix("   ") {
        #expect(displayWidth(of: String(line)) <= 72, "\(command): \(line)")
      }
    }
  }
}
