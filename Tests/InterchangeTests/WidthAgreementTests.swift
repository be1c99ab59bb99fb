import Foundation
import Interchange
import Testing

/// Python's wcwidth, an independent implementation of the same Unicode annexes.
enum PythonWidths {
  static let script = """
    import sys, wcwidth
    sys.stdout.write('\\n'.join(
        str(wcwidth.wcswidth(chr(c))) for c in range(0x110000) if not 0xd800 <= c < 0xe000))
    """

  /// The width of every scalar in order, -1 for controls; nil without Python or wcwidth.
  static let all: [Int]? = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil,
      let data = try? output.fileHandleForReading.readToEnd()
    else { return nil }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { Int($0) }
  }()
}

@Suite(.enabled(if: PythonWidths.all != nil, "needs python3 with the package wcwidth"))
struct `Python's wcwidth` {
  @Test func `agrees on every assigned character`() throws {
    let widths = try #require(PythonWidths.all)
    let scalars = (UInt32(0)...0x10ffff).compactMap { Unicode.Scalar($0) }
    try #require(widths.count == scalars.count)
    var differences: [String] = []
    for (scalar, width) in zip(scalars, widths) {
      switch scalar.properties.generalCategory {
      case .unassigned, .privateUse, .spacingMark, .control: continue
      default: break
      }
      if displayWidth(of: String(scalar)) != width {
        differences.append("U+\(String(scalar.value, radix: 16)): \(width)")
      }
    }
    #expect(differences.isEmpty)
  }
}
