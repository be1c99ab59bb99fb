import EventLog
import EventSourcing
import Interchange
import Merkle

/// The first line of an export: of which log it is, and the tree that its records lead to.
struct ExportHeader: Equatable {
  static let version: Int64 = 1

  var origin: String
  var zone: BusinessZone
  /// How many events the whole log held.
  var size: UInt64
  var root: Digest
  /// Whether all of them follow.
  var isWhole: Bool

  var json: JSONValue {
    [
      "carelogExport": .integer(Self.version), "origin": .string(origin),
      "zone": .string(zone.name), "treeSize": .integer(Int64(size)),
      "rootHash": .string(root.hex), "whole": .bool(isWhole),
    ]
  }

  init(origin: String, zone: BusinessZone, size: UInt64, root: Digest, isWhole: Bool) {
    self.origin = origin
    self.zone = zone
    self.size = size
    self.root = root
    self.isWhole = isWhole
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
    self.init(origin: origin, zone: zone, size: size, root: root, isWhole: isWhole)
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
