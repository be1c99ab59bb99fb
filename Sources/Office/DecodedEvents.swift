internal import CustomerService
internal import EventLog
internal import EventSourcing

/// The events of a log that somebody looks at, decoded on a second thread while earlier ones are
/// used.
struct DecodedEvents {
  private typealias Batch = Result<[Recorded<ServiceEvent>], any Error>

  /// How many records one batch covers, in one read transaction.
  private static let batchLength: UInt64 = 4096

  private let batches: Lookahead<Batch>

  /// - Parameters:
  ///   - engine: The log, which may be the one of a write transaction in progress.
  ///   - positions: The records to read, all of them committed.
  ///   - wanted: The events to decode; all others are passed over.
  init(_ engine: any LogEngine, _ positions: Range<UInt64>, _ wanted: Set<EventName>) {
    let isWanted = EventTable(of: wanted)
    batches = Lookahead(2, from: positions) { rest in
      guard !rest.isEmpty else { return nil }
      let batch = rest.prefix(Int(Self.batchLength))
      rest = batch.upperBound..<rest.upperBound
      return Batch { try Self.decode(engine, batch, isWanted) }
    }
  }

  /// The next events in log order; nil after the last.
  func next() throws -> [Recorded<ServiceEvent>]? { try batches.next()?.get() }

  /// Must be called by who does not read to the end.
  func stop() { batches.stop() }

  private static func decode(
    _ engine: any LogEngine, _ positions: Range<UInt64>, _ isWanted: EventTable<Bool>
  ) throws -> [Recorded<ServiceEvent>] {
    var events: [Recorded<ServiceEvent>] = []
    try engine.read { reader in
      let first = Position(rawValue: positions.lowerBound)
      try reader.scan(.all, from: first, .forward, limit: positions.count) { position, record in
        let event = try ServiceEvent.recorded(at: position, record) { isWanted[$0] }
        if let event { events.append(event) }
        return true
      }
    }
    return events
  }
}
