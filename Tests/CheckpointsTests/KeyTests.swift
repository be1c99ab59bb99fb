import Checkpoints
import Testing

struct KeyTests {
  @Test(
    arguments: [
      PublishedKeys.neumann, PublishedKeys.example, PublishedKeys.goSum, PublishedKeys.log,
    ])
  func `A published key is read and written the same`(text: String) throws {
    #expect(try VerifierKey(text).text == text)
  }

  @Test(
    arguments: [
      (PublishedKeys.neumannSecret, PublishedKeys.neumann),
      (PublishedKeys.logSecret, PublishedKeys.log),
    ])
  func `A published secret key gives its public one`(secret: String, text: String) throws {
    let key = try SignerKey(secret)
    #expect(key.verifier.text == text)
    #expect(key.secretText == secret)
  }

  @Test func `The same key has another id as a witness's`() throws {
    let plain = try SignerKey(name: name("w"), seed: seed(1)).verifier
    let witness = try SignerKey(name: name("w"), algorithm: .cosignatureV1, seed: seed(1)).verifier
    #expect(plain.publicKey == witness.publicKey)
    #expect(plain.id != witness.id)
    #expect(try VerifierKey(witness.text) == witness)
    #expect(try VerifierKey(plain.text) == plain)
  }

  @Test(
    arguments: [
      ("", .malformed), ("PeterNeumann", .malformed), ("a+b", .malformed),
      ("PeterNeumann+c74f20a3", .malformed),
      (
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        .badBase64(.leftoverBits)
      ),
      (
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        .unknownAlgorithm(0x65)
      ),
      (
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        .idMismatch(expected: "c74f20a3")
      ),
      (
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        .idMismatch(expected: "c74f20a3")
      ),
      (
        "PeterNeumann+0c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        .idMismatch(expected: "c74f20a3")
      ),
      ("PeterNeumann+c74f20a3+", .badLength(0)), ("PeterNeumann+c74f20a3+AQ==", .badLength(0)),
      ("PeterNeumann+c74f20a3+ARpc2Q==", .badLength(3)),
      (
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .badName("")
      ),
      (
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        .badName("Peter Neumann")
      ),
    ] as [(String, KeyError)])
  func `A malformed key is refused with the reason`(text: String, reason: KeyError) {
    #expect(throws: reason) { try VerifierKey(text) }
    #expect(throws: KeyError.malformed) { try SignerKey(text) }
  }

  @Test func `A changed secret key is refused`() throws {
    let secret = utf8(PublishedKeys.neumannSecret)
    for place in secret.indices {
      var changed = secret
      changed[place] = changed[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      let text = String(decoding: changed, as: UTF8.self)
      #expect(throws: KeyError.self) { try SignerKey(text) }
      #expect(throws: KeyError.self) { try SignerKey(String(text.prefix(place))) }
    }
  }

  @Test func `A name has no space, no plus and no control character`() {
    for text in ["", "a b", "a+b", "a\u{a0}b", "a\u{2003}b", "a\u{3000}", "a\tb", "a\u{1}b", "a\n"]
    {
      #expect(KeyName(text) == nil)
    }
    #expect(KeyName("客服.example/日志")?.text == "客服.example/日志")
    #expect(KeyName("\u{e9}") != KeyName("e\u{301}"))
  }

  @Test func `A secret key is not printed by accident`() throws {
    let key = try SignerKey(PublishedKeys.neumannSecret)
    var printed = "\(key) \(String(reflecting: key))"
    dump(key, to: &printed)
    #expect(printed.contains("PeterNeumann+c74f20a3"))
    #expect(!printed.contains("AYEKFALVFGyNhPJEMzD1QIDr"))
    #expect(!printed.contains("PrivateKey"))
  }
}
