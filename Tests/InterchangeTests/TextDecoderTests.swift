import Interchange
import Testing

struct `Decoding GB 18030` {
  /// “保洁,€🧹” in two and four byte characters.
  static let sample: [UInt8] = [
    0xb1, 0xa3, 0xbd, 0xe0, 0x2c, 0xa2, 0xe3, 0x95, 0x30, 0xe4, 0x33,
  ]

  @Test(arguments: 1...11)
  func `works wherever chunks end`(size: Int) throws {
    let decoder = try TextDecoder(.gb18030)
    var result: [UInt8] = []
    for start in stride(from: 0, to: Self.sample.count, by: size) {
      let end = min(start + size, Self.sample.count)
      result += try decoder.decode(Array(Self.sample[start..<end]))
    }
    try decoder.finish()
    #expect(String(decoding: result, as: UTF8.self) == "保洁,€🧹")
  }

  @Test func `works on more than one block of output`() throws {
    let decoder = try TextDecoder(.gb18030)
    let repeated = (0..<20_000).flatMap { _ in Self.sample }
    let text = String(decoding: try decoder.decode(repeated), as: UTF8.self)
    #expect(text == String(repeating: "保洁,€🧹", count: 20_000))
  }

  @Test func `says where a sequence is invalid`() throws {
    let decoder = try TextDecoder(.gb18030)
    _ = try decoder.decode([0x61, 0xb1])
    let error = #expect(throws: TextDecodingError.self) {
      try decoder.decode([0xa3, 0x62, 0xff, 0xff])
    }
    #expect(error == .invalidSequence(.gb18030, offset: 4))
  }

  @Test func `says where the last character is cut`() throws {
    let decoder = try TextDecoder(.gb18030)
    _ = try decoder.decode([0x61, 0x95, 0x30])
    #expect(throws: TextDecodingError.incompleteCharacter(.gb18030, offset: 1)) {
      try decoder.finish()
    }
  }

  @Test(arguments: [1, 2, 3, 100])
  func `feeds the CSV reader`(size: Int) throws {
    let mark: [UInt8] = [0x84, 0x31, 0x95, 0x33]
    let rows = try read(bytes: mark + Self.sample, encoding: .gb18030, chunkSize: size)
    #expect(rows.map(\.fields) == [["保洁", "€🧹"]])
  }

  @Test func `survives random bytes`() throws {
    var generator = SeededGenerator(state: 5)
    for _ in 0..<5_000 {
      let bytes = randomBytes(
        .random(in: 0..<30, using: &generator), from: Array(0...255), &generator)
      let decoder = try TextDecoder(.gb18030)
      if let text = try? decoder.decode(bytes) {
        #expect(String(validating: text, as: UTF8.self) != nil)
      }
    }
  }
}
