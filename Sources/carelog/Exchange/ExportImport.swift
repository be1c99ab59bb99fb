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
  /// - Returns: What the export says of itself.
  /// - Throws: ``Malformed`` for a bad line, or ``StoreFault``.
  func run() throws -> ExportHeader {
    let chunks = try FileChunks(path: file)
    var reader = try ExportReader(chunks)
    let maker = try StoreMaker(folder: folder)
    var progress = Progress(total: chunks.total, language: language)
    defer { progress.clear() }
    try maker.make { folder in
      let head = LogHead(origin: reader.header.origin, zone: reader.header.zone)
      let office = try Office.open(folder: folder, creating: head, clock: systemTime)
      var restorer = LogRestorer(office.engine)
      do {
        while let record = try reader.nextRecord() {
          try restorer.add(record)
          progress.show(Int(reader.position), bytes: chunks.readCount)
        }
        try restorer.finish(size: reader.header.size, root: reader.header.root)
      } catch let error as RestoreError {
        throw reader.fault(error.text)
      }
      try addCheckpoints(&reader, office)
      try office.catchUpIfBehind()
    }
    return reader.header
  }

  private func addCheckpoints(_ reader: inout ExportReader, _ office: Office) throws {
    while let (note, checkpoint) = try reader.nextCheckpoint() {
      let isOurs = try office.engine.read { log in
        try checkpoint.size <= log.head.count
          && log.tree.root(at: checkpoint.size) == checkpoint.root
      }
      guard isOurs else {
        throw reader.fault(
          Localized(zh: "检查点与这些记录不符", en: "the checkpoint is not one of these records"))
      }
      try office.engine.write { try $0.store(checkpoint: note, size: checkpoint.size) }
    }
  }
}

extension ExportHeader {
  /// What was restored.
  var listing: Listing {
    Listing(
      columns: [.init("origin"), .init("zone"), .init("events", .right), .init("root hash")],
      rows: [[origin, zone.name, "\(size)", root.hex]],
      json: [
        "origin": .string(origin), "zone": .string(zone.name), "events": .integer(Int64(size)),
        "rootHash": .string(root.hex),
      ])
  }
}
