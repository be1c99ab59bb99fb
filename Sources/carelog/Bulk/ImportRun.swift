import CustomerService
import EventLog
import EventSourcing
import Glibc
import Interchange
import Office

/// The rows of an `import` on their way into the log, and what became of them.
struct ImportRun: Speaking {
  let office: any UnitExecuting
  let zone: BusinessZone
  let map: RegisterMap
  let identity: Identity
  let header: [String]
  let language: Language
  let registersMissing: Bool
  private(set) var refused = 0
  private(set) var rows = 0
  private var skipped = 0
  private(set) var accepted = 0
  private var present = 0
  private(set) var codes: [String: Int] = [:]
  /// The first row that was refused by each code, and why.
  private var examples: [String: String] = [:]
  private let rejected: RejectedRows?
  private var known: Set<String> = []
  private var units: [[CommandRequest]] = []
  /// The row of each unit, nil for a registration.
  private var origins: [CSVRow?] = []

  /// What waits for the next transaction: how many commands, and how many bytes of rows.
  private var waiting = (commands: 0, bytes: 0)
  private static let commandLimit = 2000
  private static let byteLimit = 4 << 20

  init(
    office: any UnitExecuting, zone: BusinessZone, map: RegisterMap, identity: Identity,
    header: [String], language: Language, registersMissing: Bool, rejected: RejectedRows? = nil
  ) {
    self.office = office
    self.zone = zone
    self.map = map
    self.identity = identity
    self.header = header
    self.language = language
    self.registersMissing = registersMissing
    self.rejected = rejected
  }

  /// Whether no row waits for the next transaction.
  var isWritten: Bool { units.isEmpty }

  mutating func add(_ row: CSVRow) throws {
    rows += 1
    var values: [String: String] = [:]
    for (column, field) in zip(header, row.fields) {
      values[column] = field
      waiting.bytes += field.utf8.count
    }
    do throws(MalformedField) {
      let isSkipped = map.skipped.contains { $0.holds(for: values) }
      let unit = isSkipped ? [] : try requests(values)
      guard !unit.isEmpty else {
        skipped += 1
        return
      }
      units.append(unit)
      origins.append(row)
      waiting.commands += unit.count
    } catch {
      try reject(row, "malformed", "\(error.field): \(error.expected[language])")
    }
    if waiting.commands >= Self.commandLimit || waiting.bytes >= Self.byteLimit { try commit() }
  }

  mutating func commit() throws {
    let outcomes = try office.execute(units)
    for (outcome, origin) in zip(outcomes, origins) {
      guard let row = origin else { continue }
      switch outcome {
      case .refused(_, let refusal):
        try reject(row, refusal.code, refusal.message[language])
      case .done(let outcomes):
        let isNew = outcomes.contains { if case .accepted = $0 { true } else { false } }
        if isNew { accepted += 1 } else { present += 1 }
      }
    }
    units.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    waiting = (0, 0)
  }

  var summary: Listing {
    let byCode = codes.sorted { $0.key < $1.key }
    return Listing(
      columns: [
        .init(text("导入", "import")), .init(text("行数", "rows"), .right),
        .init(text("第一例", "the first of them")),
      ],
      rows: [
        [text("读到", "read"), "\(rows)", ""], [text("新入账", "accepted"), "\(accepted)", ""],
        [text("早已在库", "already there"), "\(present)", ""],
        [text("跳过", "skipped"), "\(skipped)", ""], [text("拒绝", "refused"), "\(refused)", ""],
      ] + byCode.map { ["  " + $0.key, "\($0.value)", examples[$0.key] ?? ""] },
      json: [
        "rows": .integer(Int64(rows)), "accepted": .integer(Int64(accepted)),
        "alreadyThere": .integer(Int64(present)), "skipped": .integer(Int64(skipped)),
        "refused": .integer(Int64(refused)),
        "refusedByCode": .object(byCode.map { .init($0.key, .integer(Int64($0.value))) }),
      ])
  }

  private mutating func reject(_ row: CSVRow, _ code: String, _ message: String) throws {
    refused += 1
    codes[code, default: 0] += 1
    if examples[code] == nil {
      examples[code] =
        text("第 \(row.line) 行：\(message)", "line \(row.line): \(message)")
    }
    try rejected?.write(row.fields + ["\(row.line)", code, message])
  }

  private mutating func requests(
    _ row: [String: String]
  ) throws(MalformedField) -> [CommandRequest] {
    var unit: [CommandRequest] = []
    for command in map.commands where command.isMet(by: row) {
      var fields: [String: FieldValue] = [:]
      for (name, source) in command.data {
        if let value = source.value(row) { fields[name] = value }
      }
      guard case .text(let time)? = command.at.value(row) else {
        throw MalformedField("at", Localized(zh: "此行没有时间", en: "the row holds no time"))
      }
      guard let at = Timestamp(time, in: zone) else {
        throw MalformedField(
          "at",
          Localized(
            zh: "“\(time)”不是时间；应如 2026-04-03 或 2026-04-03T09:00",
            en: "\(time) is no time; expected such as 2026-04-03 or 2026-04-03T09:00"))
      }
      let reason = command.reason ?? map.reason
      if registersMissing { try register(fields, at, reason) }
      unit.append(
        try CommandRequest(
          name: command.name, commandID: nil, actor: identity.actor, role: identity.role, at: at,
          reason: reason, fields: fields, zone: zone, unlessRefused: command.unlessRefused))
    }
    return unit
  }

  /// Issues a registration once a run for each customer and technician; the log knows the rest.
  private mutating func register(
    _ fields: [String: FieldValue], _ at: Timestamp, _ reason: String?
  ) throws(MalformedField) {
    for noun in ["customer", "technician"] {
      guard case .text(let id)? = fields[noun], known.insert("\(noun):\(id)").inserted else {
        continue
      }
      units.append([
        try CommandRequest(
          name: "\(noun).register", commandID: nil, actor: identity.actor, role: identity.role,
          at: at,
          reason: reason, fields: [noun: .text(id)], zone: zone)
      ])
      origins.append(nil)
    }
  }
}
