internal import EventLog
internal import EventSourcing
internal import LMDB
internal import Merkle

/// One transaction on the log, reading or writing.
final class LMDBSession: LogWriter {
  let databases: LogDatabases
  private let environment: Environment
  private var reading: ReadTransaction?
  private var writing: WriteTransaction?
  private var stored: StoredHead
  private var isHeadDirty = false
  /// The records without rows, so far as they were looked at.
  var knownTail: LogTail?
  /// The bodies that are looking at stored bytes, during which nothing may be written.
  private var lent = 0
  private var tagNumbers: [Tag: UInt32] = [:]
  private var typeNumbers: [EventType: UInt32] = [:]
  private var views: [String: LMDBView] = [:]

  init(
    reading environment: Environment, _ databases: LogDatabases, tail: LogTail?
  ) throws {
    self.environment = environment
    self.databases = databases
    knownTail = tail
    reading = try environment.beginRead()
    stored = StoredHead(head: LogHead(origin: "", zone: .shanghai))
    stored = try loadHead()
  }

  init(
    writing environment: Environment, _ databases: LogDatabases, tail: LogTail?
  ) throws {
    self.environment = environment
    self.databases = databases
    knownTail = tail
    writing = try environment.beginWrite()
    stored = StoredHead(head: LogHead(origin: "", zone: .shanghai))
    do {
      stored = try loadHead()
    } catch {
      end()
      throw error
    }
  }

  var head: LogHead { stored.head }

  var frontier: MerkleFrontier { stored.frontier }

  var nameCount: UInt32 { stored.nameCount }

  var indexedCount: UInt64 { stored.indexedCount }

  /// The first bytes of the leaf hashes of the last block, when it is not complete.
  var prefixes: [UInt8] { stored.prefixes }

  func commit() throws {
    if isHeadDirty {
      let key = LogDatabases.headKey
      try put(stored.encoded(), for: key.span.bytes, in: databases.head)
    }
    if let transaction = writing.take() { try transaction.commit() }
  }

  /// Notes that every record has its rows.
  func finishTail() {
    stored.indexedCount = stored.head.count
    knownTail = LogTail(start: stored.head.count)
  }

  /// Ends the transaction without effect unless it was committed.
  func end() {
    _ = reading.take()
    _ = writing.take()
  }

  private func loadHead() throws -> StoredHead {
    let key = LogDatabases.headKey
    guard
      let head = try withValue(for: key.span.bytes, in: databases.head, StoredHead.decode)
    else { throw LogDatabases.foreign }
    return head
  }
}

// MARK: Rows

extension LMDBSession {
  func withValue<Result>(
    for key: RawSpan, in database: Database<[UInt8]>, _ body: (RawSpan) throws -> Result
  ) throws -> Result? {
    lent += 1
    defer { lent -= 1 }
    if writing != nil { return try writing?.lend(key, in: database, to: body) ?? nil }
    return try reading?.lend(key, in: database, to: body) ?? nil
  }

  func withValue<Result>(
    for key: UInt64, in database: Database<UInt64>, _ body: (RawSpan) throws -> Result
  ) throws -> Result? {
    lent += 1
    defer { lent -= 1 }
    if writing != nil { return try writing?.lend(key, in: database, to: body) ?? nil }
    return try reading?.lend(key, in: database, to: body) ?? nil
  }

  func withRecord<Result>(
    at position: UInt64, _ body: (RawSpan) throws -> Result
  ) throws -> Result {
    guard let result = try withValue(for: position, in: databases.log, body) else {
      throw StoreFault(
        Localized(
          zh: "索引指明位置 \(position) 有记录，却没有",
          en: "The record at position \(position) is missing though the index names it"),
        remedy: .stopAndRestore)
    }
    return result
  }

  func withIndexCursor(_ body: (inout Cursor<[UInt8]>) throws -> Void) throws {
    try withCursor(in: databases.index, body)
  }

  private func withCursor<Key>(
    in database: Database<Key>, _ body: (inout Cursor<Key>) throws -> Void
  ) throws {
    lent += 1
    defer { lent -= 1 }
    if writing != nil {
      try writing?.walk(database, body)
    } else {
      try reading?.walk(database, body)
    }
  }

  func hasIndexEntry(_ key: IndexKey) throws -> Bool {
    let key = key.stored
    return try withValue(for: key.span.bytes, in: databases.index) { _ in true } ?? false
  }

  func scanRows(
    _ database: Database<[UInt8]>, from key: [UInt8], _ body: (RawSpan, RawSpan) throws -> Bool
  ) throws {
    try withCursor(in: database) { cursor in
      var isFound = key.isEmpty ? try cursor.first() : try cursor.seek(key.span.bytes)
      while isFound, try body(cursor.key, cursor.value) { isFound = try cursor.next() }
    }
  }

  /// Forward from `number` on, backward from the one before it.
  func scan(
    _ database: Database<UInt64>, from number: UInt64, backward: Bool,
    _ body: (UInt64, RawSpan) throws -> Bool
  ) throws {
    try withCursor(in: database) { cursor in
      var isFound = backward ? try cursor.seekBefore(number) : try cursor.seek(number)
      while isFound, try body(cursor.key, cursor.value) {
        isFound = backward ? try cursor.previous() : try cursor.next()
      }
    }
  }

  func scanLog(
    from position: UInt64, backward: Bool, _ body: (UInt64, RawSpan) throws -> Bool
  ) throws {
    try scan(databases.log, from: position, backward: backward, body)
  }

  func scanCheckpoints(
    from size: UInt64, _ direction: ScanDirection, _ body: (UInt64, RawSpan) throws -> Bool
  ) throws {
    let start = direction == .forward || size == .max ? size : size + 1
    try scan(databases.checkpoints, from: start, backward: direction == .backward, body)
  }

  func node(level: Int, index: UInt64) throws -> Digest? {
    let key = LogDatabases.treeKey(level: level, index: index)
    return try withValue(for: key, in: databases.tree) { Digest($0) } ?? nil
  }

  func put(_ value: [UInt8], for key: RawSpan, in database: Database<[UInt8]>) throws {
    try requireWritable()
    try writing?.put(value.span.bytes, for: key, in: database)
  }

  func put(_ value: [UInt8], for key: UInt64, in database: Database<UInt64>) throws {
    try requireWritable()
    try writing?.put(value.span.bytes, for: key, in: database)
  }

  func remove(_ key: RawSpan, in database: Database<[UInt8]>) throws {
    try requireWritable()
    _ = try writing?.remove(key, in: database)
  }

  func apply(_ changes: RowChanges, in database: Database<[UInt8]>) throws {
    try requireWritable()
    try writing?.write(to: database) { cursor in
      try changes.forEachPut { key, value in try cursor.put(value, for: key) }
    }
    try changes.forEachRemoval { key in _ = try writing?.remove(key, in: database) }
  }

  func removeAll(in database: Database<[UInt8]>) throws {
    try requireWritable()
    try writing?.removeAll(in: database)
  }

  private func requireWritable() throws {
    guard writing != nil, lent == 0 else { throw StoreFault.writingWhileReading }
  }
}

// MARK: Names

extension LMDBSession {
  /// The number under which `tag` is indexed; nil when the log has never seen it.
  func number(of tag: Tag) throws -> UInt32? {
    if let number = tagNumbers[tag] { return number }
    let number = try storedNumber(Self.key("t", tag.text))
    if let number { tagNumbers[tag] = number }
    return number
  }

  /// The number under which `type` is indexed; nil when the log has never seen it.
  func number(of type: EventType) throws -> UInt32? {
    if let number = typeNumbers[type] { return number }
    let number = try storedNumber(Self.key("e", type.text))
    if let number { typeNumbers[type] = number }
    return number
  }

  private func storedNumber(_ key: [UInt8]) throws -> UInt32? {
    try withValue(for: key.span.bytes, in: databases.names) { span in
      guard span.byteCount == 4 else {
        let name = String(decoding: key, as: UTF8.self)
        throw StoreFault(
          Localized(
            zh: "「\(name)」的编号已损坏", en: "The number of '\(name)' is damaged"),
          remedy: .stopAndRestore)
      }
      return span.unsafeLoadUnaligned(as: UInt32.self).bigEndian
    }
  }

  private func newNumber(_ key: [UInt8]) throws -> UInt32 {
    let number = stored.nameCount
    stored.nameCount += 1
    isHeadDirty = true
    try put(bigEndian(number), for: key.span.bytes, in: databases.names)
    return number
  }

  func internedNumber(of tag: Tag) throws -> UInt32 {
    if let number = try number(of: tag) { return number }
    let number = try newNumber(Self.key("t", tag.text))
    tagNumbers[tag] = number
    return number
  }

  func internedNumber(of type: EventType) throws -> UInt32 {
    if let number = try number(of: type) { return number }
    let number = try newNumber(Self.key("e", type.text))
    typeNumbers[type] = number
    return number
  }

  private static func key(_ kind: Character, _ text: String) -> [UInt8] {
    Array(kind.utf8) + text.utf8
  }
}

// MARK: Appending

extension LMDBSession {
  func append(
    _ events: [NewEvent], recordedAt: Timestamp, condition: AppendCondition?
  ) throws -> Range<Position> {
    if let condition {
      try scan(condition.query, from: condition.position) { position, _ in
        throw AppendConflict(position: position)
      }
    }
    try requireWritable()
    let start = stored.head.nextPosition
    try requireNewCommands(CommandReceipt.receipts(of: events, from: start))
    let time = max(recordedAt, stored.head.lastRecordedAt)
    isHeadDirty = true
    for event in events { try append(event, recordedAt: time) }
    stored.head.lastRecordedAt = time
    if let tail = knownTail, tail.isFull { try store(tail) }
    return start..<stored.head.nextPosition
  }

  private func requireNewCommands(_ receipts: [CommandReceipt]) throws {
    var ids: Set<String> = []
    for id in receipts.map(\.commandID) {
      try Self.requireKey(id, atMost: CommandReceipt.maximumBytes)
      guard try ids.insert(id).inserted && receipt(of: id) == nil else {
        throw CommandReceipt.alreadyStored(id)
      }
    }
  }

  /// Refuses now what could not become a key once rows are stored.
  private static func requireKey(_ text: String, atMost limit: Int) throws {
    guard (1...limit).contains(text.utf8.count) else {
      throw StoreFault(
        Localized(
          zh: "「\(text.prefix(80))」不能入库：它是空的，或超过 \(limit) 字节",
          en: "'\(text.prefix(80))' cannot be stored: it is empty or longer than \(limit) bytes"),
        remedy: Localized(
          zh: "请用较短的文字；什么都没有写入", en: "Use a shorter text; nothing was stored"))
    }
  }

  private func append(_ event: NewEvent, recordedAt: Timestamp) throws {
    try Self.requireKey(event.type.text, atMost: 500)
    for tag in event.tags { try Self.requireKey(tag.text, atMost: 500) }
    let position = stored.head.count
    var tail = try tail()
    let record = RecordCodec.encode(
      event, recordedAt: recordedAt,
      backlinks: try event.tags.map { tag in
        try latest(of: tag, tail).map { position - $0 } ?? 0
      })
    try writing?.put(record.span.bytes, for: position, in: databases.log, append: true)
    let leaf = Digest(leaf: record.span.bytes)
    try stored.frontier.append(leaf: leaf) { node in
      let key = LogDatabases.treeKey(level: node.level, index: node.index)
      try put(node.digest.bytes, for: key, in: databases.tree)
    }
    stored.prefixes.append(prefixOf: leaf)
    if stored.head.count % LeafPrefixes.blockSize == LeafPrefixes.blockSize - 1 {
      try put(stored.prefixes, for: position / LeafPrefixes.blockSize, in: databases.leaves)
      stored.prefixes = []
    }
    knownTail = nil
    tail.add(event)
    knownTail = tail
    stored.head.count += 1
  }

  /// The position of the last record with the tag.
  private func latest(of tag: Tag, _ tail: LogTail) throws -> UInt64? {
    if let position = tail.latest(of: tag) { return position }
    guard let number = try number(of: tag) else { return nil }
    let key = bigEndian(number)
    let last = try withValue(for: key.span.bytes, in: databases.index) { span in
      span.byteCount == 8 ? span.unsafeLoadUnaligned(as: UInt64.self).bigEndian : .max
    }
    guard let last, last < stored.indexedCount else {
      throw StoreFault(
        Localized(
          zh: "标签「\(tag.text)」的最后位置已损坏",
          en: "The last position of the tag '\(tag.text)' is damaged"),
        remedy: Localized(
          zh: "请停止写入并运行 `carelog verify`；什么都没有改动",
          en: "Stop writing and run `carelog verify`; nothing was changed"))
    }
    return last
  }

  func receipt(of commandID: String) throws -> CommandReceipt? {
    if let receipt = try tail().receipt(of: commandID) { return receipt }
    let key = Array(commandID.utf8)
    guard !key.isEmpty, key.count <= CommandReceipt.maximumBytes else { return nil }
    return try withValue(for: key.span.bytes, in: databases.commands) { span in
      try CommandReceipt(commandID: commandID, decoding: span)
    }
  }

  func store(checkpoint note: [UInt8], size: UInt64) throws {
    try put(note, for: size, in: databases.checkpoints)
  }

  func view(_ name: String) throws -> any ViewStorage {
    if let view = views[name] { return view }
    let databaseName = LMDBView.databaseName(name)
    let database: Database<[UInt8]>? =
      if writing != nil, lent == 0 {
        try writing?.database(databaseName)
      } else {
        try environment.database(databaseName, create: false)
      }
    let view = LMDBView(session: self, database: database)
    views[name] = view
    return view
  }

  func dropView(_ name: String) throws {
    try requireWritable()
    let database = try writing?.existingDatabase(LMDBView.databaseName(name))
    if let database = database ?? nil { try removeAll(in: database) }
  }
}
