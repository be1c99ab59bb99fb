internal import LMDB

/// The named databases of a store, as `Fixtures/record.cddl` describes them to outsiders.
struct LogDatabases: Sendable {
  /// Position → record.
  let log: Database<UInt64>
  /// Tag or event type → number.
  let names: Database<[UInt8]>
  /// Tag number, type number, position → nothing.
  let index: Database<[UInt8]>
  /// Command id → receipt.
  let commands: Database<[UInt8]>
  /// Level and index of a node (``treeKey(level:index:)``) → its digest.
  let tree: Database<UInt64>
  /// Log size → signed note.
  let checkpoints: Database<UInt64>
  /// `head` → where the log stands.
  let head: Database<[UInt8]>

  static let headKey = Array("head".utf8)

  /// Opens them; nil when the environment holds no log.
  init?(_ environment: Environment, create: Bool) throws {
    guard let head = try environment.database("head", create: create),
      let log = try environment.database("log", keys: UInt64.self, create: create),
      let names = try environment.database("names", create: create),
      let index = try environment.database("index", create: create),
      let commands = try environment.database("commands", create: create),
      let tree = try environment.database("tree", keys: UInt64.self, create: create),
      let checkpoints = try environment.database(
        "checkpoints", keys: UInt64.self, create: create)
    else { return nil }
    self.log = log
    self.names = names
    self.index = index
    self.commands = commands
    self.tree = tree
    self.checkpoints = checkpoints
    self.head = head
  }

  /// The level in the top eight bits, the index below.
  static func treeKey(level: Int, index: UInt64) -> UInt64 { UInt64(level) << 56 | index }
}
