internal import CustomerService
internal import EventLog
internal import EventSourcing
internal import Merkle
internal import Projections

/// All read models inside one transaction, each brought up to the end of the log first.
///
/// They are brought up once some events wait, since the rows of many events at once touch hardly
/// more pages than those of one. Who reads adds what waits (``KPIModels``), so nobody sees them
/// behind.
final class ReadModelSet {
  private let models: [(projector: any Projector.Type, model: ReadModel, view: any ViewStorage)]
  private let reader: any LogReader
  /// The events that are projected together in ``flush()``.
  private var events: [Recorded<ServiceEvent>] = []

  /// Opens every read model; where the program's rules are new, those of earlier ones are dropped.
  ///
  /// - Throws: ``StoreFault`` when one is ahead of the log or was built from another log.
  init(_ writer: any LogWriter, of engine: any LogEngine) throws {
    reader = writer
    let turn = SharedView.Turn()
    models = try ProjectorRegistry.all.map { projector in
      let view = SharedView(try writer.view(projector.fingerprint), turn)
      return (projector, ReadModel(view), view)
    }
    let counts = try models.map { try ReadModelMark.check($0.view, $0.projector, reader) }
    for count in Set(counts) where count < reader.head.count {
      let behind = zip(models, counts).filter { $1 == count }.map { ($0.0.projector, $0.0.model) }
      try Projection.run(behind, engine, count..<reader.head.count, reader.head.zone)
      guard count == 0 else { continue }
      for (projector, _) in behind { try Self.dropEarlierVersions(of: projector, writer) }
    }
  }

  private static func dropEarlierVersions(
    of projector: any Projector.Type, _ writer: any LogWriter
  ) throws {
    for version in 1..<projector.version {
      let fingerprint = "\(projector.name).\(version)"
      try writer.dropView(fingerprint)
      try writer.dropView(SnapshotShelf.viewName(fingerprint))
    }
  }

  /// How many events the read model that is farthest behind lacks.
  static func lag(_ reader: any LogReader) throws -> UInt64 {
    // Most read models bear the same mark; checking it hashes a record.
    var counts: [[UInt8]?: UInt64] = [:]
    for projector in ProjectorRegistry.all {
      let view = try reader.view(projector.fingerprint)
      let mark = try view.value(for: ReadModelMark.key)
      if counts[mark] == nil { counts[mark] = try ReadModelMark.check(view, projector, reader) }
    }
    return reader.head.count - (counts.values.min() ?? 0)
  }

  func project(_ event: Recorded<ServiceEvent>) { events.append(event) }

  /// Projects what waits and writes all changes, and how far the models have come.
  func flush() throws {
    try Projection.project(events, onto: models.map { ($0.projector, $0.model) }, reader.head.zone)
    events = []
    for entry in models { try entry.model.flush() }
    try ReadModelMark.write(models.map(\.view), reader)
  }
}

/// How far a read model has come: the number of events, and the leaf hash of the last of them.
enum ReadModelMark {
  static let key: [UInt8] = [0xFF]

  /// The number of events the model holds.
  static func check(
    _ view: any ViewStorage, _ projector: any Projector.Type, _ reader: any LogReader
  ) throws -> UInt64 {
    guard let mark = try view.value(for: key), mark.count == 40 else { return 0 }
    let count = mark[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard count <= reader.head.count, try bytes(reader, count) == mark else {
      throw StoreFault(
        Localized(
          zh: "读模型 \(projector.name) 不是由本库的日志算出的",
          en:
            "The read model \(projector.name) was built from another log than the one in this store"
        ),
        remedy: Localized(
          zh: "日志本身完好；若是有意恢复的日志，请运行 `carelog projections rebuild`",
          en: "The log itself is not concerned; if it was restored on purpose, run "
            + "`carelog projections rebuild`"))
    }
    return count
  }

  /// Marks models that hold the whole log.
  static func write(_ views: [any ViewStorage], _ reader: any LogReader) throws {
    guard reader.head.count > 0 else { return }
    let mark = try bytes(reader, reader.head.count)
    for view in views { try view.put(mark, for: key) }
  }

  /// The mark of a read model that holds the first `count` events.
  static func bytes(_ reader: any LogReader, _ count: UInt64) throws -> [UInt8] {
    try withUnsafeBytes(of: count.bigEndian) { Array($0) } + hash(reader, count)
  }

  private static func hash(_ reader: any LogReader, _ count: UInt64) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 32)
    try reader.scan(.all, from: Position(rawValue: count), .backward, limit: 1) { _, record in
      bytes = Digest(leaf: record).bytes
      return false
    }
    return bytes
  }
}
