import EventLog
import EventLogLMDB
import EventSourcing
import Foundation
import LMDB
import Testing

/// A store of another format is refused, told what to do with, and left as it is.
struct StoreFormatTests {
  private let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString
  private static let head = LogHead(origin: "test", zone: .shanghai)

  /// Makes a store whose head begins as one of `format` does.
  private func makeStore(of format: UInt8) throws {
    _ = try LMDBEngine(folder: folder, creating: Self.head)
    try Environment(path: folder).write { transaction in
      let database = try transaction.database("head")
      let key = Array("head".utf8)
      var head =
        try transaction.value(for: key.span.bytes, in: database)?
        .withUnsafeBytes { Array($0) } ?? []
      #expect(Array(head[..<3]) == [0xAA, 0, 4])
      head[2] = format
      try transaction.put(head.span.bytes, for: key.span.bytes, in: database)
    }
  }

  private func stored() throws -> Data {
    try Data(contentsOf: URL(filePath: folder + "/data.mdb"))
  }

  @Test(arguments: [
    (3 as UInt8, "`carelog export` of the older program and `carelog import` of this one"),
    (5, "Use a newer program"),
  ])
  func `Another format is refused with what to do`(format: UInt8, remedy: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try makeStore(of: format)
    let before = try stored()
    for (creating, readOnly) in [(nil, true), (nil, false), (Self.head, false)] {
      let fault = #expect(throws: StoreFault.self) {
        try LMDBEngine(
          folder: folder, creating: creating, views: ["v"], readOnly: readOnly)
      }
      #expect(fault?.message.en.contains("format \(format), this program knows format 4") == true)
      #expect(fault?.message.zh.contains("库的格式是 \(format)，本程序只认格式 4") == true)
      #expect(fault?.remedy.en.contains(remedy) == true)
      #expect(fault?.remedy.en.contains("nothing was changed") == true)
      #expect(fault?.remedy.zh.contains("什么都没有改动") == true)
    }
    #expect(try stored() == before)
  }
}
