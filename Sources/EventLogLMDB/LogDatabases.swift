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
  /// `head` → where the log stands.
  let head: Database<[UInt8]>

  static let headKey = Array("head".utf8)

  /// Opens them; nil when the environment holds no log.
  init?(_ environment: Environment, create: Bool) throws {
    guard let head = try environment.database("head", create: create),
      let log = try environment.database("log", keys: UInt64.self, create: create),
      let names = try environment.database("names", create: create),
      let index = try environment.database("index", create: create),
      let commands = try environment.database("commands", create: create)
    else { return nil }
    self.log = log
    self.names = names
    self.index = index
    self.commands = commands
    self.head = head
  }
}
