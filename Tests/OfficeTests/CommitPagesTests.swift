import Foundation
import Testing

/// What a command costs on disk: the pages of the file that its commit writes.
struct CommitPagesTests {
  private static let pageSize = 4096

  /// The pages in which two states of the file differ.
  private func difference(_ before: Data, _ after: Data) -> Int {
    stride(from: 0, to: after.count, by: Self.pageSize).count { start in
      let page = start..<min(start + Self.pageSize, after.count)
      return page.upperBound > before.count || before[page] != after[page]
    }
  }

  /// Row by row a commit would write some twenty: each database its own path of pages.
  @Test func `A command writes a dozen pages, whatever indexes and read models there are`() throws {
    let desk = try AuditDesk(.lmdb, complaints: 2000)
    let file = URL(filePath: desk.folder + "/data.mdb")
    var before = try Data(contentsOf: file)
    var counts: [Int] = []
    for number in 2000..<2080 {
      try desk.file(1, from: number)
      let after = try Data(contentsOf: file)
      counts.append(difference(before, after))
      before = after
    }
    #expect(counts.sorted()[counts.count / 2] <= 12, "\(counts)")
    #expect(counts.filter { $0 > 14 }.count <= 2, "\(counts)")
  }
}
