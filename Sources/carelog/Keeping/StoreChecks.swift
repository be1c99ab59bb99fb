import Checkpoints
import CustomerService
import EventLog
import EventSourcing
import Merkle
import Office

/// What is asked of an open store.
struct StoreChecks {
  let office: Office
  let folder: String

  func all() throws -> [Check] {
    let figures = try office.files().figures()
    return [
      map(figures), Self.fileSystem(type: figures.fileSystemType), readers(figures), try clock(),
      try models(), try checkpoint(), try access(),
    ] + (try origin())
  }

  private func map(_ figures: StoreFigures) -> Check {
    let used = figures.usedPages * figures.pageBytes
    let text = """
      \(readable(bytes: figures.fileBytes)) / \(readable(bytes: figures.mapBytes))
      """
    return Check(
      "data file",
      Localized(
        zh: "格式 \(figures.format)，LMDB \(figures.libraryVersion)；\(text)，"
          + "在用 \(readable(bytes: used))",
        en: "format \(figures.format), LMDB \(figures.libraryVersion); \(text), "
          + "\(readable(bytes: used)) in use"),
      isBad: used > figures.mapBytes / 10 * 8,
      advice: Localized(
        zh: "映射将满，请换用更大映射的版本", en: "the map is nearly full; a program with a larger one is needed"))
  }

  /// What is to be said of a file system by its `f_type` (statfs(2)); network ones are not opened.
  static func fileSystem(type: UInt32) -> Check {
    let disks: [UInt32: String] = [
      0xEF53: "ext4", 0x5846_5342: "xfs", 0x9123_683E: "btrfs", 0x2FC1_2FC1: "zfs",
    ]
    let fleeting: [UInt32: String] = [0x0102_1994: "tmpfs", 0x794C_7630: "overlay"]
    let name = disks[type] ?? fleeting[type] ?? "0x" + String(type, radix: 16)
    return Check(
      "file system", Localized(zh: name, en: name), isBad: disks[type] == nil,
      advice: fleeting[type] == nil
        ? Localized(
          zh: "不知此种文件系统断电后是否保住已同步的数据；用 ext4 或 xfs",
          en:
            "whether this kind keeps what was synced over a power cut is not known; use ext4 or xfs"
        )
        : Localized(
          zh: "重启或删除容器后数据就没了；放在磁盘的卷上",
          en: "what is here goes with the machine or its container; use a volume on a disk"))
  }

  private func readers(_ figures: StoreFigures) -> Check {
    let active = figures.readers.compactMap { reader in reader.age.map { (reader, $0) } }
    let oldest = active.max { $0.1 < $1.1 }
    let age = oldest?.1 ?? 0
    let taken = figures.readers.count
    return Check(
      "readers",
      Localized(
        zh: "槽位 \(taken)/\(figures.maxReaders)，最旧落后 \(age) 个事务，"
          + "打开时清除死进程 \(figures.clearedReaders) 个",
        en: "\(taken) of \(figures.maxReaders) slots, the oldest \(age) transactions behind, "
          + "\(figures.clearedReaders) of dead processes cleared"),
      isBad: age > 1000 || taken > figures.maxReaders / 10 * 9,
      advice: Localized(
        zh: "进程 \(oldest.map { "\($0.0.processID)" } ?? "—") 长期占用旧快照，文件会不断增大；结束它",
        en: """
          process \(oldest.map { "\($0.0.processID)" } ?? "—") holds an old snapshot, so the file \
          grows; end it
          """))
  }

  private func clock() throws -> Check {
    let head = try office.head()
    let now = systemTime()
    let behind = head.lastRecordedAt.rawValue - now.rawValue
    let text = now.formatted(in: head.zone)
    let last = head.count == 0 ? "—" : head.lastRecordedAt.formatted(in: head.zone)
    return Check(
      "clock",
      Localized(zh: "现在 \(text)，最后入账 \(last)", en: "now \(text), last recorded \(last)"),
      isBad: head.count > 0 && behind > 0,
      advice: Localized(
        zh: "时钟比最后入账慢 \(behind / 1000) 秒；校准时钟，此前新记录沿用最后的入账时间",
        en: """
          the clock is \(behind / 1000) s behind what was recorded; set it. Until then new records \
          get the last time again
          """))
  }

  private func models() throws -> Check {
    let lags = try office.readModelLags()
    let worst = lags.max { $0.events < $1.events }
    let events = worst?.events ?? 0
    return Check(
      "read models",
      Localized(
        zh: "\(lags.count) 个，最多落后 \(events) 条", en: "\(lags.count), at most \(events) events behind"
      ))
  }

  private func checkpoint() throws -> Check {
    let count = try office.head().count
    guard let last = try office.checkpoints().last?.checkpoint else {
      return Check(
        "checkpoint",
        Localized(
          zh: "尚无；用 carelog checkpoint 签署，并把它送出去保存",
          en: "none; sign one with carelog checkpoint and keep it elsewhere"))
    }
    return Check(
      "checkpoint",
      Localized(
        zh: "最后 \(last.size) 条，其后又有 \(count - min(count, last.size)) 条",
        en: "the last is of \(last.size) events, \(count - min(count, last.size)) came since"))
  }

  private func access() throws -> Check {
    let access = try office.access()
    guard access.isEnabled else {
      return Check(
        "access control",
        Localized(
          zh: "未启用：--actor 和 --role 说什么就是什么", en: "off: --actor and --role are believed"))
    }
    let managers = access.holders.filter { $0.value.roles.contains(.gm) }
      .map { "\($0.value.actor.text) (\($0.key.text))" }.sorted().joined(separator: ", ")
    return Check(
      "access control",
      Localized(zh: "已启用，总经理 \(managers)", en: "on, general manager \(managers)"))
  }

  private func origin() throws -> [Check] {
    let zone = try office.head().zone
    return try office.provenance().map { source in
      let text = "\(source.source.origin), \(source.source.size), \(source.at.formatted(in: zone))"
      return Check(
        source.kind.rawValue,
        Localized(
          zh: "本库由另一库的备份或残件而来：\(text)；签署须有 KEY.signed",
          en: "the store was made of another's records: \(text); signing needs KEY.signed"))
    }
  }
}
