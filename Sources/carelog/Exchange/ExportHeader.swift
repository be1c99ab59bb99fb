import Checkpoints
import EventLog
import EventSourcing
import Interchange
import Merkle
import Office

/// The first line of an export: of which log it is, and the tree that its records lead to.
struct ExportHeader: Equatable {
  static let version: Int64 = 1

  /// The state of the whole log, how many events it held and which root they lead to.
  var mark: LogMark
  /// Whether all of them follow.
  var isWhole: Bool
  /// What an increment continues, all records after which follow; nil for other exports.
  var since: Since?

  struct Since: Equatable {
    var size: UInt64
    var root: Digest
    /// The consistency proof (RFC 9162 §2.1.4) from that size to the whole.
    var proof: [Digest]

    var json: JSONValue {
      [
        "treeSize": .integer(Int64(size)), "rootHash": .string(root.hex),
        "proof": .array(proof.map { .string(Base64.encode($0.bytes)) }),
      ]
    }

    init(size: UInt64, root: Digest, proof: [Digest]) {
      self.size = size
      self.root = root
      self.proof = proof
    }

    init?(_ json: JSONValue) {
      guard let size = json["treeSize"]?.integerValue.flatMap(UInt64.init(exactly:)),
        let root = json["rootHash"]?.stringValue.flatMap(Digest.init(hex:)),
        let texts = json["proof"]?.arrayValue
      else { return nil }
      var proof: [Digest] = []
      for text in texts {
        guard let bytes = text.stringValue.flatMap({ try? Base64.decode($0.utf8) }),
          let digest = Digest(bytes: bytes)
        else { return nil }
        proof.append(digest)
      }
      self.init(size: size, root: root, proof: proof)
    }
  }

  var json: JSONValue {
    .object(omittingNil: [
      "carelogExport": .integer(Self.version), "origin": .string(mark.origin),
      "zone": .string(mark.zone.name), "treeSize": .integer(Int64(mark.size)),
      "rootHash": .string(mark.root.hex), "whole": .bool(isWhole), "since": since?.json,
    ])
  }

  init(mark: LogMark, isWhole: Bool, since: Since? = nil) {
    self.mark = mark
    self.isWhole = isWhole
    self.since = since
  }

  /// Whether the records that follow are all those after `mark`.
  func continues(_ mark: LogMark) -> Bool {
    guard let since, since.size == mark.size, since.root == mark.root else { return false }
    return mark.isContinued(by: self.mark, proof: since.proof)
  }

  /// Reads the line; nil when it is that of no export of this version.
  init?(_ json: JSONValue) {
    guard json["carelogExport"]?.integerValue == Self.version,
      let origin = json["origin"]?.stringValue,
      let zone = json["zone"]?.stringValue.flatMap(BusinessZone.init),
      let size = json["treeSize"]?.integerValue.flatMap(UInt64.init(exactly:)),
      let root = json["rootHash"]?.stringValue.flatMap(Digest.init(hex:)),
      let isWhole = json["whole"]?.boolValue
    else { return nil }
    let mark = LogMark(origin: origin, zone: zone, size: size, root: root)
    self.init(mark: mark, isWhole: isWhole, since: json["since"].flatMap(Since.init))
    guard json == self.json else { return nil }
  }
}

extension Digest {
  /// The digest that 64 lower-case hexadecimal digits stand for.
  init?(hex: String) {
    let digits = hex.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == 64, hex.utf8.count == 64 else { return nil }
    self.init(
      bytes: stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
    guard self.hex == hex else { return nil }
  }
}
