import EventLog
import EventSourcing

/// What can fail of a file or folder.
enum FileDeed {
  case make, makeFolder, write, replace, lock, synchronize
  case move(to: String)

  func failed(_ path: String) -> Localized {
    switch self {
    case .make: Localized(zh: "无法建立 \(path)", en: "\(path) cannot be made")
    case .makeFolder:
      Localized(zh: "无法建立文件夹 \(path)", en: "The folder \(path) cannot be made")
    case .write: Localized(zh: "无法写入 \(path)", en: "\(path) cannot be written")
    case .replace: Localized(zh: "无法替换 \(path)", en: "\(path) cannot be replaced")
    case .lock: Localized(zh: "无法锁定 \(path)", en: "\(path) cannot be locked")
    case .synchronize: Localized(zh: "\(path) 无法落盘", en: "\(path) cannot be made durable")
    case .move(let target):
      Localized(zh: "无法把 \(path) 移到 \(target)", en: "\(path) cannot be moved to \(target)")
    }
  }
}

extension StoreFault {
  /// - Parameters:
  ///   - number: The value of `errno`, taken before anything else is called.
  ///   - deed: What failed.
  ///   - path: Of which file or folder.
  ///   - remedy: What to do, if it is not to look at the path and the disk.
  init(
    errno number: Int32, _ deed: FileDeed, _ path: String,
    remedy: Localized = Localized(
      zh: "请检查路径、权限和磁盘空间；其他内容没有改动",
      en: "Check the path, its permissions and the room on the disk; nothing else was changed")
  ) {
    let (what, why) = (deed.failed(path), Localized(errno: number))
    self.init(
      Localized(zh: "\(what.zh)：\(why.zh)", en: "\(what.en): \(why.en)"), remedy: remedy)
  }
}
