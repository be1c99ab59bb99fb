package import EventLog
internal import EventSourcing
internal import Glibc
package import LMDB

extension Localized {
  /// What to do about a damaged store.
  static let stopAndRestore = Localized(
    zh: "库已损坏：请停止写入并恢复备份", en: "The store is damaged: stop writing and restore a backup")
}

extension StoreFault {
  /// Trouble that LMDB reports, in the words of an office rather than of a programmer.
  package init(_ error: LMDBError) {
    switch error.code {
    case .commitOutcomeUnknown(let result):
      let why = Localized(lmdb: result)
      self.init(
        Localized(
          zh: "写盘失败（\(why.zh)）：这一批命令可能已写入，也可能没有",
          en: "The commit failed (\(why.en)): the changes may or may not be stored"),
        remedy: Localized(
          zh: "先前的内容完好。请排除原因（磁盘已满或有故障），再原样发送同一批命令：已写入的编号会答复为重复",
          en:
            "What was stored before is safe. Remove the cause, a full disk or a failing one, then "
            + "send the same commands again: those whose ids are stored are answered as duplicates")
      )
    case .system(let number):
      let why = Localized(errno: number)
      self.init(
        Localized(
          zh: "无法使用库文件：\(why.zh)（\(error.operation)）",
          en: "The store's files cannot be used: \(why.en) (\(error.operation))"),
        remedy: Self.remedy(errno: number))
    case .pageNotFound, .corrupted, .invalid, .truncated, .cursorFull, .pageFull:
      self.init(Self.damage(error), remedy: Self.restore)
    case .mapFull:
      self.init(
        Localized(zh: "库已达到 1 TiB 的上限", en: "The store has reached its limit of 1 TiB"),
        remedy: Localized(
          zh: "已存内容完好；请用 `carelog backup` 和 `carelog restore` 得到紧凑的库",
          en: "What is stored is safe; `carelog backup` and `carelog restore` make a compact store")
      )
    case .readersFull:
      self.init(
        Localized(
          zh: "读者名额已用完：太多进程同时打开此库",
          en: "All reader slots are in use: too many processes have the store open"),
        remedy: Localized(
          zh: "请结束多余的 carelog 进程后重试；什么都没有改动",
          en: "End carelog processes that are not needed and try again; nothing was changed"))
    case .versionMismatch:
      self.init(
        Localized(
          zh: "库文件由不兼容的 LMDB 版本写成", en: "The file was written by an incompatible LMDB version"),
        remedy: Localized(
          zh: "请用当时的程序导出，再用本程序导入；什么都没有改动",
          en: "Export with the program that wrote it and import with this one; nothing was changed")
      )
    case .panic:
      self.init(
        Localized(
          zh: "先前有一次写盘失败，此后不再写入", en: "An earlier write to disk failed, so no more is written"),
        remedy: Localized(
          zh: "请检查磁盘，然后重新运行；已确认的内容完好",
          en: "Check the disk, then run the command again; what was acknowledged is safe"))
    case .mapResized:
      self.init(
        Localized(zh: "另一个进程扩大了库", en: "Another process enlarged the store meanwhile"),
        remedy: Localized(zh: "请重试；什么都没有改动", en: "Try again; nothing was changed"))
    case .networkFileSystem:
      self.init(
        Localized(zh: "库在网络文件系统上", en: "The store's folder is on a network file system"),
        remedy: Localized(
          zh: "请把库移到本机磁盘；什么都没有改动",
          en: "Move the store to a disk of this computer; nothing was changed"))
    case .alreadyOpen:
      self.init(
        Localized(zh: "本进程已打开此库", en: "This process already has the store open"),
        remedy: Localized(zh: "请先关闭它；什么都没有改动", en: "Close it first; nothing was changed"))
    case .notAFile:
      self.init(
        Localized(
          zh: "该处应有文件，却是链接、管道或设备（\(error.operation)）",
          en: "There is a link, a pipe or a device in the place of a file (\(error.operation))"),
        remedy: Localized(
          zh: "请把文件本身放在那里：经由链接，两个进程可能各持一把锁同时写入；什么都没有改动",
          en:
            "Put the file itself there: through a link, two processes could write at once, each with "
            + "its own lock; nothing was changed"))
    case .lockFileReplaced:
      self.init(
        Localized(
          zh: "库打开期间，lock.mdb 被删除或替换",
          en: "The file lock.mdb was removed or replaced while the store was open"),
        remedy: Localized(
          zh: "请结束所有打开此库的进程，再重新运行并核验；不要动 lock.mdb",
          en:
            "End every process that has the store open, then start again and verify; leave lock.mdb "
            + "alone"))
    case .keyExists, .notFound, .databasesFull, .transactionFull, .incompatible, .badReaderSlot,
      .badTransaction, .badValueSize, .badDatabase, .wrongThread, .forked, .keyLength, .nestedWrite,
      .closed:
      self = .defect(
        Localized(
          zh: "LMDB 拒绝了一次调用：\(error.operation)（\(error.code)）",
          en: "LMDB refused a call: \(error.operation): \(error.code)"))
    }
  }

  private static let restore = Localized(
    zh: "请停止写入，保留该文件，检查路径和磁盘，并恢复备份；什么都没有改动",
    en:
      "Stop writing, keep the file, check the path and the disk, and restore a backup; nothing was "
      + "changed")

  private static func damage(_ error: LMDBError) -> Localized {
    let what = damage(error.code)
    return Localized(
      zh: "\(what.zh)（\(error.operation)）", en: "\(what.en) (\(error.operation))")
  }

  private static func damage(_ code: LMDBError.Code) -> Localized {
    switch code {
    case .invalid: Localized(zh: "data.mdb 不是库文件", en: "data.mdb is no file of a store")
    case .truncated:
      Localized(
        zh: "库文件比文件头所记的短", en: "The store's file is shorter than its own header says")
    default: Localized(zh: "库文件有损坏的页", en: "The store's file has damaged pages")
    }
  }

  private static func remedy(errno number: Int32) -> Localized {
    switch number {
    case EACCES, EPERM, EROFS:
      Localized(
        zh: "请取得该文件夹的写权限（只读者也要能写 lock.mdb）；什么都没有改动",
        en:
          "Ask for permission to write there; a reader too must be able to write lock.mdb; nothing "
          + "was changed")
    case ENOSPC, EDQUOT:
      Localized(
        zh: "请腾出磁盘空间；已存内容完好", en: "Free space on the disk; what is stored is safe")
    case EIO:
      Localized(
        zh: "请检查磁盘；若有故障，恢复备份", en: "Check the disk, and restore a backup if it is failing")
    case ENOMEM:
      Localized(
        zh: "请提高虚拟内存上限（ulimit -v）；什么都没有改动",
        en: "Raise the limit of virtual memory (ulimit -v); nothing was changed")
    case EMFILE, ENFILE:
      Localized(
        zh: "请提高可打开文件的上限（ulimit -n）；什么都没有改动",
        en: "Raise the limit of open files (ulimit -n); nothing was changed")
    default:
      Localized(
        zh: "请检查 --store 的路径；什么都没有改动", en: "Check the path in --store; nothing was changed")
    }
  }
}

extension Localized {
  /// What a result of LMDB other than success means.
  fileprivate init(lmdb result: Int32) {
    if result > 0 {
      self.init(errno: result)
    } else {
      self.init(verbatim: "LMDB \(result)")
    }
  }
}
