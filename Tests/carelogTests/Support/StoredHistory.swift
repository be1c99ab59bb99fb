import Checkpoints
import EventLog
import EventSourcing
import Foundation
import Merkle
import Office
import Testing

@testable import carelog

/// The made-up history as a store in a folder that goes with it, beside room for backups.
final class StoredHistory {
  let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString
  var store: String { folder + "/store" }
  private(set) var office: Office
  static let now = Timestamp(rawValue: 1_790_000_000_000)

  /// Takes over the first `count` records of the history.
  init(count: UInt64 = .max) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let source = try History.office()
    let head = LogHead(origin: "memory", zone: .shanghai)
    office = try Office.open(folder: folder + "/store", creating: head) { Self.now }
    try add(0..<min(count, source.head().count), of: source)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Appends further records of the history.
  func add(_ positions: Range<UInt64>, of source: Office? = nil) throws {
    let source = try source ?? History.office()
    var restorer = LogRestorer(office.engine)
    try source.engine.read { log in
      try log.scan(.all, from: Position(rawValue: positions.lowerBound)) { position, record in
        guard positions.contains(position.rawValue) else { return false }
        try restorer.add(record.withUnsafeBytes { Array($0) })
        return true
      }
      try restorer.finish(
        size: positions.upperBound, root: try log.tree.root(at: positions.upperBound))
    }
    try office.catchUp()
  }

  func file(_ name: String) -> String { folder + "/" + name }

  /// What is in the folder, but for the store itself.
  var names: Set<String> {
    get throws {
      Set(try FileManager.default.contentsOfDirectory(atPath: folder)).subtracting(["store"])
    }
  }

  @discardableResult
  func sign(_ signed: [Checkpoint] = []) throws -> StoredCheckpoint {
    try office.checkpoint(keys: [try Self.key], signed: signed)
  }

  static var key: SignerKey {
    get throws {
      try SignerKey(
        name: try #require(KeyName("memory")), seed: Array(repeating: 7, count: 32))
    }
  }

  @discardableResult
  func backUp(_ name: String, since: String? = nil) throws -> BackupManifest {
    let writer = BackupWriter(office: office, destination: file(name))
    guard let since else { return try writer.writeFull() }
    return try writer.writeIncrement(since: try BackupFolder(path: file(since)).manifest)
  }

  /// Restores into a new store called `name` and opens it.
  func restore(
    _ backups: [String], to name: String = "copy", limit: UInt64? = nil, origin: String? = nil
  ) throws -> Office {
    var restoration = Restoration(
      chain: try BackupChain(backups.map(file)), folder: file(name))
    restoration.limit = limit
    restoration.origin = origin
    try restoration.run()
    return try Office.open(folder: file(name)) { Self.now }
  }

  /// Changes a file's bytes.
  func edit(_ name: String, _ change: (inout Data) -> Void) throws {
    let url = URL(filePath: file(name))
    var data = try Data(contentsOf: url)
    change(&data)
    try data.write(to: url)
  }
}

extension Office {
  var mark: LogMark {
    get throws { try engine.read { $0.mark } }
  }
}
