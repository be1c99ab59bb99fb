import EventLog
import EventSourcing
import Histories
import Merkle
import Projections
import Synchronization

/// A way in which an engine breaks its promises; the simulation must find each.
enum Mutant: String, CaseIterable {
  /// The last event of an append is lost.
  case losesLast
  /// The last event of an append is stored twice, the second time under another command id.
  case doubles
  /// A transaction is taken back, and says that it was committed.
  case neverCommits
  /// A transaction that fails is committed all the same.
  case keepsFailed
  /// An accepted command's receipt is not found.
  case forgetsReceipts
  /// Events get another log time than the clock's.
  case misdates
  /// An old record is read with other bytes.
  case altersRecord
  /// A row of a read model is stored with another value.
  case altersRow
}

/// An engine that breaks one of its promises now and then.
final class MutantEngine: LogEngine {
  private let base: any LogEngine
  private let mutant: Mutant
  private let random: Mutex<Generator>

  init(_ base: any LogEngine, _ mutant: Mutant, seed: UInt64) {
    self.base = base
    self.mutant = mutant
    random = Mutex(Generator(state: seed))
  }

  private struct Taken: Error {}

  func read<Result>(_ body: (any LogReader) throws -> Result) throws -> Result {
    try base.read { try body(MutantSession($0, self)) }
  }

  @available(*, noasync)
  func write<Result>(_ body: (any LogWriter) throws -> Result) throws -> Result {
    var outcome: Swift.Result<Result, any Error>?
    let isNow = happens(to: .neverCommits) || happens(to: .keepsFailed)
    do {
      try base.write { writer in
        let result = Swift.Result { try body(MutantSession(writer, self)) }
        outcome = result
        if isNow, mutant == .neverCommits { throw Taken() }
        if isNow, mutant == .keepsFailed { return }
        _ = try result.get()
      }
    } catch is Taken {} catch {
      guard case .failure? = outcome else { throw error }
    }
    if happens(to: .altersRow) { try alterRow() }
    guard let outcome else { throw Taken() }
    return try outcome.get()
  }

  func waitForEvents(beyond count: UInt64, milliseconds: Int) throws -> Bool {
    try base.waitForEvents(beyond: count, milliseconds: milliseconds)
  }

  fileprivate func happens(to mutant: Mutant) -> Bool {
    self.mutant == mutant && random.withLock { $0.one(in: 40) }
  }

  private func alterRow() throws {
    try base.write { writer in
      let projector = random.withLock { $0.pick(ProjectorRegistry.all) }
      let view = try writer.view(projector.fingerprint)
      var row: (key: [UInt8], value: [UInt8])?
      try view.scan(from: [], to: [0xFF]) { key, value in
        row = (key.withUnsafeBytes { Array($0) }, value.withUnsafeBytes { Array($0) })
        return random.withLock { !$0.one(in: 8) }
      }
      guard var row, !row.value.isEmpty else { return }
      row.value[row.value.count - 1] ^= 1
      try view.put(row.value, for: row.key)
    }
  }
}

private final class MutantSession: ForwardedSession {
  private let engine: MutantEngine

  init(_ reader: any LogReader, _ engine: MutantEngine) {
    self.engine = engine
    super.init(reader)
  }

  override func receipt(of commandID: String) throws -> CommandReceipt? {
    engine.happens(to: .forgetsReceipts) ? nil : try super.receipt(of: commandID)
  }

  override func scan(
    _ query: Query, from position: Position, _ direction: ScanDirection, limit: Int,
    _ body: (Position, RawSpan) throws -> Bool
  ) throws {
    try super.scan(query, from: position, direction, limit: limit) { position, record in
      guard query == .all, engine.happens(to: .altersRecord) else {
        return try body(position, record)
      }
      // The last byte belongs to a text or a number of the payload.
      var bytes = record.withUnsafeBytes { Array($0) }
      bytes[bytes.count - 1] ^= 1
      return try body(position, bytes.span.bytes)
    }
  }

  override func append(
    _ events: [NewEvent], recordedAt: Timestamp, condition: AppendCondition?
  ) throws -> Range<Position> {
    let time = engine.happens(to: .misdates) ? recordedAt.advanced(byMilliseconds: 1) : recordedAt
    guard engine.happens(to: .losesLast), let last = events.last else {
      let range = try super.append(events, recordedAt: time, condition: condition)
      guard engine.happens(to: .doubles), var last = events.last else { return range }
      last.origin.commandID += "+"
      _ = try super.append([last], recordedAt: time, condition: nil)
      return range
    }
    let kept = events.filter { $0 != last }
    let start = head.nextPosition
    if !kept.isEmpty { _ = try super.append(kept, recordedAt: time, condition: condition) }
    return start..<start.advanced(by: events.count)
  }
}
