import ArgumentParser
import EventLog
import EventSourcing
import Foundation
import Office
import Testing

@testable import carelog

/// Made-up histories of `Fixtures`, each command recorded a minute after it happened.
enum History {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")
  static let folder = fixtures.appending(path: "replays")

  private final class Clock: @unchecked Sendable {
    var now = Timestamp(rawValue: 0)
  }

  /// An office in which all happened that a file of commands tells.
  static func office(_ name: String = "history.commands.jsonl") throws -> Office {
    let clock = Clock()
    let office = Office(engine: InMemoryEngine()) { clock.now }
    let circumstances = try Circumstances.parse([])
    let parser = try CommandLineParser(
      zone: .shanghai, circumstances: circumstances,
      identity: try circumstances.identity(in: office))
    let file = try String(
      contentsOf: folder.appending(path: name), encoding: .utf8)
    for (index, line) in file.split(separator: "\n").enumerated() where !line.hasPrefix("#") {
      let request = try parser.request(Array(line.utf8)[...], number: index + 1)
      if let at = request.at { clock.now = max(clock.now, at.advanced(byMilliseconds: 60_000)) }
      guard case .done(let outcomes) = try office.execute([[request]])[0],
        case .accepted = outcomes[0]
      else {
        Issue.record("line \(index + 1) was refused")
        continue
      }
    }
    return office
  }

  /// Compares `text` with the fixture `name`, which comes into being when it is missing.
  static func expect(
    _ text: String, toBe name: String, in folder: URL = folder,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    guard let stored = try? String(contentsOf: file, encoding: .utf8) else {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(name) was made; look at it and commit it", sourceLocation: sourceLocation)
      return
    }
    #expect(text == stored, sourceLocation: sourceLocation)
  }
}
