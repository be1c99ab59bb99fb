internal import LMDB

/// The named databases of a store, as `Fixtures/record.cddl` describes them to outsiders.
struct LogDatabases: Sendable {
  /// Position → record.
  let log: Database
  /// Tag or event type → number.
  let names: Database
  /// Tag number, type number, position → nothing.
  let index: Database
  /// Command id → receipt.
  let commands: Database
  /// `head` → where the log stands.
  let head: Database

  static let headKey = Array("head".utf8)

  /// Opens them; nil when the environment holds no log.
  init?(_ environment: Environment, create: Bool) throws {
    guard let head = try environment.database("head", create: create),
      let log = try environment.database("log", integerKeys: true, create: create),
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
