import CBOR
import Foundation
import Testing

/// One example of RFC 8949 appendix A, as published in cbor/test-vectors.
struct AppendixAVector: Decodable, CustomStringConvertible {
  var hex: String
  var roundtrip: Bool

  var description: String { hex }

  static let file: URL = {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let shared = ProcessInfo.processInfo.environment["CARELOG_SHARED"].map { URL(filePath: $0) }
    return (shared ?? root.deletingLastPathComponent().appending(path: "shared"))
      .appending(path: "vectors/cbor/appendix_a.json")
  }()

  static let all: [AppendixAVector] = {
    guard let data = try? Data(contentsOf: file) else {
      print("RFC 8949 appendix A is not tested: \(file.path) is missing; set CARELOG_SHARED")
      return []
    }
    return (try? JSONDecoder().decode([AppendixAVector].self, from: data)) ?? []
  }()

  /// Published as round-tripping by RFC 7049, made malformed by RFC 8949 §3.3.
  static let withdrawn = ["f818"]
}

@Suite(
  .enabled(
    if: !AppendixAVector.all.isEmpty,
    "needs vectors/cbor/appendix_a.json beside the package or under CARELOG_SHARED"))
struct `The examples of RFC 8949 appendix A` {
  static let deterministic = AppendixAVector.all.filter {
    $0.roundtrip && !AppendixAVector.withdrawn.contains($0.hex)
  }
  static let others = AppendixAVector.all.filter { !$0.roundtrip }

  @Test func `are all there`() {
    #expect(AppendixAVector.all.count == 82)
  }

  @Test(arguments: deterministic)
  func `come back as the same bytes when deterministic`(vector: AppendixAVector) throws {
    let value = try CBORValue(decoding: bytes(vector.hex))
    #expect(hex(try value.encoded()) == vector.hex)
    #expect(skipRefusal(bytes(vector.hex)) == nil)
  }

  @Test(arguments: others)
  func `are refused with the reason when not deterministic`(vector: AppendixAVector) {
    let isFloat = vector.hex.hasPrefix("fa") || vector.hex.hasPrefix("fb")
    switch refusal(vector.hex)?.reason {
    case .indefiniteLength: #expect(!isFloat)
    case .notShortestForm, .nonCanonicalNaN: #expect(isFloat)
    case let reason: Issue.record("\(vector.hex): \(String(describing: reason))")
    }
    #expect(skipRefusal(bytes(vector.hex)) == refusal(vector.hex))
  }

  @Test func `withdrawn by RFC 8949 are refused`() {
    #expect(refusal("f818")?.reason == .reservedSimpleValue(24))
  }
}
