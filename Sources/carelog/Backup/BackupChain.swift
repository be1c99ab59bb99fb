import Checkpoints
import EventLog
import EventSourcing
import Glibc
import Merkle
import Office

/// A full backup and the increments after it, each of which continues the one before.
struct BackupChain {
  let full: BackupFolder
  let increments: [BackupFolder]

  /// The state that the chain leads to.
  var mark: LogMark { (increments.last ?? full).manifest.mark }
  var folders: [BackupFolder] { [full] + increments }

  /// - Throws: ``Malformed`` when the backups do not follow one another.
  init(_ paths: [String]) throws {
    let folders = try paths.map(BackupFolder.init(path:))
    guard let full = folders.first, full.manifest.since == nil else {
      throw Self.outOfOrder(
        Localized(
          zh: "第一份应为完整备份，其后依次为各增量",
          en: "give a full backup first, then its increments in order"))
    }
    for (earlier, later) in zip(folders, folders.dropFirst())
    where later.manifest.base != earlier.manifest.mark {
      throw Self.outOfOrder(
        Localized(
          zh: "\(later.path) 不是 \(earlier.path) 之后的增量",
          en: "\(later.path) is not the increment after \(earlier.path)"))
    }
    self.full = full
    increments = Array(folders.dropFirst())
  }

  private static func outOfOrder(_ text: Localized) -> Malformed {
    Malformed(text: text, exitCode: 64)
  }
}
