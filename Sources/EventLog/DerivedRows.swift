package import Merkle

/// What an engine keeps beside the records to find and prove them; all of it follows from them.
///
/// Verification reads it as it is stored. A row that cannot be read is given as nil.
package protocol DerivedRows: AnyObject {
  /// How many records, from the first on, have their names, index entries and receipts stored.
  ///
  /// Those after them wait: what they say is read from themselves.
  var indexedCount: UInt64 { get }

  /// How many texts, tags and event types together, have numbers: 0 ..< `nameCount`.
  var nameCount: UInt32 { get }

  /// Visits the texts that have numbers; the span lives only during the call.
  func scanNames(_ body: (NameKind?, RawSpan, UInt32?) throws -> Void) throws

  /// Visits which record has which tag and type, in the order of tag, type and position.
  func scanIndex(_ body: (IndexEntry?) throws -> Void) throws

  /// Visits the last position of each tag, from which new records link back.
  func scanLatest(_ body: (_ tag: UInt32?, _ position: UInt64?) throws -> Void) throws

  /// Visits the receipts; the bytes are the stored command id.
  func scanReceipts(_ body: (RawSpan, CommandReceipt?) throws -> Void) throws

  /// Visits the stored nodes of the tree.
  func scanNodes(_ body: (MerkleNode?) throws -> Void) throws

  /// The first bytes of the leaf hashes of a block's records, ``LeafPrefixes/width`` each; nil when
  /// nothing is stored.
  ///
  /// By them verification tells which of a block's records is damaged; nothing is proven by them.
  func leafPrefixes(ofBlock block: UInt64) throws -> [UInt8]?

  /// Visits the numbers of the blocks that have prefixes.
  func scanLeafBlocks(_ body: (UInt64) throws -> Void) throws
}

/// What a name is for.
package enum NameKind: UInt8, Hashable, Sendable {
  case type = 0x65
  case tag = 0x74
}

/// That the record at `position` has a tag and a type, both by number.
package struct IndexEntry: Hashable, Sendable {
  package var tag: UInt32
  package var type: UInt32
  package var position: UInt64

  package init(tag: UInt32, type: UInt32, position: UInt64) {
    self.tag = tag
    self.type = type
    self.position = position
  }
}

/// How the first bytes of leaf hashes are kept: block by block, a block for each node of the lowest
/// stored level.
package enum LeafPrefixes {
  /// Bytes a record.
  package static let width = 4
  /// Records a block.
  package static let blockSize: UInt64 = 1 << UInt64(MerkleNode.firstStoredLevel)
}

extension Digest {
  /// The first bytes, in an integer of the machine's order.
  package var prefix: UInt32 { withUnsafeBytes(of: self) { $0.loadUnaligned(as: UInt32.self) } }
}

extension [UInt8] {
  /// Adds the first bytes of a leaf hash.
  package mutating func append(prefixOf leaf: Digest) {
    Swift.withUnsafeBytes(of: leaf.prefix) { append(contentsOf: $0) }
  }
}
