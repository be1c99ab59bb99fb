import Glibc

/// The encodings in which a file may arrive.
package enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  /// GB 18030, which includes GBK and GB 2312.
  case gb18030
}

/// Why a text could not be turned into UTF-8.
package enum TextDecodingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Bytes from the start of the input to the sequence that is no character.
  case invalidSequence(TextEncoding, offset: Int)
  /// The input ends inside the character that begins at `offset`.
  case incompleteCharacter(TextEncoding, offset: Int)
  /// This system's C library lacks the conversion.
  case unavailable(TextEncoding)

  package var description: String { english }

  package var english: String {
    switch self {
    case .invalidSequence(let encoding, let offset):
      "byte \(offset) begins no \(encoding.rawValue) character; is the file in another encoding?"
    case .incompleteCharacter(let encoding, let offset):
      "the text ends inside the \(encoding.rawValue) character at byte \(offset)"
    case .unavailable(let encoding):
      "this system cannot read \(encoding.rawValue); save the file as UTF-8"
    }
  }

  package var chinese: String {
    switch self {
    case .invalidSequence(let encoding, let offset):
      "第 \(offset) 字节处不是有效的 \(encoding.rawValue) 字符；文件是否为其他编码？"
    case .incompleteCharacter(let encoding, let offset):
      "文本在第 \(offset) 字节处的 \(encoding.rawValue) 字符中间结束"
    case .unavailable(let encoding):
      "本系统不能读取 \(encoding.rawValue)；请将文件另存为 UTF-8"
    }
  }
}

/// Turns chunks of encoded text into UTF-8; a character may lie across two chunks.
///
/// UTF-8 itself passes through unchecked, since its readers check it. The corresponding C
/// function is `iconv`.
package final class TextDecoder {
  private let encoding: TextEncoding
  private let converter: iconv_t?
  private var pending: [UInt8] = []
  private var consumedCount = 0

  package init(_ encoding: TextEncoding) throws(TextDecodingError) {
    self.encoding = encoding
    guard encoding != .utf8 else {
      converter = nil
      return
    }
    let opened = iconv_open("UTF-8", encoding.rawValue)
    guard let opened, opened != iconv_t(bitPattern: -1) else { throw .unavailable(encoding) }
    converter = opened
  }

  deinit {
    if let converter { iconv_close(converter) }
  }

  /// Returns what can be decoded so far; an unfinished character waits for the next chunk.
  package func decode(_ chunk: [UInt8]) throws(TextDecodingError) -> [UInt8] {
    guard let converter else { return chunk }
    var input = pending + chunk
    var output: [UInt8] = []
    output.reserveCapacity(input.count * 2)
    let (used, isInvalid) = convert(&input, with: converter, into: &output)
    consumedCount += used
    pending = Array(input[used...])
    if isInvalid { throw .invalidSequence(encoding, offset: consumedCount) }
    return output
  }

  /// Refuses an unfinished character at the end of the input.
  package func finish() throws(TextDecodingError) {
    guard pending.isEmpty else { throw .incompleteCharacter(encoding, offset: consumedCount) }
  }

  private func convert(
    _ input: inout [UInt8], with converter: iconv_t, into output: inout [UInt8]
  ) -> (used: Int, isInvalid: Bool) {
    let inputCount = input.count
    return input.withUnsafeMutableBytes { bytes in
      var source = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      var sourceLeft = inputCount
      while sourceLeft > 0 {
        let (outcome, produced) = convertBlock(&source, &sourceLeft, converter)
        output.append(contentsOf: produced)
        if outcome != E2BIG { return (inputCount - sourceLeft, outcome == EILSEQ) }
      }
      return (inputCount, false)
    }
  }

  /// Converts until a block of output is full and returns `errno`, or 0 after the last byte.
  private func convertBlock(
    _ source: inout UnsafeMutablePointer<CChar>?, _ sourceLeft: inout Int, _ converter: iconv_t
  ) -> (outcome: CInt, produced: [UInt8]) {
    let capacity = 16_384
    var outcome: CInt = 0
    let produced = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      let start = UnsafeMutableRawPointer(buffer.baseAddress)
      var target = start?.assumingMemoryBound(to: CChar.self)
      var targetLeft = capacity
      if iconv(converter, &source, &sourceLeft, &target, &targetLeft) == -1 {
        outcome = errno
      }
      count = capacity - targetLeft
    }
    return (outcome, produced)
  }
}
