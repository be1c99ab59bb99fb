/// A row's place: its table and the bytes of its key there.
///
/// The first 32 bytes, which is all of most, are held without a separate allocation.
package struct RowKey: Hashable, PendingKey, Sendable {
  /// Big-endian words, with zeros after the last byte.
  private var words = Words()
  private var count = 0
  /// The bytes that do not fit into the words.
  private var rest: [UInt8] = []

  private static let inlineCount = 32

  package init(_ table: RowTable, _ key: [UInt8]) {
    append(table.rawValue)
    key.withUnsafeBytes { append($0) }
  }

  /// The row of the entity called `id`.
  package init(entity id: String) { self.init(.entities, id) }

  /// The row of what is called `id` in `table`.
  package init(_ table: RowTable, _ id: String) { self.init(table, [], id) }

  /// The row of what is called `id` among those whose keys begin with `prefix`.
  init(_ table: RowTable, _ prefix: [UInt8], _ id: String) {
    self.init(table, prefix)
    var id = id
    id.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  package var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      withUnsafeBytes(of: words.bigEndian) {
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: $0.prefix(count)))
      }
      for (index, byte) in rest.enumerated() { buffer[Self.inlineCount + index] = byte }
      initialized = count
    }
  }

  /// What stands after the table: the id of an entity.
  var text: String { String(decoding: bytes.dropFirst(), as: UTF8.self) }

  private mutating func append(_ byte: UInt8) { withUnsafeBytes(of: byte) { append($0) } }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    let fitting = min(bytes.count, max(0, Self.inlineCount - count))
    if fitting > 0 {
      var stored = words.bigEndian
      withUnsafeMutableBytes(of: &stored) {
        UnsafeMutableRawBufferPointer(rebasing: $0[count...]).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes.prefix(fitting)))
      }
      words = stored.bigEndian
    }
    if fitting < bytes.count { rest += bytes.dropFirst(fitting) }
    count += bytes.count
  }

  var scattered: UInt64 {
    var bits = mixed(mixed(UInt64(count), words.a), words.b)
    if count > 16 { bits = mixed(mixed(bits, words.c), words.d) }
    return rest.reduce(bits) { mixed($0, UInt64($1)) }
  }

  package static func < (a: RowKey, b: RowKey) -> Bool {
    if a.words != b.words { return a.words < b.words }
    if a.rest.isEmpty || b.rest.isEmpty { return a.count < b.count }
    return a.rest.lexicographicallyPrecedes(b.rest)
  }

  private struct Words: Hashable {
    var (a, b, c, d) = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))

    /// The words as they lie in memory when the bytes are in their order there, and back.
    var bigEndian: Words {
      var words = Words()
      (words.a, words.b, words.c, words.d) = (a.bigEndian, b.bigEndian, c.bigEndian, d.bigEndian)
      return words
    }

    static func < (one: Words, other: Words) -> Bool {
      (one.a, one.b, one.c, one.d) < (other.a, other.b, other.c, other.d)
    }
  }
}
