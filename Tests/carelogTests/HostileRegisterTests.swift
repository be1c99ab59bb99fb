import CustomerService
import EventLog
import EventSourcing
import Foundation
import Interchange
import Office
import Testing

@testable import carelog

/// Registers and maps that ask for more memory than they should get.
struct HostileRegisterTests {
  private func map(_ data: String) throws -> RegisterMap {
    let command = "{\"command\":\"customer.register\",\"at\":\"2026-01-01\",\"data\":\(data)}"
    return try RegisterMap(parsing: Array("{\"commands\":[\(command)]}".utf8))
  }

  private func text(_ map: RegisterMap, _ row: [String: String]) throws -> String {
    let value = try #require(map.commands[0].data[0].source.value(row))
    guard case .text(let text) = value else { return "" }
    return text
  }

  @Test func `A template that names a long column again and again stays short`() throws {
    let template = String(repeating: "{a}", count: 10_000)
    let map = try map("{\"customer\":{\"template\":\"\(template)\"}}")
    let row = ["a": String(repeating: "x", count: 100_000)]
    let text = try text(map, row)
    #expect(text.utf8.count < 100_000)
    #expect(text.unicodeScalars.count > 4000, "what is cut must still be too long for a field")
  }

  @Test func `A text that composes to what fits is not cut`() throws {
    let map = try map("{\"name\":{\"column\":\"a\"}}")
    let long = String(repeating: "\u{3B1}\u{313}\u{301}\u{345}", count: 4000)
    #expect(try text(map, ["a": long]).unicodeScalars.count == 4000)
  }

  @Test func `A map of too many commands or fields is refused`() throws {
    let fields = (0...100).map { "\"f\($0)\":1" }.joined(separator: ",")
    #expect(throws: Malformed.self) { try map("{\(fields)}") }
    let command = "{\"command\":\"customer.register\",\"at\":\"2026-01-01\"}"
    for count in [0, 101] {
      let commands = Array(repeating: command, count: count).joined(separator: ",")
      #expect(throws: Malformed.self) {
        try RegisterMap(parsing: Array("{\"commands\":[\(commands)]}".utf8))
      }
    }
  }

  @Test func `Refused rows replace a link in their place, and leave no draft`() throws {
    let folder = NSTemporaryDirectory() + "rejected-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (path, victim) = (folder + "/r.csv.rejected.csv", folder + "/victim")
    try Data("precious".utf8).write(to: URL(filePath: victim))
    for link in [path, "\(path).\(getpid()).new"] {
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: victim)
    }
    do {
      let rows = RejectedRows(path: path, header: ["a"])
      try rows.write(["=1+1", "2", "code", "why"])
      try rows.finish()
      _ = RejectedRows(path: folder + "/none.csv", header: ["a"])
      let given = RejectedRows(path: folder + "/given-up.csv", header: ["a"])
      try given.write(["1", "2", "code", "why"])
    }
    #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text == "a,line,code,message\r\n=1+1,2,code,why\r\n")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(Set(names) == ["r.csv.rejected.csv", "victim"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect((mode ?? 0) & 0o007 == 0)
  }
}
