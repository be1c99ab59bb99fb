import Merkle
import Testing

struct FrontierTests {
  @Test func `The root is that of the definition at every size`() {
    var log = SampleLog(count: 0)
    #expect(log.frontier.root == log.root(0))
    for size in 1...600 {
      log.append(Digest(hashing: Array("\(size)".utf8)))
      #expect(log.frontier.root == log.root(size))
    }
    #expect(log.frontier.size == 600)
  }

  @Test func `Each complete subtree of 256 leaves or more is given once, in order of completion`() {
    let log = SampleLog(count: 1_100)
    #expect(
      log.nodes.map { [UInt64($0.level), $0.index] }
        == [[8, 0], [8, 1], [9, 0], [8, 2], [8, 3], [9, 1], [10, 0]])
    for node in log.nodes {
      let count = 1 << node.level
      #expect(node.digest == naiveRoot(log.leaves[(Int(node.index) * count)...].prefix(count)))
    }
  }

  @Test func `A frontier read from its bytes grows like the one that wrote them`() throws {
    var log = SampleLog(count: 0)
    for size in 0...300 {
      let bytes = log.frontier.bytes
      #expect(bytes.count == 32 * size.nonzeroBitCount)
      let read = readFrontier(UInt64(size), bytes)
      #expect(read == log.frontier)
      log.append(Digest(hashing: [UInt8(size & 255)]))
    }
  }

  @Test func `Bytes that do not fit the size are no frontier`() {
    let bytes = SampleLog(count: 7).frontier.bytes
    for size in [0, 1, 3, 8, 15, UInt64.max] {
      #expect(readFrontier(size, bytes) == nil)
    }
    for count in [0, 1, 31, 64, 95] {
      #expect(readFrontier(7, Array(bytes.prefix(count))) == nil)
    }
    #expect(readFrontier(7, (bytes + [0])) == nil)
  }

  @Test func `The frontier of every earlier size can be had`() throws {
    let log = SampleLog(count: 600)
    var grown = MerkleFrontier()
    for (size, leaf) in log.leaves.enumerated() {
      #expect(try log.tree.frontier(at: UInt64(size)) == grown)
      grown.append(leaf: leaf) { _ in }
    }
    #expect(try log.tree.frontier(at: 600) == log.frontier)
    #expect(throws: MerkleError.sizeBeyondLog(601, logSize: 600)) {
      try log.tree.frontier(at: 601)
    }
  }

  @Test func `The longest frontier can be read and appended to`() throws {
    let bytes = [UInt8](repeating: 3, count: 64 * 32)
    var frontier = try #require(readFrontier(.max, bytes))
    var levels: [Int] = []
    frontier.append(leaf: Digest(hashing: [])) { levels.append($0.level) }
    #expect(levels == Array(8...64))
  }
}
