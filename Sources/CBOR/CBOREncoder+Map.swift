extension CBOREncoder {
  /// Writes a map from keys and values that are already encoded, in any order.
  ///
  /// Sorted bytewise by encoded key, RFC 8949 §4.2.1.
  ///
  /// - Parameter entries: One whole encoded item each for key and value.
  /// - Throws: `duplicateKey` if two keys are equal; nothing is then written.
  public mutating func writeMap(
    sorting entries: [(key: [UInt8], value: [UInt8])]
  ) throws(CBORError) {
    let sorted = entries.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (entry, next) in zip(sorted, sorted.dropFirst()) where entry.key == next.key {
      throw CBORError(.duplicateKey, at: bytes.count)
    }
    writeMapHeader(count: sorted.count)
    for entry in sorted {
      bytes.append(contentsOf: entry.key)
      bytes.append(contentsOf: entry.value)
    }
  }
}
