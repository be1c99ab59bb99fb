import Checkpoints
import EventLog
import EventSourcing
import Glibc
import Interchange
import Merkle
import Office

/// A rehearsal: restores a chain of backups and verifies the store that comes of it.
struct RestoreDrill {
  let chain: BackupChain
  /// Whose signatures under stored checkpoints are checked.
  let keys: [VerifierKey]
  /// Where the store is made for the time being.
  let scratch: String

  /// - Throws: ``Malformed`` when the backups cannot be restored, or `StoreFault`.
  func run() throws -> DrillRecord {
    let start = systemTime()
    var path = Array((scratch + "/carelog-drill-XXXXXX").utf8CString)
    guard mkdtemp(&path) != nil else {
      throw StoreFault(
        errno: errno, .makeFolder, scratch + "/carelog-drill-…",
        remedy: Localized(
          zh: "请换一个 --scratch；什么都没有改动", en: "Choose another --scratch; nothing was changed"))
    }
    let folder = String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { StoreMaker.remove(folder) }
    try Restoration(chain: chain, folder: folder + "/store").run()
    let restored = systemTime()
    let office = try Office.open(folder: folder + "/store", auditing: true, clock: systemTime)
    var request = VerifyRequest()
    request.keys = keys
    let report = try office.verify(request)
    return DrillRecord(
      chain: chain, report: report, readModels: try office.readModelLags().map(\.name),
      hasKeys: !keys.isEmpty, startedAt: start, restoring: restored.rawValue - start.rawValue,
      verifying: systemTime().rawValue - restored.rawValue)
  }
}

/// What a drill checked, how long it took, and what came of it.
struct DrillRecord {
  var chain: BackupChain
  var report: VerifyReport
  var readModels: [String]
  var hasKeys: Bool
  var startedAt: Timestamp
  /// Milliseconds.
  var restoring: Int64
  var verifying: Int64

  var hasPassed: Bool {
    report.damages.isEmpty && report.count == chain.mark.size && report.root == chain.mark.root
      && report.storedCheckpoints >= (chain.folders.last?.manifest.checkpoints ?? 0)
  }

  private var started: String { startedAt.formatted(in: chain.mark.zone) }

  func printed(_ format: OutputFormat, _ language: Language) {
    switch format {
    case .json: print(json(language).text(.pretty))
    case .csv:
      Listing(
        columns: [
          .init("result"), .init("started"), .init("milliseconds"), .init("events"),
          .init("root hash"), .init("checkpoints"), .init("damages"),
        ],
        rows: [
          [
            result, started, "\(restoring + verifying)", "\(report.count)", report.root.hex,
            "\(report.storedCheckpoints)", "\(report.damages.count)",
          ]
        ], json: .null
      ).printed(.csv)
    case .table:
      print(sanitised(text[language], keepingLineBreaks: true))
      if !report.damages.isEmpty {
        VerifyText(report: report, language: language).printed(.table)
      }
    }
  }

  private var result: String { hasPassed ? "passed" : "failed" }

  private var text: Localized {
    let backups = chain.folders.map { folder in
      "  \(folder.path): \(folder.manifest.mark.size), "
        + folder.manifest.files.map { "\($0.name) \($0.bytes) \($0.sha256.hex)" }
        .joined(separator: ", ")
    }.joined(separator: "\n")
    let checkpoints = report.storedCheckpoints
    return Localized(
      zh: """
        恢复演练 \(hasPassed ? "通过" : "未通过")
        时间 \(started) · 程序 \(Carelog.version)
        备份（文件的 SHA-256 与清单相符）
        \(backups)
        日志 \(chain.mark.origin) · \(report.count) 条记录全部重新计算哈希 · 根 \(report.root.hex)
        检查点 \(checkpoints) 个\(hasKeys ? "，签名已验" : "，未给公钥，未验签名") · \
        读模型 \(readModels.count) 个与日志逐键比较
        恢复 \(restoring) 毫秒 · 核验 \(verifying) 毫秒
        """,
      en: """
        restore drill \(result)
        \(started), program \(Carelog.version)
        backups, whose files have the SHA-256 of their manifests:
        \(backups)
        log \(chain.mark.origin): \(report.count) records hashed again, root \(report.root.hex)
        \(checkpoints) checkpoints, \(hasKeys ? "signatures checked" : "no key, signatures not checked"); \
        \(readModels.count) read models compared key by key
        restored in \(restoring) ms, verified in \(verifying) ms
        """)
  }

  private func json(_ language: Language) -> JSONValue {
    [
      "result": .string(result), "startedAt": .string(started),
      "program": .string(Carelog.version), "restoreMilliseconds": .integer(restoring),
      "verifyMilliseconds": .integer(verifying),
      "backups": .array(
        chain.folders.map { ["path": .string($0.path), "manifest": $0.manifest.json] }),
      "checked": [
        "files": .integer(Int64(chain.folders.reduce(0) { $0 + $1.manifest.files.count })),
        "records": .integer(Int64(report.count)), "rootHash": .string(report.root.hex),
        "checkpoints": .integer(Int64(report.storedCheckpoints)), "signatures": .bool(hasKeys),
        "readModels": .array(readModels.map { .string($0) }),
      ],
      "verification": VerifyText(report: report, language: language).json,
    ]
  }
}
