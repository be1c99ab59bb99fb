import Checkpoints
import Foundation
import Merkle
import Testing

/// Keys that others have published, with their seeds.
enum PublishedKeys {
  static let neumannSecret =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  static let neumann = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let example = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
  static let goSum = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
  static let logSecret =
    "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg"
  static let log =
    "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
}

func name(_ text: String) throws -> KeyName { try #require(KeyName(text)) }

func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

func seed(_ byte: UInt8) -> [UInt8] { [UInt8](repeating: byte, count: 32) }

/// The reason why a note is refused, or nil if it is read.
func refusal(ofNote bytes: [UInt8]) -> NoteError? {
  do throws(NoteError) {
    _ = try SignedNote(parsing: bytes)
    return nil
  } catch {
    return error
  }
}

/// A small generator with a fixed seed, so that a failure can be repeated (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// The public vectors beside the package or under CARELOG_SHARED.
enum SharedVectors {
  /// The file's bytes; nil, and said so, when it is absent.
  static func bytes(of name: String) -> [UInt8]? {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let shared = ProcessInfo.processInfo.environment["CARELOG_SHARED"].map { URL(filePath: $0) }
    let file = (shared ?? root.deletingLastPathComponent().appending(path: "shared"))
      .appending(path: "vectors/\(name)")
    guard let data = try? Data(contentsOf: file) else {
      print("vectors/\(name) is not tested: \(file.path()) is missing; set CARELOG_SHARED")
      return nil
    }
    return Array(data)
  }

  static let areThere = bytes(of: "derived.tlog-proof") != nil
}
