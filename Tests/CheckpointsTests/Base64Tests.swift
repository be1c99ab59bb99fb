import Checkpoints
import Foundation
import Testing

struct Base64Tests {
  @Test(
    arguments: zip(
      ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
      ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]))
  func `The examples of RFC 4648 section 10 hold both ways`(plain: String, encoded: String) throws {
    #expect(Base64.encode(utf8(plain)) == encoded)
    #expect(try Base64.decode(encoded.utf8) == utf8(plain))
  }

  @Test func `Random bytes agree with Foundation and come back`() throws {
    var generator = SeededGenerator(state: 64)
    for count in 0..<300 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let text = Base64.encode(bytes)
      #expect(text == Data(bytes).base64EncodedString())
      #expect(try Base64.decode(text.utf8) == bytes)
    }
  }

  @Test(
    arguments: [
      ("Zg", .lengthNotMultipleOfFour(2)), ("Zg=", .lengthNotMultipleOfFour(3)),
      ("Zm9vYg==\n", .lengthNotMultipleOfFour(9)), ("Zm9v=", .lengthNotMultipleOfFour(5)),
      ("Zh==", .leftoverBits), ("Zm9=", .leftoverBits), ("Zg==Zg==", .foreignCharacter(at: 2)),
      ("Z===", .foreignCharacter(at: 1)), ("====", .foreignCharacter(at: 0)),
      ("=m9v", .foreignCharacter(at: 0)), ("Zm=v", .foreignCharacter(at: 2)),
      ("Zm9 ", .foreignCharacter(at: 3)), (" m9v", .foreignCharacter(at: 0)),
      ("Zm\n9", .foreignCharacter(at: 2)), ("Zm9-", .foreignCharacter(at: 3)),
      ("Zm9_", .foreignCharacter(at: 3)), ("Zm9\0", .foreignCharacter(at: 3)),
      ("Zmé", .foreignCharacter(at: 2)),
    ] as [(String, Base64Error)])
  func `A variant is refused with the reason`(text: String, reason: Base64Error) {
    #expect(throws: reason) { try Base64.decode(text.utf8) }
  }

  @Test func `What is accepted is written the same again`() throws {
    let alphabet = utf8("AQgwZ/+9=a\n-")
    var accepted = 0
    for a in alphabet {
      for b in alphabet {
        for c in alphabet {
          for d in alphabet {
            guard let bytes = try? Base64.decode([a, b, c, d]) else { continue }
            accepted += 1
            #expect(utf8(Base64.encode(bytes)) == [a, b, c, d])
          }
        }
      }
    }
    #expect(accepted > 1_000)
  }
}
