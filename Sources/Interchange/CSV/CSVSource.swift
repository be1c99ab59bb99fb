/// The bytes of a CSV text, decoded chunk by chunk, with the place of the next one.
struct CSVSource {
  private let decoder: TextDecoder
  private let nextChunk: () throws -> [UInt8]?
  private var chunk: [UInt8] = []
  private var index = 0
  private var isAtStart = true
  private var isFinished = false
  private(set) var line = 1
  private(set) var column = 1

  init(decoder: TextDecoder, nextChunk: @escaping () throws -> [UInt8]?) {
    self.decoder = decoder
    self.nextChunk = nextChunk
  }

  var place: (line: Int, column: Int) { (line, column) }

  func error(_ reason: CSVError.Reason) -> CSVError {
    CSVError(reason: reason, line: line, column: column)
  }

  /// The next byte, or nil at the end.
  mutating func peek() throws -> UInt8? {
    while index == chunk.count {
      guard try refill() else { return nil }
    }
    return chunk[index]
  }

  /// Moves past the next byte if it is `byte`, which is no line break.
  mutating func consume(_ byte: UInt8) throws -> Bool {
    guard try peek() == byte else { return false }
    index += 1
    column += 1
    return true
  }

  /// Moves past a line feed, alone or after a carriage return.
  mutating func consumeLineEnd() throws -> Bool {
    if try peek() == 0x0d {
      let place = self.place
      index += 1
      guard try peek() == 0x0a else {
        throw CSVError(reason: .bareCarriageReturn, line: place.line, column: place.column)
      }
    }
    guard try peek() == 0x0a else { return false }
    index += 1
    line += 1
    column = 1
    return true
  }

  /// Moves bytes of the current chunk to `field`, up to the first that ends it.
  ///
  /// - Returns: Whether the chunk ended first, so that there may be more.
  mutating func takeRun(
    into field: inout [UInt8], until isEnd: (UInt8) -> Bool
  ) throws -> Bool {
    guard try peek() != nil else { return false }
    let run = chunk[index...].prefix { !isEnd($0) }
    field.append(contentsOf: run)
    for byte in run {
      if byte == 0x0a {
        line += 1
        column = 1
      } else if byte & 0xc0 != 0x80 {
        column += 1
      }
    }
    index += run.count
    return index == chunk.count
  }

  mutating func skipByteOrderMark() throws {
    guard isAtStart else { return }
    isAtStart = false
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    while chunk.count < mark.count {
      guard try extend() else { break }
    }
    if chunk.starts(with: mark) { index = mark.count }
  }

  private mutating func refill() throws -> Bool {
    chunk.removeAll(keepingCapacity: true)
    index = 0
    return try extend()
  }

  private mutating func extend() throws -> Bool {
    guard !isFinished else { return false }
    guard let next = try nextChunk() else {
      isFinished = true
      try decoder.finish()
      return false
    }
    chunk += try decoder.decode(next)
    return true
  }
}
