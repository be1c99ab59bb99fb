package import CustomerService
package import EventLog
package import EventSourcing
internal import Merkle

/// One event of a history with the state it led to.
package struct ReplayStep: Sendable {
  package var position: Position
  package var envelope: RecordEnvelope
  package var fields: [(name: String, value: FieldValue)]
  /// The complaint's state after the event.
  package var state: String
  /// RFC 6962 leaf hash of the stored bytes.
  package var leafHash: String
}

extension Office {
  /// The history of a complaint in log order, up to `asOf`.
  ///
  /// - Throws: ``Refusal/notFound(_:_:)`` when there is no such complaint.
  package func replay(_ complaint: ComplaintID, asOf: AsOf? = nil) throws -> [ReplayStep] {
    try engine.read { reader in
      let end: UInt64 =
        switch asOf {
        case nil: .max
        case .count(let count): count
        case .time(let time): try reader.count(recordedBefore: time)
        }
      var state = Complaint(id: complaint)
      var steps: [ReplayStep] = []
      try reader.scan(Query(tags: [complaint.tag])) { position, record in
        guard position.rawValue < end else { return false }
        let event = try ServiceEvent.recorded(at: position, record)
        if Complaint.events.contains(event.event.name) { state.apply(event) }
        steps.append(try Self.step(event, record, state.stateName, reader))
        return true
      }
      guard !steps.isEmpty else { throw Refusal.notFound(.complaint, complaint.text) }
      return steps
    }
  }

  /// Events of the log as they are stored, without a state.
  package func events(
    _ query: Query, from position: Position, _ direction: ScanDirection, limit: Int
  ) throws -> [ReplayStep] {
    try engine.read { reader in
      var steps: [ReplayStep] = []
      try reader.scan(query, from: position, direction, limit: limit) { position, record in
        let event = try ServiceEvent.recorded(at: position, record)
        steps.append(try Self.step(event, record, "", reader))
        return true
      }
      return steps
    }
  }

  private static func step(
    _ event: Recorded<ServiceEvent>, _ record: RawSpan, _ state: String, _ reader: any LogReader
  ) throws -> ReplayStep {
    ReplayStep(
      position: event.position, envelope: try RecordCodec.decode(record),
      fields: try PayloadFields.list(event.event.payload, in: reader.head.zone), state: state,
      leafHash: Digest(leaf: record).hex)
  }
}
