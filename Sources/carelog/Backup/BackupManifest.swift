import Checkpoints
import EventLog
import EventSourcing
import Interchange
import Merkle
import Office

/// What a backup says of itself: `manifest.json`, which is written last.
struct BackupManifest: Equatable {
  static let version: Int64 = 1
  static let fileName = "manifest.json"

  struct File: Equatable {
    var name: String
    var bytes: Int64
    var sha256: Digest
  }

  /// The state of the log that the backup leads to.
  var mark: LogMark
  /// What an increment continues, size and root; nil for a full backup.
  var since: (size: UInt64, root: Digest)?
  /// How many signed checkpoints the store held, and the last of them.
  var checkpoints: Int
  var lastCheckpoint: Checkpoint?
  var storeFormat: Int64
  /// The version of the program that made it.
  var program: String
  /// RFC 3339, in the office's zone.
  var takenAt: String
  var files: [File]

  /// The state that an increment continues.
  var base: LogMark? {
    since.map { LogMark(origin: mark.origin, zone: mark.zone, size: $0.size, root: $0.root) }
  }

  static func == (a: Self, b: Self) -> Bool { a.json == b.json }

  var json: JSONValue {
    .object(omittingNil: [
      "carelogBackup": .integer(Self.version), "kind": since == nil ? "full" : "increment",
      "origin": .string(mark.origin), "zone": .string(mark.zone.name),
      "events": .integer(Int64(mark.size)), "rootHash": .string(mark.root.hex),
      "since": since.map { Self.state($0.size, $0.root) },
      "checkpoints": .integer(Int64(checkpoints)),
      "lastCheckpoint": lastCheckpoint.map { Self.state($0.size, $0.root) },
      "storeFormat": .integer(storeFormat), "program": .string(program),
      "takenAt": .string(takenAt),
      "files": .array(
        files.map {
          [
            "name": .string($0.name), "bytes": .integer($0.bytes), "sha256": .string($0.sha256.hex),
          ]
        }),
    ])
  }

  private static func state(_ size: UInt64, _ root: Digest) -> JSONValue {
    ["events": .integer(Int64(size)), "rootHash": .string(root.hex)]
  }

  private static func state(_ json: JSONValue?) -> (size: UInt64, root: Digest)? {
    guard let size = json?["events"]?.integerValue.flatMap(UInt64.init(exactly:)),
      let root = json?["rootHash"]?.stringValue.flatMap(Digest.init(hex:))
    else { return nil }
    return (size, root)
  }
}

extension BackupManifest {
  /// Reads a manifest; nil when it is none of this version, or not as this program writes it.
  init?(_ json: JSONValue) {
    guard json["carelogBackup"]?.integerValue == Self.version,
      let origin = json["origin"]?.stringValue,
      let zone = json["zone"]?.stringValue.flatMap(BusinessZone.init),
      let state = Self.state(json),
      let checkpoints = json["checkpoints"]?.integerValue.flatMap(Int.init(exactly:)),
      let storeFormat = json["storeFormat"]?.integerValue,
      let program = json["program"]?.stringValue, let takenAt = json["takenAt"]?.stringValue,
      let files = json["files"]?.arrayValue
    else { return nil }
    mark = LogMark(origin: origin, zone: zone, size: state.size, root: state.root)
    since = Self.state(json["since"])
    self.checkpoints = checkpoints
    lastCheckpoint = Self.state(json["lastCheckpoint"]).flatMap { last in
      try? Checkpoint(origin: origin, size: last.size, root: last.root)
    }
    self.storeFormat = storeFormat
    self.program = program
    self.takenAt = takenAt
    self.files = files.compactMap(File.init)
    guard self.json == json else { return nil }
  }
}

extension BackupManifest.File {
  init?(_ json: JSONValue) {
    guard let name = json["name"]?.stringValue, let bytes = json["bytes"]?.integerValue,
      let sha256 = json["sha256"]?.stringValue.flatMap(Digest.init(hex:))
    else { return nil }
    self.init(name: name, bytes: bytes, sha256: sha256)
  }
}
