import ArgumentParser
import EventLog
import EventSourcing
import Interchange
import Merkle
import Office

/// What an export holds and in which form.
struct LogExport {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case records, cloudevents
  }

  var form = Form.records
  var query = Query.all
  var positions: ClosedRange<UInt64> = 0...(.max)
  /// Opens sealed words of CloudEvents; records are always as they are stored.
  var unsealer: Unsealer?
  /// The state of the log after which an increment begins; `positions` say the same.
  private var since: LogMark?
  /// The first size of which signed checkpoints are wanted.
  private var firstCheckpoint: UInt64 = 0

  init(
    form: Form = .records, query: Query = .all, positions: ClosedRange<UInt64> = 0...(.max),
    unsealer: Unsealer? = nil
  ) {
    self.form = form
    self.unsealer = unsealer
    self.query = query
    self.positions = positions
  }

  /// All records after `mark`, with the proof that the log continues it.
  ///
  /// - Parameters:
  ///   - mark: Of a backup.
  ///   - firstCheckpoint: The size of its last checkpoint, which may have got signatures since.
  init(since mark: LogMark, firstCheckpoint: UInt64) {
    since = mark
    positions = mark.size...(.max)
    self.firstCheckpoint = firstCheckpoint
  }

  private var isWhole: Bool { query == .all && positions == 0...(.max) && since == nil }

  /// Gives every line of the export to `write`, from one consistent moment of the log.
  func write(_ reader: any LogReader, _ write: (JSONValue) throws -> Void) throws {
    let head = reader.head
    if form == .records {
      let since = try since.map { mark in
        ExportHeader.Since(
          size: mark.size, root: mark.root, proof: try reader.consistencyProof(from: mark))
      }
      try write(ExportHeader(mark: reader.mark, isWhole: isWhole, since: since).json)
    }
    let shown: Shown = form == .records ? .masked(erased: []) : try Shown(unsealer, reader)
    try reader.scan(query, from: Position(rawValue: positions.lowerBound)) { position, record in
      guard positions.contains(position.rawValue) else { return false }
      let logged = try LoggedEvent(record, at: position, in: head.zone, shown: shown)
      switch form {
      case .records:
        try write(ExportLine.record(logged, record.withUnsafeBytes { Array($0) }, head.zone))
      case .cloudevents:
        try write(ExportLine.cloudEvent(logged, origin: head.origin, head.zone))
      }
      return true
    }
    guard form == .records, isWhole || since != nil else { return }
    try reader.scanCheckpoints(from: firstCheckpoint, .forward) { size, note in
      try write(ExportLine.checkpoint(note.withUnsafeBytes { Array($0) }, size: size))
      return true
    }
  }
}
