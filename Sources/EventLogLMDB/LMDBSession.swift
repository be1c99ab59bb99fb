internal import EventLog
internal import EventSourcing
internal import LMDB

/// One transaction on the log, reading or writing.
final class LMDBSession: LogWriter {
  let databases: LogDatabases
  private let environment: Environment
  private var reading: ReadTransaction?
  private var writing: WriteTransaction?
  private var stored: StoredHead
  private var isHeadDirty = false
  private var numbers: [String: UInt32] = [:]
  private var views: [String: LMDBView] = [:]

  init(reading environment: Environment, _ databases: LogDatabases) throws {
    self.environment = environment
    self.databases = databases
    reading = try environment.beginRead()
    stored = StoredHead(head: LogHead(origin: "", zone: .shanghai))
    stored = try loadHead()
  }

  init(
    writing environment: Environment, _ databases: LogDatabases, initial: LogHead? = nil
  ) throws {
    self.environment = environment
    self.databases = databases
    writing = try environment.beginWrite()
    stored = StoredHead(head: initial ?? LogHead(origin: "", zone: .shanghai))
    isHeadDirty = initial != nil
    do {
      if try hasHead() { stored = try loadHead() }
    } catch {
      end()
      throw error
    }
  }

  var head: LogHead { stored.head }

  func commit() throws {
    if isHeadDirty { try put(stored.encoded(), for: LogDatabases.headKey, in: databases.head) }
    if let transaction = writing.take() { try transaction.commit() }
  }

  /// Ends the transaction without effect unless it was committed.
  func end() {
    _ = reading.take()
    _ = writing.take()
  }

  private func hasHead() throws -> Bool {
    try withValue(for: LogDatabases.headKey, in: databases.head) { _ in true } ?? false
  }

  private func loadHead() throws -> StoredHead {
    guard
      let head = try withValue(for: LogDatabases.headKey, in: databases.head, StoredHead.decode)
    else {
      throw StoreFault(
        "The folder holds an LMDB environment that is no carelog store",
        remedy: "Check --store; nothing was changed")
    }
    return head
  }
}

// MARK: Rows

extension LMDBSession {
  func withValue<Result>(
    for key: [UInt8], in database: Database, _ body: (RawSpan) throws -> Result
  ) throws -> Result? {
    if writing != nil {
      return try writing?.withValue(for: key, in: database, body) ?? nil
    }
    return try reading?.withValue(for: key, in: database, body) ?? nil
  }

  func withRecord<Result>(
    at position: UInt64, _ body: (RawSpan) throws -> Result
  ) throws -> Result {
    let found: Result? =
      if writing != nil {
        try writing?.withValue(for: position, in: databases.log, body) ?? nil
      } else {
        try reading?.withValue(for: position, in: databases.log, body) ?? nil
      }
    guard let found else {
      throw StoreFault(
        "The record at position \(position) is missing though the index names it",
        remedy: "The store is damaged: stop writing and restore a backup")
    }
    return found
  }

  func scanRows(
    _ database: Database, from key: [UInt8]?, backward: Bool = false,
    _ body: (RawSpan, RawSpan) throws -> Bool
  ) throws {
    if writing != nil {
      try writing?.scan(database, from: key, backward: backward, body)
    } else {
      try reading?.scan(database, from: key, backward: backward, body)
    }
  }

  func scanLog(
    from position: UInt64, backward: Bool, _ body: (UInt64, RawSpan) throws -> Bool
  ) throws {
    if writing != nil {
      try writing?.scan(databases.log, from: position, backward: backward, body)
    } else {
      try reading?.scan(databases.log, from: position, backward: backward, body)
    }
  }

  func put(_ value: [UInt8], for key: [UInt8], in database: Database) throws {
    guard writing != nil else { throw Self.readOnly }
    try writing?.put(value, for: key, in: database)
  }

  func remove(_ key: [UInt8], in database: Database) throws {
    guard writing != nil else { throw Self.readOnly }
    _ = try writing?.remove(key, in: database)
  }

  func removeAll(in database: Database) throws {
    guard writing != nil else { throw Self.readOnly }
    try writing?.removeAll(in: database)
  }

  private static var readOnly: StoreFault {
    StoreFault(
      "A read transaction cannot write", remedy: "This is a defect of the program; report it")
  }
}

// MARK: Names

extension LMDBSession {
  /// The number under which `key` is indexed; nil when the log has never seen it.
  func number(of key: String) throws -> UInt32? {
    if let number = numbers[key] { return number }
    let number = try withValue(for: Array(key.utf8), in: databases.names) { span in
      guard span.byteCount == 4 else {
        throw StoreFault(
          "The number of '\(key)' is damaged", remedy: "Stop writing and restore a backup")
      }
      return span.unsafeLoadUnaligned(as: UInt32.self).bigEndian
    }
    if let number { numbers[key] = number }
    return number
  }

  private func internedNumber(of key: String) throws -> UInt32 {
    if let number = try number(of: key) { return number }
    let number = stored.nameCount
    stored.nameCount += 1
    isHeadDirty = true
    try put(bigEndian(number), for: Array(key.utf8), in: databases.names)
    numbers[key] = number
    return number
  }

  static func key(of tag: Tag) -> String { "t" + tag.text }
  static func key(of type: EventType) -> String { "e" + type.text }
}

// MARK: Appending

extension LMDBSession {
  func append(
    _ events: [NewEvent], recordedAt: Timestamp, receipts: [CommandReceipt],
    condition: AppendCondition?
  ) throws -> Range<Position> {
    if let condition {
      try scan(condition.query, from: condition.position) { position, _ in
        throw AppendConflict(position: position)
      }
    }
    let start = stored.head.nextPosition
    let time = max(recordedAt, stored.head.lastRecordedAt)
    for event in events { try append(event, recordedAt: time) }
    for receipt in receipts {
      let key = Array(receipt.commandID.utf8)
      guard try writing?.insert(receipt.encoded(), for: key, in: databases.commands) == true else {
        throw CommandReceipt.alreadyStored(receipt.commandID)
      }
    }
    stored.head.lastRecordedAt = time
    isHeadDirty = true
    return start..<stored.head.nextPosition
  }

  private func append(_ event: NewEvent, recordedAt: Timestamp) throws {
    let position = stored.head.count
    let record = RecordCodec.encode(event, recordedAt: recordedAt)
    guard writing != nil else { throw Self.readOnly }
    try writing?.put(record, for: position, in: databases.log, append: true)
    let type = try internedNumber(of: Self.key(of: event.type))
    for tag in Set(event.tags) {
      let key = IndexKey.bytes(try internedNumber(of: Self.key(of: tag)), type, position)
      try put([], for: key, in: databases.index)
    }
    stored.head.count += 1
  }

  func receipt(of commandID: String) throws -> CommandReceipt? {
    let key = Array(commandID.utf8)
    guard !key.isEmpty, key.count <= CommandReceipt.maximumBytes else { return nil }
    return try withValue(for: key, in: databases.commands) { span in
      try CommandReceipt(commandID: commandID, decoding: span)
    }
  }

  func view(_ name: String) throws -> any ViewStorage {
    if let view = views[name] { return view }
    let database: Database? =
      if writing != nil {
        try writing?.database(LMDBView.databaseName(name))
      } else {
        try environment.database(LMDBView.databaseName(name), create: false)
      }
    let view = LMDBView(session: self, database: database)
    views[name] = view
    return view
  }
}
