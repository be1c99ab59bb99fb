import CBOR
import Testing

struct `The encoder` {
  @Test(
    arguments: [
      (0, "00"), (23, "17"), (24, "1818"), (255, "18ff"), (256, "190100"), (65_535, "19ffff"),
      (65_536, "1a00010000"), (4_294_967_295, "1affffffff"), (4_294_967_296, "1b0000000100000000"),
      (-1, "20"), (-24, "37"), (-25, "3818"), (.max, "1b7fffffffffffffff"),
      (.min, "3b7fffffffffffffff"),
    ] as [(Int64, String)])
  func `writes the shortest integers`(value: Int64, expected: String) {
    var encoder = CBOREncoder()
    encoder.writeInteger(value)
    #expect(hex(encoder.bytes) == expected)
  }

  @Test(
    arguments: [
      (0.0, "f90000"), (-0.0, "f98000"), (65_504, "f97bff"), (65_505, "fa477fe100"),
      (5.960464477539063e-8, "f90001"), (1.1, "fb3ff199999999999a"), (.nan, "f97e00"),
      (-.nan, "f97e00"), (.signalingNaN, "f97e00"), (.infinity, "f97c00"),
      (3.4028234663852886e+38, "fa7f7fffff"), (1e300, "fb7e37e43c8800759c"),
    ] as [(Double, String)])
  func `writes the shortest numbers`(value: Double, expected: String) {
    var encoder = CBOREncoder()
    encoder.writeFloat(value)
    #expect(hex(encoder.bytes) == expected)
  }

  @Test func `writes the same bytes from every kind of source`() {
    var encoder = CBOREncoder(appendingTo: [0x83])
    encoder.writeText("é")
    encoder.writeText(StaticString("é"))
    let stored = bytes("0102")
    encoder.writeBytes(stored.span.bytes)
    encoder.writeBytes(stored)
    encoder.writeRaw(stored.span.bytes)
    #expect(hex(encoder.bytes) == "83" + "62c3a9" + "62c3a9" + "420102" + "420102" + "0102")
  }

  @Test func `sorts maps and refuses equal keys`() throws {
    var encoder = CBOREncoder()
    try encoder.writeMap(sorting: [([0x61, 0x61], [1]), ([0x05], [2])])
    #expect(hex(encoder.bytes) == "a2" + "0502" + "616101")
    let failure = #expect(throws: CBORError.self) {
      try CBORValue.map([.init(.null, .null), .init(.null, .bool(true))]).encoded()
    }
    #expect(failure?.reason == .duplicateKey)
  }

  @Test func `refuses to nest deeper than can be read back`() {
    let value = (0..<17).reduce(CBORValue.null) { inner, _ in .array([inner]) }
    #expect(throws: CBORError(.tooDeep(limit: 16), at: 16)) { try value.encoded() }
  }
}
