import CBOR
import Testing

struct `A strict decoder` {
  @Test(arguments: [
    ("1817", CBORError.Reason.notShortestForm), ("1900ff", .notShortestForm),
    ("1a0000ffff", .notShortestForm), ("1b00000000ffffffff", .notShortestForm),
    ("3817", .notShortestForm), ("580100", .notShortestForm), ("780161", .notShortestForm),
    ("980100", .notShortestForm), ("d81700", .notShortestForm),
    ("fa3f800000", .notShortestForm), ("fb3ff0000000000000", .notShortestForm),
    ("fb3fc99999a0000000", .notShortestForm), ("fa7f800000", .notShortestForm),
    ("f97e01", .nonCanonicalNaN), ("f9fe00", .nonCanonicalNaN), ("fa7fc00000", .nonCanonicalNaN),
    ("5fff", .indefiniteLength), ("7fff", .indefiniteLength), ("9fff", .indefiniteLength),
    ("bfff", .indefiniteLength), ("ff", .unexpectedBreak), ("81ff", .unexpectedBreak),
    ("1c", .reservedAdditionalInformation(28)), ("1f", .reservedAdditionalInformation(31)),
    ("df", .reservedAdditionalInformation(31)), ("fc", .reservedAdditionalInformation(28)),
    ("5d", .reservedAdditionalInformation(29)), ("f800", .reservedSimpleValue(0)),
    ("f81f", .reservedSimpleValue(31)), ("f814", .reservedSimpleValue(20)),
    ("61ff", .invalidUTF8), ("63eda080", .invalidUTF8), ("62c080", .invalidUTF8),
    ("a2010002", .lengthExceedsInput(declared: 2, remaining: 3)),
    ("a201000100", .duplicateKey), ("a202000100", .keysNotAscending),
    ("a2616100181800", .keysNotAscending),
    ("a22000181900", .keysNotAscending),
    ("a22000181800", .keysNotAscending), ("0000", .trailingBytes(1)), ("", .unexpectedEnd),
    ("19ff", .unexpectedEnd), ("f8", .unexpectedEnd), ("fb00", .unexpectedEnd),
    ("c1", .unexpectedEnd), ("8101ff", .trailingBytes(1)),
  ])
  func `refuses what is not deterministic`(hex: String, reason: CBORError.Reason) {
    #expect(refusal(hex)?.reason == reason)
    #expect(skipRefusal(bytes(hex)) == refusal(hex))
  }

  @Test(arguments: [
    "5b7fffffffffffffff", "7bffffffffffffffff", "9bffffffffffffffff", "bb8000000000000000",
  ])
  func `refuses an enormous length before allocating anything`(hex: String) {
    guard case .lengthExceedsInput(_, remaining: 0) = refusal(hex)?.reason else {
      Issue.record("\(hex) gave \(String(describing: refusal(hex)))")
      return
    }
  }

  @Test func `orders keys bytewise, not by length`() throws {
    let value = CBORValue.map([
      .init(.text("aa"), .unsigned(1)), .init(.text("b"), .unsigned(2)),
      .init(.integer(-1), .unsigned(3)), .init(.unsigned(24), .unsigned(4)),
    ])
    #expect(hex(try value.encoded()) == "a4" + "181804" + "2003" + "616202" + "62616101")
  }

  @Test func `limits depth, tags included`() {
    let nested = { (count: Int) in String(repeating: "81", count: count) + "00" }
    #expect(refusal(nested(16)) == nil)
    #expect(refusal(nested(17))?.reason == .tooDeep(limit: 16))
    #expect(refusal(nested(17))?.offset == 16)
    #expect(refusal(String(repeating: "c6", count: 17) + "00")?.reason == .tooDeep(limit: 16))
    #expect(refusal("a181008100", depthLimit: 1)?.reason == .tooDeep(limit: 1))
    #expect(refusal(nested(256), depthLimit: .max) == nil)
    #expect(refusal(nested(100_000), depthLimit: .max)?.reason == .tooDeep(limit: 256))
    #expect(refusal("80", depthLimit: .min)?.reason == .tooDeep(limit: 0))
  }

  @Test func `says where and why`() {
    #expect(
      refusal("8201621880")?.description
        == "CBOR byte 2: a text string is not valid UTF-8")
    #expect(
      refusal("42")?.description
        == "CBOR byte 0: a length of 2 is declared, but only 0 bytes remain")
  }
}
