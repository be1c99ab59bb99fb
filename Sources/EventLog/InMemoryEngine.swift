package import EventSourcing
internal import Glibc
internal import Synchronization

/// A log in memory, gone with the process: the reference by which other engines are judged.
///
/// Unchecked: every access to `contents` happens under `lock`.
package final class InMemoryEngine: LogEngine, @unchecked Sendable {
  private let lock = Mutex(())
  private var contents: InMemoryContents

  package init(origin: String = "memory", zone: BusinessZone = .shanghai) {
    contents = InMemoryContents(head: LogHead(origin: origin, zone: zone))
  }

  package func read<Result>(_ body: (any LogReader) throws -> Result) throws -> Result {
    try body(InMemorySession(lock.withLock { _ in contents }))
  }

  package func write<Result>(_ body: (any LogWriter) throws -> Result) throws -> Result {
    var outcome: Swift.Result<Result, any Error>?
    lock.withLock { _ in
      let session = InMemorySession(contents)
      outcome = Swift.Result { try body(session) }
      if case .success = outcome { contents = session.finished() }
    }
    guard let outcome else {
      throw StoreFault("the transaction did not run", remedy: "Try again")
    }
    return try outcome.get()
  }

  package func waitForEvents(beyond count: UInt64, milliseconds: Int) -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + .milliseconds(milliseconds)
    while lock.withLock({ _ in contents.head.count }) <= count {
      if clock.now >= end { return false }
      usleep(1000)
    }
    return true
  }
}

struct InMemoryContents {
  var head: LogHead
  var records: [[UInt8]] = []
  var types: [EventType] = []
  var tags: [[Tag]] = []
  var receipts: [String: CommandReceipt] = [:]
  var views: [String: MemoryView] = [:]
}

/// One transaction: works on a copy, whose views are copied when first touched.
final class InMemorySession: LogWriter {
  private var contents: InMemoryContents
  private var views: [String: MemoryView] = [:]

  init(_ contents: InMemoryContents) { self.contents = contents }

  var head: LogHead { contents.head }

  func finished() -> InMemoryContents {
    contents.views.merge(views) { $1 }
    return contents
  }

  func scan(
    _ query: Query, from position: Position, _ direction: ScanDirection, limit: Int,
    _ body: (Position, RawSpan) throws -> Bool
  ) throws {
    let start = Int(min(position.rawValue, contents.head.count))
    let indices =
      direction == .forward
      ? Array(start..<contents.records.count) : Array((0..<start).reversed())
    var remaining = limit
    for index in indices
    where query.matches(type: contents.types[index], tags: contents.tags[index]) {
      guard remaining > 0 else { return }
      remaining -= 1
      let record = contents.records[index]
      guard try body(Position(rawValue: UInt64(index)), record.span.bytes) else { return }
    }
  }

  func receipt(of commandID: String) -> CommandReceipt? { contents.receipts[commandID] }

  func view(_ name: String) -> any ViewStorage {
    if let view = views[name] { return view }
    let view = contents.views[name].map(MemoryView.init(copying:)) ?? MemoryView()
    views[name] = view
    return view
  }

  func append(
    _ events: [NewEvent], recordedAt: Timestamp, receipts: [CommandReceipt],
    condition: AppendCondition?
  ) throws -> Range<Position> {
    if let condition {
      try scan(condition.query, from: condition.position) { position, _ in
        throw AppendConflict(position: position)
      }
    }
    let start = contents.head.nextPosition
    let time = max(recordedAt, contents.head.lastRecordedAt)
    for event in events {
      contents.records.append(RecordCodec.encode(event, recordedAt: time))
      contents.types.append(event.type)
      contents.tags.append(event.tags)
    }
    for receipt in receipts {
      guard contents.receipts.updateValue(receipt, forKey: receipt.commandID) == nil else {
        throw CommandReceipt.alreadyStored(receipt.commandID)
      }
    }
    contents.head.count += UInt64(events.count)
    contents.head.lastRecordedAt = time
    return start..<contents.head.nextPosition
  }
}
