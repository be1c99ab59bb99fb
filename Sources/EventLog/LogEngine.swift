package import EventSourcing
package import Merkle

/// Where a log is kept: the contract that every storage engine fulfils.
///
/// `LogEngineContract` in the tests states it; each engine runs it. The promises:
/// positions are gapless, in commit order; an append is atomic and, once `write` has returned,
/// durable; a body that throws leaves no trace; a reader sees one consistent moment; a command id
/// is stored at most once for the life of the log.
package protocol LogEngine: Sendable {
  /// Runs `body` on one consistent snapshot. The reader is of no use after the call.
  ///
  /// Waits for nobody: while another thread writes it sees what was before.
  func read<Result>(_ body: (any LogReader) throws -> Result) throws -> Result

  /// Runs `body` in one atomic and durable transaction, after all others.
  ///
  /// An optimistic engine may run `body` again after a conflict, so it must have no effect but
  /// through the writer. When the commit itself fails the outcome is unknown: resend the same
  /// command ids.
  @available(*, noasync, message: "a transaction begins, runs and ends on one thread")
  func write<Result>(_ body: (any LogWriter) throws -> Result) throws -> Result

  /// Waits until the log holds more than `count` events or the time is over.
  ///
  /// - Returns: Whether there are more; events of other processes count too.
  func waitForEvents(beyond count: UInt64, milliseconds: Int) throws -> Bool
}

/// One consistent moment of a log.
package protocol LogReader: DerivedRows {
  var head: LogHead { get }

  /// Visits the stored records that match `query` until `body` returns false or `limit` is reached.
  ///
  /// Forward it begins at `position`, backward at the one before it. The cost of an item with tags
  /// is O(matches · log n), however long the rest of the log is; without tags the log is scanned.
  /// The span lives only during the call of `body`.
  func scan(
    _ query: Query, from position: Position, _ direction: ScanDirection, limit: Int,
    _ body: (Position, RawSpan) throws -> Bool) throws

  /// The receipt of an accepted command. O(log n).
  func receipt(of commandID: String) throws -> CommandReceipt?

  /// The right edge of the tree over all records, from which its root follows.
  var frontier: MerkleFrontier { get }

  /// A stored node of the tree, of level ``MerkleNode/firstStoredLevel`` or above. O(log n).
  func node(level: Int, index: UInt64) throws -> Digest?

  /// Visits the stored checkpoints, signed notes by log size, until `body` returns false.
  ///
  /// Forward it begins at `size`, backward at the last one of at most `size`.
  func scanCheckpoints(
    from size: UInt64, _ direction: ScanDirection, _ body: (UInt64, RawSpan) throws -> Bool) throws

  /// The rows of the read model `name`; an empty one when nothing was ever stored.
  func view(_ name: String) throws -> any ViewStorage
}

extension LogReader {
  package func scan(
    _ query: Query, from position: Position = .first,
    _ body: (Position, RawSpan) throws -> Bool
  ) throws {
    try scan(query, from: position, .forward, limit: .max, body)
  }
}

package enum ScanDirection: Sendable {
  case forward
  case backward
}

/// The one writer of a log during a transaction.
package protocol LogWriter: LogReader {
  /// Appends `events` at the end of the log; the receipts of their commands follow from them.
  ///
  /// All events of a command come in one call and follow one another. Each record links back to the one before it of each of its tags, within `events` too.
  /// `recordedAt` is raised to the last one of the log when the clock stepped back.
  /// Costs a few B-tree insertions an event, no sync; the sync is the transaction's.
  ///
  /// - Throws: ``AppendConflict`` when `condition` does not hold, ``StoreFault`` when a command's id
  ///   is in the log already; nothing may be written after that.
  @discardableResult
  func append(
    _ events: [NewEvent], recordedAt: Timestamp, condition: AppendCondition?
  ) throws -> Range<Position>

  /// Removes the rows of the read model `name`, if there is one.
  func dropView(_ name: String) throws

  /// Keeps a signed checkpoint of the log at `size`, replacing one of the same size.
  func store(checkpoint note: [UInt8], size: UInt64) throws
}

extension LogWriter {
  @discardableResult
  package func append(
    _ events: [NewEvent], recordedAt: Timestamp
  ) throws -> Range<Position> {
    try append(events, recordedAt: recordedAt, condition: nil)
  }
}

extension Range<Position> {
  package var count: Int { Int(upperBound.rawValue - lowerBound.rawValue) }
}

/// An append was refused since an event that its condition excludes is in the log.
package struct AppendConflict: Error, Hashable, Sendable {
  /// The first event that the condition excludes.
  package var position: Position

  package init(position: Position) { self.position = position }
}
