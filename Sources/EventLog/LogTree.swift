internal import EventSourcing
package import Merkle

/// The tree over a log's records, read from one consistent moment of it.
package struct LogTree: MerkleSource {
  private let reader: any LogReader

  package init(_ reader: any LogReader) { self.reader = reader }

  package func digest(level: Int, index: UInt64) throws -> Digest {
    guard let digest = try reader.node(level: level, index: index) else {
      throw StoreFault(
        Localized(
          zh: "日志的树缺少第 \(level) 层第 \(index) 个节点",
          en: "The node \(index) at level \(level) of the log's tree is missing"),
        remedy: Localized(
          zh: "请运行 `carelog verify`；记录本身可能完好",
          en: "Run `carelog verify`; the records themselves may be whole"))
    }
    return digest
  }

  package func forEachLeaf(in range: Range<UInt64>, _ body: (Digest) -> Void) throws {
    try reader.scan(.all, from: Position(rawValue: range.lowerBound)) { position, record in
      guard position.rawValue < range.upperBound else { return false }
      body(Digest(leaf: record))
      return true
    }
  }
}

extension LogReader {
  /// Roots and proofs of the log at any size up to now.
  package var tree: MerkleTree<LogTree> {
    MerkleTree(size: head.count, source: LogTree(self))
  }
}
