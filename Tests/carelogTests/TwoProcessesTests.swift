import Foundation
import Testing

/// Several processes that write to one store, as on the morning of a busy day.
struct TwoProcessesTests {
  private let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString

  private func started(_ words: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "carelog")
    process.arguments = words + ["--store", folder, "--role", "director"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func status(_ words: String...) throws -> Int32 {
    let process = try started(words)
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func `Of several processes that book one slot exactly one wins`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try status("customer", "register", "--customer", "C1") == 0)
    #expect(try status("technician", "register", "--technician", "T1", "--team", "一组") == 0)
    let racers = try (0..<4).map { number in
      try started([
        "technician", "assign", "--assignment", "A\(number)", "--customer", "C1", "--technician",
        "T1", "--start", "2099-04-03T09:0\(number)", "--end", "2099-04-03T11:00", "--service", "保洁",
      ])
    }
    let ends = racers.map { racer in
      racer.waitUntilExit()
      return racer.terminationStatus
    }
    #expect(ends.sorted() == [0, 1, 1, 1])
  }
}
