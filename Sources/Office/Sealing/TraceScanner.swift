/// Looks for many byte strings at once: one pass, however many there are.
struct TraceScanner {
  /// Shorter ones stand in a large file by chance.
  static let shortest = 6

  let traces: [[UInt8]]
  private var byHead: [UInt32: [Int]] = [:]
  /// One bit for each hash of the four bytes that one of ``traces`` begins with.
  private var heads = [UInt64](repeating: 0, count: 1 << 10)

  /// - Parameter traces: What to look for, each of at least ``shortest`` bytes.
  init(_ traces: [[UInt8]]) {
    self.traces = traces
    for (index, trace) in traces.enumerated() {
      let head = trace.span.bytes.unsafeLoadUnaligned(as: UInt32.self)
      byHead[head, default: []].append(index)
      heads[Self.hash(head) >> 6] |= 1 << UInt64(Self.hash(head) & 63)
    }
  }

  var longest: Int { traces.reduce(0) { max($0, $1.count) } }

  private static func hash(_ head: UInt32) -> Int { Int((head &* 0x9E37_79B1) >> 16) }

  /// Tells `body` the number of each trace, wherever it stands.
  func scan(_ bytes: RawSpan, _ body: (Int) throws -> Void) rethrows {
    guard !traces.isEmpty else { return }
    try bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset + Self.shortest <= bytes.count {
        let head = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        let hash = Self.hash(head)
        if heads[hash >> 6] & 1 << UInt64(hash & 63) != 0, let candidates = byHead[head] {
          for index in candidates where bytes[offset...].starts(with: traces[index]) {
            try body(index)
          }
        }
        offset += 1
      }
    }
  }
}
