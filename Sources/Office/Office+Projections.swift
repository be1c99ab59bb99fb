internal import EventLog
internal import EventSourcing
internal import Logging
internal import Projections

/// What `projections list` shows of a read model or of a snapshot of one.
package struct ProjectionStatus: Sendable {
  package var name: String
  package var version: Int
  package var isSnapshot: Bool
  /// How many events it holds.
  package var count: UInt64
  package var rows: Int
}

/// Where a read model differs from what the log leads to.
package struct ProjectionDifference: Sendable {
  package var name: String
  /// The keys that differ, in hexadecimal, at most ``limit``.
  package var keys: [String]

  package static let limit = 20
}

extension Office {
  /// The read models, each followed by its snapshots from the oldest on.
  package func projections() throws -> [ProjectionStatus] {
    try engine.read { reader in
      try ProjectorRegistry.all.flatMap { projector in
        let view = try reader.view(projector.fingerprint)
        let count = try ReadModelMark.check(view, projector, reader)
        return try [Self.status(projector, view, count, isSnapshot: false)]
          + SnapshotShelf(projector, reader).snapshots().map {
            try Self.status(projector, $0.rows, $0.count, isSnapshot: true)
          }
      }
    }
  }

  private static func status(
    _ projector: any Projector.Type, _ view: any ViewStorage, _ count: UInt64, isSnapshot: Bool
  ) throws -> ProjectionStatus {
    var rows = 0
    try view.scan(from: [], to: nil) { _, _ in
      rows += 1
      return true
    }
    return ProjectionStatus(
      name: projector.name, version: projector.version, isSnapshot: isSnapshot, count: count,
      rows: rows)
  }

  /// Builds every read model anew from the log.
  ///
  /// One transaction: readers see the old rows until it commits, and all of the new ones after.
  ///
  /// - Parameter pendingLimit: How many changed rows and cells may wait in memory.
  /// - Throws: `StoreFault`; the old rows stay then.
  package func rebuildProjections(pendingLimit: Int = Projection.pendingLimit) throws {
    try engine.write { writer in
      let views = try ProjectorRegistry.all.map { ($0, try writer.view($0.fingerprint)) }
      for (_, view) in views { try view.removeAll() }
      let turn = SharedView.Turn()
      let targets = views.map {
        Projection.Target($0, ReadModel(SharedView($1, turn), isBlank: true))
      }
      try Projection.run(
        targets, engine, 0..<writer.head.count, writer.head.zone, pendingLimit: pendingLimit)
      try ReadModelMark.write(views.map(\.1), writer)
    }
    let count = try head().count
    logger.notice("read models rebuilt", metadata: ["events": .stringConvertible(count)])
  }

  /// Rebuilds every read model in the shade and compares it with the stored one, key by key, and
  /// so each snapshot.
  package func verifyProjections() throws -> [ProjectionDifference] {
    try engine.read { reader in
      try differences(of: ProjectorRegistry.all, reader) + snapshotDifferences(reader)
    }
  }

  /// Builds read models in the shade, all that hold as many events in one pass, and compares them
  /// with the stored ones.
  func differences(
    of projectors: [any Projector.Type], _ reader: any LogReader
  ) throws -> [ProjectionDifference] {
    let counts = try projectors.map { projector in
      try ReadModelMark.check(try reader.view(projector.fingerprint), projector, reader)
    }
    var found: [ProjectionDifference] = []
    for count in Set(counts) {
      let shades = zip(projectors, counts).filter { $1 == count }.map { ($0.0, MemoryView()) }
      let targets = shades.map { Projection.Target($0, ReadModel($1, isBlank: true)) }
      try Projection.run(targets, engine, 0..<count, reader.head.zone)
      for (projector, shade) in shades {
        if count > 0 { try shade.put(ReadModelMark.bytes(reader, count), for: ReadModelMark.key) }
        let stored = try reader.view(projector.fingerprint)
        found.append(
          ProjectionDifference(name: projector.name, keys: try Self.differences(stored, shade)))
      }
    }
    return found.sorted { $0.name < $1.name }
  }

  /// Looks up every stored row in the shade; only when that leaves a doubt, the other way too.
  static func differences(
    _ stored: any ViewStorage, _ shade: MemoryView
  ) throws -> [String] {
    var keys: Set<[UInt8]> = []
    var count = 0
    try stored.scan(from: [], to: nil) { key, value in
      count += 1
      let key = key.withUnsafeBytes { Array($0) }
      if !shade.holds(value, for: key) { keys.insert(key) }
      return keys.count < ProjectionDifference.limit
    }
    if !keys.isEmpty || count != shade.count {
      try shade.scan(from: [], to: nil) { key, _ in
        let key = key.withUnsafeBytes { Array($0) }
        if try stored.value(for: key) == nil { keys.insert(key) }
        return keys.count < ProjectionDifference.limit
      }
    }
    let digits = Array("0123456789abcdef")
    return keys.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
      String(key.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
  }
}
