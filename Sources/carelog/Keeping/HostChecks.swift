import EventLog
import EventSourcing
import Glibc

/// What is asked of the machine and of the store's folder, before the store is opened.
enum HostChecks {
  static var program: [Check] {
    var system = utsname()
    uname(&system)
    let release = withUnsafeBytes(of: system.release) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    let text = "carelog \(Carelog.version), Linux \(release)"
    return [Check("program", Localized(zh: text, en: text))]
  }

  static var limits: [Check] {
    limits(files: limit(RLIMIT_NOFILE), fileSize: limit(RLIMIT_FSIZE), memory: limit(RLIMIT_AS))
  }

  /// What is to be said of the process's limits, nil for none.
  static func limits(files: UInt64?, fileSize: UInt64?, memory: UInt64?) -> [Check] {
    [
      Check(
        "open files", Localized(zh: "上限 \(text(files))", en: "limit \(text(files))"),
        isBad: files.map { $0 < 64 } ?? false,
        advice: Localized(zh: "调高 ulimit -n", en: "raise ulimit -n")),
      Check(
        "file size", Localized(zh: "上限 \(text(fileSize))", en: "limit \(text(fileSize))"),
        isBad: fileSize != nil,
        advice: Localized(
          zh: "ulimit -f 会使写入失败；设为 unlimited", en: "ulimit -f will make writes fail; lift it")),
      Check(
        "address space", Localized(zh: "上限 \(text(memory))", en: "limit \(text(memory))"),
        isBad: memory.map { $0 < 2 << 40 } ?? false,
        advice: Localized(
          zh: "映射需要 1 TiB 地址空间；ulimit -v 设为 unlimited",
          en: "the map takes 1 TiB of addresses, not of memory; lift ulimit -v")),
    ]
  }

  /// A limit of the process; nil when there is none.
  private static func limit(_ kind: __rlimit_resource) -> UInt64? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(kind.rawValue), &limit) == 0, limit.rlim_cur != UInt.max
    else { return nil }
    return UInt64(limit.rlim_cur)
  }

  private static func text(_ limit: UInt64?) -> String { limit.map { "\($0)" } ?? "unlimited" }

  // MARK: Files

  static func folder(_ folder: String) -> [Check] {
    var checks: [Check] = []
    if access(folder + ".unfinished", F_OK) == 0 {
      checks.append(
        Check(
          "unfinished",
          Localized(
            zh: "\(folder).unfinished 是中断的导入或恢复",
            en: "\(folder).unfinished is an import or restoration that did not end"),
          state: .attention,
          advice: Localized(zh: "若无程序在运行，可删除", en: "remove it if none is running")))
    }
    let names = ["", "/data.mdb", "/lock.mdb"].map { folder + $0 }
    let found = names.compactMap { name in Entry(name) }
    guard !found.isEmpty else { return checks }
    let open = found.filter { $0.mode & 0o007 != 0 }
    checks.append(
      Check(
        "file modes",
        Localized(
          zh: found.map(\.text).joined(separator: " "), en: found.map(\.text).joined(separator: " ")
        ),
        isBad: !open.isEmpty,
        advice: Localized(
          zh: "别的用户能读写：chmod o= \(open.map(\.path).joined(separator: " "))",
          en: "others can get at it: chmod o= \(open.map(\.path).joined(separator: " "))")))
    let strange = found.filter { $0.isLink || $0.owner != found[0].owner || $0.hasOtherNames }
    checks.append(
      Check(
        "file owners",
        Localized(zh: "属主 uid \(found[0].owner)", en: "owned by uid \(found[0].owner)"),
        isBad: !strange.isEmpty,
        advice: Localized(
          zh: "有链接或属主不同：\(strange.map(\.path).joined(separator: " "))；把文件本身放在那里",
          en: """
            linked, or of another owner: \(strange.map(\.path).joined(separator: " ")); put the file \
            itself there
            """)))
    return checks + [room(folder)].compactMap(\.self)
  }

  private struct Entry {
    var path: String
    var mode: mode_t
    var owner: uid_t
    var isLink: Bool
    /// Whether another name leads to the same file, such as in a backup made of hard links.
    var hasOtherNames: Bool

    init?(_ path: String) {
      var (own, target) = (stat(), stat())
      guard lstat(path, &own) == 0, stat(path, &target) == 0 else { return nil }
      self.path = path
      mode = target.st_mode & 0o777
      owner = target.st_uid
      isLink = own.st_mode & S_IFMT == S_IFLNK
      hasOtherNames = target.st_mode & S_IFMT == S_IFREG && target.st_nlink > 1
    }

    var text: String {
      (path.split(separator: "/").last.map(String.init) ?? path) + " " + String(mode, radix: 8)
    }
  }

  /// Free bytes on the disk of a folder; nil when that cannot be told.
  static func freeBytes(_ folder: String) -> Int? {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return nil }
    return Int(status.f_bavail) * Int(status.f_frsize)
  }

  private static func room(_ folder: String) -> Check? {
    guard let free = freeBytes(folder) else { return nil }
    var status = stat()
    let size = stat(folder + "/data.mdb", &status) == 0 ? Int(status.st_size) : 0
    return Check(
      "disk", Localized(zh: "余 \(readable(bytes: free))", en: "\(readable(bytes: free)) free"),
      isBad: free < size + 64 << 20,
      advice: Localized(
        zh: "不足以再放一份数据文件（\(readable(bytes: size))）；腾出空间。写满时不丢已确认的记录，但不能再记",
        en: """
          less than another data file of \(readable(bytes: size)) needs; make room. A full disk \
          loses nothing acknowledged, but takes nothing new
          """))
  }
}
