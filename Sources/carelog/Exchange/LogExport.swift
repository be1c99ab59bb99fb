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

  private var isWhole: Bool { query == .all && positions == 0...(.max) }

  /// Gives every line of the export to `write`, from one consistent moment of the log.
  func write(_ reader: any LogReader, _ write: (JSONValue) throws -> Void) throws {
    let head = reader.head
    if form == .records {
      let header = ExportHeader(
        origin: head.origin, zone: head.zone, size: head.count, root: reader.frontier.root,
        isWhole: isWhole)
      try write(header.json)
    }
    try reader.scan(query, from: Position(rawValue: positions.lowerBound)) { position, record in
      guard positions.contains(position.rawValue) else { return false }
      let logged = try LoggedEvent(record, at: position, in: head.zone)
      switch form {
      case .records:
        try write(ExportLine.record(logged, record.withUnsafeBytes { Array($0) }, head.zone))
      case .cloudevents:
        try write(ExportLine.cloudEvent(logged, origin: head.origin, head.zone))
      }
      return true
    }
    guard form == .records, isWhole else { return }
    try reader.scanCheckpoints(from: 0, .forward) { size, note in
      try write(ExportLine.checkpoint(note.withUnsafeBytes { Array($0) }, size: size))
      return true
    }
  }
}
