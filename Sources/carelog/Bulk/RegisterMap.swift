import CustomerService
import EventSourcing
import Interchange

/// How the rows of a spreadsheet become commands: a mapping file of `import`.
///
/// A row becomes the commands whose conditions it meets, in order; they stand or fall together.
struct RegisterMap {
  /// Who enters the rows; nil for whoever imports them.
  var actor: String?
  var role: Role?
  var reason: String?
  var skipped: [Condition]
  var commands: [Command]

  /// That a column holds one of some texts.
  struct Condition {
    var column: String
    var texts: [String]

    func holds(for row: [String: String]) -> Bool { row[column].map(texts.contains) ?? false }
  }

  /// One command that a row may lead to.
  struct Command {
    var name: String
    var at: Source
    var reason: String?
    /// What the row must meet for the command to be issued; nil for every row.
    var when: Condition?
    /// Columns that must not be empty for the command to be issued.
    var unlessEmpty: [String]
    /// Codes of refusals on which the row goes on without the command.
    var unlessRefused: [String]
    var data: [(name: String, source: Source)]

    /// The columns that it reads.
    var columns: [String] {
      at.columns + data.flatMap(\.source.columns) + unlessEmpty + (when.map { [$0.column] } ?? [])
    }

    func isMet(by row: [String: String]) -> Bool {
      guard when?.holds(for: row) ?? true else { return false }
      return unlessEmpty.allSatisfy { !(row[$0] ?? "").isBlank }
    }
  }

  /// The longest mapping file, in bytes.
  static let byteLimit = 1 << 20
  /// How many commands a row can become, and how many fields a command can have.
  static let commandLimit = 100
  static let fieldLimit = 100

  /// Reads a mapping file.
  ///
  /// - Throws: ``Malformed``.
  init(parsing bytes: [UInt8]) throws {
    let json: JSONValue
    do {
      json = try JSONValue(parsing: bytes)
    } catch {
      throw Self.malformed(error.chinese, error.english)
    }
    try Self.allow(["actor", "role", "reason", "skip", "commands"], in: json)
    actor = try Self.text("actor", in: json)
    role = try Self.text("role", in: json).map { name in
      guard let role = Role(rawValue: name) else {
        let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
        throw Self.malformed("role 应为其中之一：\(roles)", "role: expected one of \(roles)")
      }
      return role
    }
    reason = try Self.text("reason", in: json)
    skipped = try Self.list("skip", in: json).map(Condition.init)
    commands = try Self.list("commands", in: json).map(Command.init)
    guard (1...Self.commandLimit).contains(commands.count) else {
      throw Self.malformed(
        "commands 应有 1–\(Self.commandLimit) 个命令",
        "commands: expected at least one command, at most \(Self.commandLimit)")
    }
  }

  /// Refuses a spreadsheet that lacks a column of the map, or has it more than once.
  ///
  /// - Throws: ``Malformed``.
  func check(_ header: [String]) throws {
    let counts = header.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    for column in Set(skipped.map(\.column) + commands.flatMap(\.columns)).sorted() {
      switch counts[column] {
      case nil: throw Self.malformed("没有列 \(column)", "there is no column '\(column)'")
      case 1: break
      default: throw Self.malformed("列 \(column) 不止一个", "column '\(column)' occurs twice")
      }
    }
  }
}

extension RegisterMap.Condition {
  init(_ json: JSONValue) throws {
    try RegisterMap.allow(["column", "equals"], in: json)
    guard let column = try RegisterMap.text("column", in: json) else {
      throw RegisterMap.malformed("缺 column", "expected column in a condition")
    }
    self.column = column
    texts = try RegisterMap.texts("equals", in: json)
    if texts.isEmpty {
      throw RegisterMap.malformed("缺 equals", "expected equals in a condition: a text or a list")
    }
  }
}

extension RegisterMap.Command {
  init(_ json: JSONValue) throws {
    try RegisterMap.allow(
      ["command", "at", "reason", "when", "unlessEmpty", "unlessRefused", "data"], in: json)
    guard let name = try RegisterMap.text("command", in: json), let at = json["at"] else {
      throw RegisterMap.malformed("缺 command 或 at", "expected command and at")
    }
    guard CommandRegistry.command(name) != nil else {
      throw RegisterMap.malformed("没有命令 \(name)", "there is no command '\(name)'")
    }
    self.name = name
    self.at = try RegisterMap.Source(at)
    reason = try RegisterMap.text("reason", in: json)
    when = try json["when"].map(RegisterMap.Condition.init)
    unlessEmpty = try RegisterMap.texts("unlessEmpty", in: json)
    unlessRefused = try RegisterMap.texts("unlessRefused", in: json)
    data = try RegisterMap.members("data", in: json).map { member in
      (member.name, try RegisterMap.Source(member.value))
    }
    guard data.count <= RegisterMap.fieldLimit else {
      throw RegisterMap.malformed(
        "data 至多 \(RegisterMap.fieldLimit) 个字段",
        "data: expected at most \(RegisterMap.fieldLimit) fields")
    }
  }
}
