internal import EventLog
internal import LMDB
internal import EventSourcing

/// The named databases of a store, as `Fixtures/record.cddl` describes them to outsiders.
struct LogDatabases: Sendable {
  /// Position → record.
  let log: Database<UInt64>
  /// Tag or event type → number.
  let names: Database<[UInt8]>
  /// Tag number, type number, position → nothing; tag number → position of its last record.
  let index: Database<[UInt8]>
  /// Command id → receipt.
  let commands: Database<[UInt8]>
  /// Level and index of a node (``treeKey(level:index:)``) → its digest.
  let tree: Database<UInt64>
  /// Complete block → the first bytes of its records' leaf hashes.
  let leaves: Database<UInt64>
  /// Log size → signed note.
  let checkpoints: Database<UInt64>
  /// `head` → where the log stands.
  let head: Database<[UInt8]>

  static let headKey = Array("head".utf8)
  static let foreign = StoreFault(
    Localized(
      zh: "文件夹中是别的 LMDB 数据，不是 carelog 库",
      en: "The folder holds an LMDB environment that is no carelog store"),
    remedy: Localized(
      zh: "请检查 --store；什么都没有改动", en: "Check --store; nothing was changed"))

  /// Opens them; nil when the environment holds nothing yet.
  ///
  /// - Throws: ``foreign`` when it holds something else.
  init?(_ environment: Environment) throws {
    guard let head = try environment.database("head", create: false),
      let log = try environment.database("log", keys: UInt64.self, create: false),
      let names = try environment.database("names", create: false),
      let index = try environment.database("index", create: false),
      let commands = try environment.database("commands", create: false),
      let tree = try environment.database("tree", keys: UInt64.self, create: false),
      let leaves = try environment.database("leaves", keys: UInt64.self, create: false),
      let checkpoints = try environment.database(
        "checkpoints", keys: UInt64.self, create: false),
      try environment.read({ try $0.count(of: head) }) > 0
    else {
      guard try Self.isBlank(environment) else { throw Self.foreign }
      return nil
    }
    self.log = log
    self.names = names
    self.index = index
    self.commands = commands
    self.tree = tree
    self.leaves = leaves
    self.checkpoints = checkpoints
    self.head = head
  }

  /// The level in the top eight bits, the index below.
  static func treeKey(level: Int, index: UInt64) -> UInt64 { UInt64(level) << 56 | index }

  /// Makes them with `head` in one transaction, unless the environment holds something already.
  ///
  /// - Returns: Whether they were made.
  static func make(in environment: Environment, head: LogHead) throws -> Bool {
    guard try isBlank(environment) else { return false }
    return try environment.write { transaction in
      for name in byteKeyed { _ = try transaction.database(name, keys: [UInt8].self) }
      for name in numbered { _ = try transaction.database(name, keys: UInt64.self) }
      let database = try transaction.database("head")
      guard try transaction.count(of: database) == 0 else { return false }
      let (key, value) = (headKey, StoredHead(head: head).encoded())
      try transaction.put(value.span.bytes, for: key.span.bytes, in: database)
      return true
    }
  }

  private static let byteKeyed = ["head", "names", "index", "commands"]
  private static let numbered = ["log", "tree", "leaves", "checkpoints"]

  /// Whether there is no row, and no database but those of a store whose maker died on the way.
  private static func isBlank(_ environment: Environment) throws -> Bool {
    let present = try environment.read { try $0.rootKeys() }
    return try present.map { String(decoding: $0, as: UTF8.self) }.allSatisfy { name in
      if numbered.contains(name) {
        return try isEmpty(
          environment, environment.database(name, keys: UInt64.self, create: false))
      }
      guard byteKeyed.contains(name) || name.hasPrefix(LMDBView.databaseName("")) else {
        return false
      }
      return try isEmpty(environment, environment.database(name, keys: [UInt8].self, create: false))
    }
  }

  private static func isEmpty<Key>(
    _ environment: Environment, _ database: Database<Key>?
  ) throws -> Bool {
    guard let database else { return false }
    return try environment.read { try $0.count(of: database) } == 0
  }
}
