/// A hash that differs from run to run, so that nobody can choose rows whose sums agree.
enum RunHash {
  static func of(_ bytes: RawSpan, kind: UInt8 = 0) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(kind)
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  static func of(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64 = 0) -> UInt64
  {
    var hasher = Hasher()
    hasher.combine(first)
    hasher.combine(second)
    hasher.combine(third)
    hasher.combine(fourth)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}

/// Sums of hashes by block of positions: equal for equal sets of rows, whatever their order.
struct BlockSums {
  private var sums: [UInt64] = []

  mutating func add(_ hash: UInt64, at position: UInt64) {
    let block = Int(position >> 8)
    if block >= sums.count {
      sums.append(contentsOf: repeatElement(0, count: block + 1 - sums.count))
    }
    sums[block] &+= hash
  }

  /// The blocks in which the two sums differ.
  func differences(from other: BlockSums) -> Set<UInt64> {
    var blocks: Set<UInt64> = []
    for block in 0..<max(sums.count, other.sums.count)
    where sum(block) != other.sum(block) { blocks.insert(UInt64(block)) }
    return blocks
  }

  private func sum(_ block: Int) -> UInt64 { block < sums.count ? sums[block] : 0 }
}
