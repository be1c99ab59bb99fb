import Checkpoints
import EventLog
import EventSourcing
import Glibc
import Interchange
import Merkle
import Office

/// Makes a backup of an open store: whole, under its name, or not at all.
struct BackupWriter {
  let office: Office
  /// Where the backup will be.
  let destination: String

  /// Copies the store; other processes may go on writing.
  ///
  /// The copy is read back: every page, and every record against the tree.
  ///
  /// - Returns: What the backup says of itself.
  /// - Throws: ``AuditRefusal`` when the copy is damaged, or ``StoreFault``.
  func writeFull() throws -> BackupManifest {
    try make { folder in
      let files = try office.files()
      try files.copyData(to: folder)
      var manifest = try describe(folder, format: files.figures().format)
      unlink(folder + "/lock.mdb")
      for part in StorePart.allCases {
        let path = folder + "/" + part.rawValue
        chmod(path, 0o600)
        manifest.files.append(try .init(name: part.rawValue, at: path))
      }
      return manifest
    }
  }

  /// Writes the records after another backup, and the proof that they continue it.
  ///
  /// - Throws: ``AuditRefusal`` when the log does not continue it, or ``StoreFault``.
  func writeIncrement(since base: BackupManifest) throws -> BackupManifest {
    try make { folder in
      let path = folder + "/" + BackupFolder.incrementName
      var manifest = try office.engine.read { log in
        guard try log.continues(base.mark) else {
          throw AuditRefusal.notContinued(base.mark, log.mark)
        }
        let export = LogExport(
          since: base.mark, firstCheckpoint: base.lastCheckpoint?.size ?? 0)
        try DurableFile.create(path) { file in
          var lines: [UInt8] = []
          try export.write(log) { line in
            line.append(to: &lines)
            lines.append(UInt8(ascii: "\n"))
            guard lines.count >= 1 << 16 else { return }
            try file.write(lines)
            lines.removeAll(keepingCapacity: true)
          }
          try file.write(lines)
        }
        return try description(of: log, format: try office.files().figures().format)
      }
      manifest.since = (base.mark.size, base.mark.root)
      try requireWhole(path, base.mark)
      manifest.files = [try .init(name: BackupFolder.incrementName, at: path)]
      return manifest
    }
  }

  private func make(_ body: (_ folder: String) throws -> BackupManifest) throws -> BackupManifest {
    try StoreMaker(folder: destination, mode: 0o700).make { folder in
      let manifest = try body(folder)
      try DurableFile.create(folder + "/" + BackupManifest.fileName) {
        try $0.write(Array((manifest.json.text(.pretty) + "\n").utf8))
      }
      return manifest
    }
  }

  /// Reads a copy back, which may be of a later moment than any seen so far.
  private func describe(_ folder: String, format: Int) throws -> BackupManifest {
    let copy = try Office.open(folder: folder, auditing: true, clock: systemTime)
    return try copy.engine.read { log in
      try log.requireWholeRecords()
      return try description(of: log, format: format)
    }
  }

  private func description(of log: any LogReader, format: Int) throws -> BackupManifest {
    let checkpoints = try log.checkpoints()
    return BackupManifest(
      mark: log.mark, checkpoints: checkpoints.count,
      lastCheckpoint: checkpoints.last?.checkpoint, storeFormat: Int64(format),
      program: Carelog.version, takenAt: systemTime().formatted(in: log.head.zone),
      files: [])
  }

  /// Reads an increment back as a restoration would, up to the root that it must lead to.
  private func requireWhole(_ path: String, _ base: LogMark) throws {
    var increment = try IncrementReader(path, continuing: base)
    var tree = try office.engine.read { try $0.tree.frontier(at: base.size) }
    try increment.read(&tree) { _ in }
  }
}
