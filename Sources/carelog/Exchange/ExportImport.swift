import Checkpoints
import EventLog
import EventSourcing
import Interchange
import Merkle
import Office

/// Makes a new store of a whole export: the same records at the same positions, the same tree.
struct ExportImport {
  let file: String
  /// Where the store will be.
  let folder: String
  let language: Language

  /// Reads the file and makes the store, or leaves nothing.
  ///
  /// - Returns: The state of the log, which is that of the one exported.
  /// - Throws: ``Malformed`` for a bad line, or ``StoreFault``.
  func run() throws -> LogMark {
    let chunks = try FileChunks(path: file)
    var reader = try ExportReader(chunks)
    let maker = try StoreMaker(folder: folder)
    var progress = Progress(total: chunks.total, language: language)
    defer { progress.clear() }
    try maker.make { folder in
      let head = LogHead(origin: reader.header.mark.origin, zone: reader.header.mark.zone)
      let office = try Office.open(folder: folder, creating: head, clock: systemTime)
      var restorer = LogRestorer(office.engine)
      do {
        while let record = try reader.nextRecord() {
          try restorer.add(record)
          progress.show(Int(reader.position), bytes: chunks.readCount)
        }
        try restorer.finish(size: reader.header.mark.size, root: reader.header.mark.root)
      } catch let error as RestoreError {
        throw reader.fault(error.text)
      }
      while let (note, checkpoint) = try reader.nextCheckpoint() {
        guard try office.adopt(note, of: checkpoint) else {
          throw reader.fault(ExportReader.foreignCheckpoint)
        }
      }
      try office.catchUpIfBehind()
    }
    return reader.header.mark
  }
}

extension ExportReader {
  static let foreignCheckpoint = Localized(
    zh: "检查点与这些记录不符", en: "the checkpoint is not one of these records")
}

extension LogMark {
  /// What was restored.
  func listing(_ language: Language) -> Listing {
    let titles = [
      Localized(zh: "日志", en: "origin"), Localized(zh: "时区", en: "zone"),
      Localized(zh: "记录数", en: "events"), Localized(zh: "根哈希", en: "root hash"),
    ].map { $0[language] }
    return Listing(
      columns: [.init(titles[0]), .init(titles[1]), .init(titles[2], .right), .init(titles[3])],
      rows: [[origin, zone.name, "\(size)", root.hex]],
      json: [
        "origin": .string(origin), "zone": .string(zone.name), "events": .integer(Int64(size)),
        "rootHash": .string(root.hex),
      ])
  }
}
