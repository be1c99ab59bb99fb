/// A row's place: its table and the bytes of its key there.
///
/// The first 32 bytes, which is all of most, are held without a separate allocation.
package struct RowKey: Hashable, PendingKey, Sendable {
  /// The bytes as they lie in memory, with zeros after the last.
  private var words = SIMD4<UInt64>.zero
  private var count = 0
  /// The bytes that do not fit into the words.
  private var rest: [UInt8]?

  private static let inlineCount = 32

  /// The row of a table whose key is empty, to be appended to.
  init(_ table: RowTable) { append(table.rawValue) }

  package init(_ table: RowTable, _ key: [UInt8]) {
    self.init(table)
    for byte in key { append(byte) }
  }

  /// The row of the entity called `id`.
  package init(entity id: String) { self.init(.entities, id) }

  /// The row of what is called `id` in `table`.
  package init(_ table: RowTable, _ id: String) {
    self.init(table)
    append(id)
  }

  /// The row of what is called `id` among those whose keys begin with `prefix`.
  init(_ table: RowTable, _ prefix: [UInt8], _ id: String) {
    self.init(table, prefix)
    append(id)
  }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  func append(to bytes: inout [UInt8]) {
    withUnsafeBytes(of: words) {
      bytes.append(
        contentsOf: UnsafeRawBufferPointer(rebasing: $0.prefix(min(count, Self.inlineCount))))
    }
    if let rest { bytes += rest }
  }

  /// What stands after the table: the id of an entity.
  var text: String { String(decoding: bytes.dropFirst(), as: UTF8.self) }

  mutating func append(_ byte: UInt8) { withUnsafeBytes(of: byte) { append($0) } }

  /// Appends four bytes, the highest first.
  mutating func append(_ number: UInt32) { withUnsafeBytes(of: number.bigEndian) { append($0) } }

  mutating func append(_ id: String) {
    var id = id
    id.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    let fitting = min(bytes.count, max(0, Self.inlineCount - count))
    withUnsafeMutableBytes(of: &words) {
      UnsafeMutableRawBufferPointer(rebasing: $0[min(count, Self.inlineCount)...]).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes.prefix(fitting)))
    }
    if fitting < bytes.count { rest = (rest.take() ?? []) + bytes.dropFirst(fitting) }
    count += bytes.count
  }

  var scattered: UInt64 {
    var bits = mixed(mixed(UInt64(count), words[0]), words[1])
    if count > 16 { bits = mixed(mixed(bits, words[2]), words[3]) }
    return rest?.reduce(bits) { mixed($0, UInt64($1)) } ?? bits
  }

  var leading: UInt64 { words[0].bigEndian }

  package static func < (a: RowKey, b: RowKey) -> Bool {
    for index in 0..<4 where a.words[index] != b.words[index] {
      return a.words[index].bigEndian < b.words[index].bigEndian
    }
    guard let one = a.rest, let other = b.rest else { return a.count < b.count }
    return one.lexicographicallyPrecedes(other)
  }
}
