import Checkpoints
import EventLog
import EventSourcing
import Glibc
import Merkle
import Office

/// Makes a new store of a chain of backups.
struct Restoration {
  let chain: BackupChain
  /// Where the store will be.
  let folder: String
  /// The last position to take over; nil for all.
  var limit: UInt64?
  /// What the log is called from now on; nil to keep its name, and with it its checkpoints.
  var origin: String?

  /// Makes the store, or leaves nothing.
  ///
  /// The full backup's files become the store as they are, and increments are appended; only a part
  /// of them, or a log of another name, is made record by record.
  ///
  /// - Returns: The state of the new log.
  /// - Throws: ``Malformed`` when a backup is damaged, or ``StoreFault``.
  @discardableResult
  func run() throws -> LogMark {
    if let limit, limit >= chain.mark.size {
      throw Malformed(
        text: Localized(
          zh: "--to-position：备份中只有 \(chain.mark.size) 条",
          en: "--to-position: the backups hold \(chain.mark.size) events"), exitCode: 64)
    }
    try StoreMaker(folder: folder).make { folder in
      let isCut = limit.map { $0 + 1 < chain.full.manifest.mark.size } ?? false
      if isCut || origin != nil {
        try restoreRecords(to: folder)
      } else {
        try restoreFiles(to: folder)
      }
    }
    return try Office.open(folder: folder, clock: systemTime).engine.read { $0.mark }
  }

  private func restoreFiles(to folder: String) throws {
    try chain.full.copyFiles(to: folder)
    let tree = try checkedTree(of: folder)
    let office = try Office.open(folder: folder, clock: systemTime)
    let sink = RecordSink(office, limit: limit, tree: tree)
    try finish(office, sink, tree, notes: [])
  }

  private func restoreRecords(to folder: String) throws {
    let copy = folder + "/full"
    guard mkdir(copy, 0o700) == 0 else {
      throw StoreFault(errno: errno, .makeFolder, copy)
    }
    try chain.full.copyFiles(to: copy)
    let tree = try checkedTree(of: copy)
    let source = try Office.open(folder: copy, auditing: true, clock: systemTime)
    let head = LogHead(origin: origin ?? chain.mark.origin, zone: chain.mark.zone)
    let office = try Office.open(folder: folder, creating: head, clock: systemTime)
    var sink = RecordSink(office, limit: limit, tree: MerkleFrontier())
    try source.engine.read { log in
      try log.scan(.all) { _, record in
        try sink.add(record.withUnsafeBytes { Array($0) })
        return true
      }
    }
    for earlier in try source.provenance() { try office.note(earlier) }
    try finish(office, sink, tree, notes: source.checkpoints())
    StoreMaker.remove(copy)
  }

  /// Reads every page and record of the copied files; the tree must be that of the manifest.
  private func checkedTree(of folder: String) throws -> MerkleFrontier {
    let office = try Office.open(folder: folder, auditing: true, clock: systemTime)
    return try office.engine.read { log in
      try log.requireWholeRecords()
      guard log.mark == chain.full.manifest.mark else {
        throw Malformed(
          text: Localized(
            zh: "\(chain.full.path) 中的日志不是清单所说的那个",
            en: "the log in \(chain.full.path) is not the one that its manifest names"),
          exitCode: 65)
      }
      return log.frontier
    }
  }

  /// Adds the increments, as far as they are wanted, and says in the store where it came from.
  private func finish(
    _ office: Office, _ sink: RecordSink, _ tree: MerkleFrontier, notes: [StoredCheckpoint]
  ) throws {
    var (sink, tree, notes) = (sink, tree, notes)
    var mark = chain.full.manifest.mark
    for folder in chain.increments where limit.map({ $0 >= mark.size }) ?? true {
      try folder.checkFiles()
      var increment = try IncrementReader(
        folder.file(BackupFolder.incrementName), continuing: mark)
      try increment.read(&tree) { try sink.add($0) }
      notes += try increment.readCheckpoints()
      mark = folder.manifest.mark
    }
    try sink.finish()
    let size = try office.head().count
    for stored in notes where origin == nil && stored.checkpoint.size <= size {
      guard try office.adopt(stored.note.bytes, of: stored.checkpoint) else {
        throw Malformed(text: ExportReader.foreignCheckpoint, exitCode: 65)
      }
    }
    var source = try office.engine.read { $0.mark }
    source.origin = chain.mark.origin
    let last = try notes.last ?? office.checkpoints().last
    try office.note(
      Provenance(
        kind: .restored, at: systemTime(), source: source, lastNote: last?.note.bytes))
    try office.catchUp()
  }
}

/// Appends records to a new log up to a last position, and keeps its tree.
private struct RecordSink {
  private let limit: UInt64?
  private var restorer: LogRestorer
  private var tree: MerkleFrontier
  private var last: [UInt8] = []

  init(_ office: Office, limit: UInt64?, tree: MerkleFrontier) {
    self.limit = limit
    self.tree = tree
    restorer = LogRestorer(office.engine)
  }

  /// Takes the next record.
  ///
  /// - Throws: ``Malformed`` when the limit lies between the events of one command, which stand or
  ///   fall together; ``RestoreError``.
  mutating func add(_ record: [UInt8]) throws {
    if let limit, tree.size > limit {
      guard !last.isEmpty else { return }
      defer { last = [] }
      guard try command(of: last) != command(of: record) else {
        throw Malformed(
          text: Localized(
            zh: "--to-position：@\(limit) 与 @\(limit + 1) 属于同一命令，不能分开",
            en: "--to-position: @\(limit) and @\(limit + 1) are of one command; choose another"),
          exitCode: 64)
      }
      return
    }
    try restorer.add(record)
    tree.append(leaf: Digest(leaf: record.span.bytes)) { _ in }
    last = record
  }

  mutating func finish() throws { try restorer.finish(size: tree.size, root: tree.root) }

  private func command(of record: [UInt8]) throws -> String {
    try RecordCodec.decode(record.span.bytes).event.origin.commandID
  }
}
