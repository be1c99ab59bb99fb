import CBOR
import Foundation
import Testing

/// Python's cbor2, an independent implementation, reading and rewriting what is written here.
enum PythonCBOR {
  static let isAvailable = (try? run("import cbor2", input: "")) != nil

  /// For each line of hex prints a description of the value and its deterministic encoding.
  ///
  /// cbor2 sorts canonical maps by length first (RFC 7049), hence the sorting here.
  static let script = """
    import sys, struct, cbor2
    from collections.abc import Mapping
    def encode(v):
        if isinstance(v, Mapping):
            pairs = sorted((encode(k), encode(x)) for k, x in v.items())
            return head(0xa0, len(pairs)) + b''.join(k + x for k, x in pairs)
        if isinstance(v, (list, tuple)):
            return head(0x80, len(v)) + b''.join(encode(x) for x in v)
        if isinstance(v, cbor2.CBORTag):
            return head(0xc0, v.tag) + encode(v.value)
        return cbor2.dumps(v, canonical=True)
    def head(major, n):
        first, *rest = cbor2.dumps(n)
        return bytes([first | major, *rest])
    def describe(v):
        if v is None: return 'null'
        if v is cbor2.undefined: return 'undefined'
        if isinstance(v, bool): return 'true' if v else 'false'
        if isinstance(v, int): return str(v)
        if isinstance(v, float): return 'f' + struct.pack('>d', v).hex()
        if isinstance(v, bytes): return 'h' + v.hex()
        if isinstance(v, str): return 't' + v.encode().hex()
        if isinstance(v, cbor2.CBORSimpleValue): return 's%d' % v.value
        if isinstance(v, cbor2.CBORTag): return '%d(%s)' % (v.tag, describe(v.value))
        if isinstance(v, (list, tuple)): return '[' + ','.join(map(describe, v)) + ']'
        return '{' + ','.join(sorted(describe(k) + ':' + describe(x) for k, x in v.items())) + '}'
    for line in sys.stdin:
        v = cbor2.loads(bytes.fromhex(line))
        print(describe(v), encode(v).hex())
    """

  static func run(_ script: String, input: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let inputFile = folder.appending(path: "input")
    try Data(input.utf8).write(to: inputFile)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return String(decoding: data, as: UTF8.self)
  }
}

@Suite(.enabled(if: PythonCBOR.isAvailable, "needs python3 with the package cbor2"))
struct `Python's cbor2` {
  @Test func `reads the same values and writes the same bytes`() throws {
    var generator = SeededGenerator(state: 4)
    let values = (0..<3_000).map { _ in CBORValue.random(depth: 3, using: &generator) }
    let encoded = try values.map { hex(try $0.encoded()) }
    let answer = try PythonCBOR.run(
      PythonCBOR.script, input: encoded.map { $0 + "\n" }.joined())
    let lines = answer.split(separator: "\n")
    try #require(lines.count == values.count)
    for (index, line) in lines.enumerated() {
      let parts = line.split(separator: " ")
      #expect(String(parts[0]) == describe(values[index]))
      #expect(String(parts[1]) == encoded[index])
    }
  }

  private func describe(_ value: CBORValue) -> String {
    switch value {
    case .unsigned(let value): "\(value)"
    case .negative(let complement): "-\(UInt128(complement) + 1)"
    case .bytes(let bytes): "h" + hex(bytes)
    case .text(let text): "t" + hex(text.utf8)
    case .array(let items): "[" + items.map(describe).joined(separator: ",") + "]"
    case .map(let entries):
      "{"
        + entries.map { describe($0.key) + ":" + describe($0.value) }.sorted()
        .joined(separator: ",") + "}"
    case .tag(let number, let item): "\(number)(\(describe(item)))"
    case .bool(let value): "\(value)"
    case .null: "null"
    case .undefined: "undefined"
    case .simple(let value): "s\(value.number)"
    case .float(let value):
      "f" + hex(withUnsafeBytes(of: value.bitPattern.bigEndian) { [UInt8]($0) })
    }
  }
}
