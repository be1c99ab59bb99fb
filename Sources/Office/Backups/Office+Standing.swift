internal import EventLog
internal import Projections

/// How far a read model is behind the log.
package struct ReadModelLag: Sendable {
  package var name: String
  /// Events that it does not hold yet.
  package var events: UInt64
}

extension Office {
  /// How far each read model is behind, by its mark alone; O(1) each.
  ///
  /// - Throws: `StoreFault` when one was built from another log.
  package func readModelLags() throws -> [ReadModelLag] {
    try engine.read { reader in
      try ProjectorRegistry.all.map { projector in
        let view = try reader.view(projector.fingerprint)
        let count = try ReadModelMark.check(view, projector, reader)
        return ReadModelLag(name: projector.name, events: reader.head.count - count)
      }
    }
  }
}
