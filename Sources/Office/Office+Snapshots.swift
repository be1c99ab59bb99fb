internal import EventLog
internal import EventSourcing
internal import Projections

extension Office {
  /// Saves every read model as it is, so that looks at moments from now on begin there.
  ///
  /// One transaction; O(rows). Doing it again without new events saves nothing.
  ///
  /// - Returns: How many events the snapshots hold.
  package func saveSnapshots() throws -> UInt64 {
    try engine.write { writer in
      try ReadModelSet(writer, of: engine).flush()
      for projector in ProjectorRegistry.all {
        try SnapshotShelf(projector, writer).save(try writer.view(projector.fingerprint))
      }
      return writer.head.count
    }
  }

  /// Removes every snapshot; nothing is lost but time.
  package func dropSnapshots() throws {
    try engine.write { writer in
      for projector in ProjectorRegistry.all {
        try SnapshotShelf(projector, writer).removeAll()
      }
    }
  }

  /// Builds the read models in the shade up to each snapshot in turn, and compares.
  func snapshotDifferences(_ reader: any LogReader) throws -> [ProjectionDifference] {
    try ProjectorRegistry.all.flatMap { projector in
      let shade = MemoryView()
      let model = ReadModel(shade)
      var count: UInt64 = 0
      return try SnapshotShelf(projector, reader).snapshots().map { snapshot in
        let zone = reader.head.zone
        try Projection.run([(projector, model)], engine, count..<snapshot.count, zone)
        count = snapshot.count
        try shade.put(try ReadModelMark.bytes(reader, count), for: ReadModelMark.key)
        return ProjectionDifference(
          name: "\(projector.name)@\(count)", keys: try Self.differences(snapshot.rows, shade))
      }
    }
  }
}
