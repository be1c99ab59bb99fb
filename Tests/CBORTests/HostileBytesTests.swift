import CBOR
import Testing

struct `Hostile bytes` {
  @Test func `that are random never trap, and what is accepted comes back unchanged`() {
    var generator = SeededGenerator(state: 1)
    var acceptedCount = 0
    for _ in 0..<60_000 {
      let length = Int.random(in: 0..<24, using: &generator)
      let input = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      acceptedCount += expectIdentityOrRefusal(input) ? 1 : 0
    }
    #expect(acceptedCount > 100)
  }

  @Test func `that differ from valid ones in a few bits never trap`() throws {
    var generator = SeededGenerator(state: 2)
    var acceptedCount = 0
    for _ in 0..<4_000 {
      let value = CBORValue.random(depth: 3, using: &generator)
      let valid = try value.encoded()
      #expect(expectIdentityOrRefusal(valid))
      for _ in 0..<10 {
        var flipped = valid
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let index = flipped.indices.randomElement(using: &generator) ?? 0
          flipped[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        }
        acceptedCount += expectIdentityOrRefusal(flipped) ? 1 : 0
      }
    }
    #expect(acceptedCount > 1_000)
  }

  @Test func `that are cut short are always refused`() throws {
    var generator = SeededGenerator(state: 3)
    for _ in 0..<300 {
      let valid = try CBORValue.random(depth: 3, using: &generator).encoded()
      for count in 0..<valid.count {
        #expect(skipRefusal(Array(valid[..<count])) != nil)
      }
    }
  }

  /// Decodes, skips and, where accepted, encodes again; returns whether it was accepted.
  private func expectIdentityOrRefusal(_ input: [UInt8]) -> Bool {
    let skipped = skipRefusal(input)
    do throws(CBORError) {
      let value = try CBORValue(decoding: input)
      guard try value.encoded() == input, skipped == nil else {
        Issue.record("\(hex(input)) does not come back unchanged: \(String(describing: skipped))")
        return true
      }
      return true
    } catch {
      if skipped != error {
        Issue.record("\(hex(input)): \(error), but skipping says \(String(describing: skipped))")
      }
      return false
    }
  }
}
