import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Glibc
import Interchange
import Office

extension TextEncoding: ExpressibleByArgument {}

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read a register kept in a spreadsheet.",
    discussion: """
      Each row of the CSV file becomes the commands that the mapping file names; a row is taken
      whole or not at all. Running it twice adds nothing. Refused rows go to FILE.rejected.csv.

      EXAMPLE
        carelog import complaints.csv --map complaints.map.json --register-missing
      """)

  @OptionGroup var options: StoreOptions

  @Argument(help: "The CSV file (RFC 4180), with a header row.")
  var file: String

  @Option(help: "The mapping file.")
  var map: String

  @Option(help: "utf8 or gb18030.")
  var encoding = TextEncoding.utf8

  @Flag(
    name: .customLong("register-missing"),
    help: "Register customers and technicians at first sight.")
  var registersMissing = false

  func run() throws {
    try options.run {
      let map = try RegisterMap(parsing: try Self.contents(of: map))
      let chunks = try FileChunks(path: file)
      let office = try options.openOffice(creating: true)
      var run = ImportRun(
        office: office, zone: try office.head().zone, map: map, language: options.language,
        registersMissing: registersMissing)
      do {
        var reader = try CSVReader(encoding: encoding) { try chunks.next() }
        guard let header = try reader.next() else {
          throw Malformed(text: Localized(zh: "文件是空的", en: "the file is empty"), exitCode: 65)
        }
        try run.begin(header.fields)
        while let row = try reader.next() { try run.add(row) }
        try run.commit()
      } catch let error as CSVError {
        try run.commit()
        throw Malformed(text: Localized(zh: error.chinese, en: error.english), exitCode: 65)
      } catch let error as TextDecodingError {
        try run.commit()
        throw Malformed(text: Localized(zh: error.chinese, en: error.english), exitCode: 65)
      }
      if run.refused > 0 { try run.writeRejected(to: file + ".rejected.csv") }
      run.summary(file).printed(options.format)
      if run.refused > 0 { throw ExitCode(1) }
    }
  }

  private static func contents(of path: String) throws -> [UInt8] {
    let chunks = try FileChunks(path: path)
    var bytes: [UInt8] = []
    while let chunk = try chunks.next() { bytes += chunk }
    return bytes
  }
}

/// The rows of an `import` on their way into the log, and what became of them.
struct ImportRun {
  let office: Office
  let zone: BusinessZone
  let map: RegisterMap
  let language: Language
  let registersMissing: Bool
  private(set) var refused = 0
  private var rows = 0
  private var skipped = 0
  private var accepted = 0
  private var present = 0
  private var codes: [String: Int] = [:]
  private var header: [String] = []
  private var rejected = CSVWriter(guardFormulas: false)
  private var known: Set<String> = []
  private var units: [[CommandRequest]] = []
  /// The row of each unit, nil for a registration.
  private var origins: [CSVRow?] = []

  private static let batchLimit = 1000

  init(
    office: Office, zone: BusinessZone, map: RegisterMap, language: Language,
    registersMissing: Bool
  ) {
    self.office = office
    self.zone = zone
    self.map = map
    self.language = language
    self.registersMissing = registersMissing
  }

  mutating func begin(_ header: [String]) throws {
    self.header = header
    for command in map.commands {
      let sources = [command.at] + command.data.map(\.source)
      for column in sources.flatMap(\.columns) + command.unlessEmpty
      where !header.contains(column) {
        throw RegisterMap.malformed("没有列 \(column)", "there is no column '\(column)'")
      }
    }
    rejected.write(header + ["line", "code", "message"])
  }

  mutating func add(_ row: CSVRow) throws {
    rows += 1
    var values: [String: String] = [:]
    for (column, field) in zip(header, row.fields) { values[column] = field }
    if map.skipped.contains(where: { values[$0.column] == $0.equals }) {
      skipped += 1
      return
    }
    do {
      let unit = try requests(values)
      guard !unit.isEmpty else {
        skipped += 1
        return
      }
      units.append(unit)
      origins.append(row)
    } catch {
      reject(row, "malformed", "\(error.field): \(error.expected[language])")
    }
    if units.count >= Self.batchLimit { try commit() }
  }

  mutating func commit() throws {
    let outcomes = try office.execute(units)
    for (outcome, origin) in zip(outcomes, origins) {
      guard let row = origin else { continue }
      switch outcome {
      case .refused(_, let refusal):
        reject(row, refusal.code, refusal.message[language])
      case .done(let outcomes):
        let isNew = outcomes.contains { if case .accepted = $0 { true } else { false } }
        if isNew { accepted += 1 } else { present += 1 }
      }
    }
    units.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    if isatty(STDERR_FILENO) == 1 {
      writeAll(Array("\r\(rows)".utf8), to: STDERR_FILENO)
    }
  }

  func writeRejected(to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o640)
    guard descriptor >= 0 else {
      throw StoreFault(
        "The refused rows could not be written to \(path)",
        remedy: "Make the folder writable and run the import again; the store is complete")
    }
    writeAll(rejected.bytes, to: descriptor)
    close(descriptor)
  }

  func summary(_ file: String) -> Listing {
    func text(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
    let byCode = codes.sorted { $0.key < $1.key }
    return Listing(
      columns: [.init(text("导入", "import")), .init(text("行数", "rows"), .right)],
      rows: [
        [text("读到", "read"), "\(rows)"], [text("新入账", "accepted"), "\(accepted)"],
        [text("早已在库", "already there"), "\(present)"], [text("跳过", "skipped"), "\(skipped)"],
        [text("拒绝", "refused"), "\(refused)"],
      ] + byCode.map { ["  " + $0.key, "\($0.value)"] },
      json: [
        "rows": .integer(Int64(rows)), "accepted": .integer(Int64(accepted)),
        "alreadyThere": .integer(Int64(present)), "skipped": .integer(Int64(skipped)),
        "refused": .integer(Int64(refused)),
        "refusedByCode": .object(byCode.map { .init($0.key, .integer(Int64($0.value))) }),
      ])
  }

  private mutating func reject(_ row: CSVRow, _ code: String, _ message: String) {
    refused += 1
    codes[code, default: 0] += 1
    rejected.write(row.fields + ["\(row.line)", code, message])
  }

  private mutating func requests(
    _ row: [String: String]
  ) throws(MalformedField) -> [CommandRequest] {
    var unit: [CommandRequest] = []
    for command in map.commands {
      if command.unlessEmpty.contains(where: { (row[$0] ?? "").isBlank }) { continue }
      var fields: [String: FieldValue] = [:]
      for (name, source) in command.data {
        if let value = source.value(row) { fields[name] = value }
      }
      guard case .text(let time)? = command.at.value(row), let at = Timestamp(time, in: zone)
      else {
        throw MalformedField("at", Localized(zh: "应有时间", en: "a time in the row"))
      }
      let reason = command.reason ?? map.reason
      if registersMissing { try register(fields, at, reason) }
      unit.append(
        try CommandRequest(
          name: command.name, commandID: nil, actor: map.actor, role: map.role, at: at,
          reason: reason, fields: fields, zone: zone))
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
          name: "\(noun).register", commandID: nil, actor: map.actor, role: map.role, at: at,
          reason: reason, fields: [noun: .text(id)], zone: zone)
      ])
      origins.append(nil)
    }
  }
}
