import ArgumentParser
import Checkpoints
import EventLog
import EventSourcing
import Interchange
import Merkle
import Office

struct Salvage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "salvage",
    abstract: .text(
      zh: "从受损库中抢救完好的记录，列出缺失的",
      en: "Save what is whole of a damaged store, and list what is missing."),
    discussion: .text(
      zh: """
        逐页读取数据文件，而不把它作为库打开，所以文件可以是截断的、局部被覆盖的，或 LMDB 拒绝打开\
        的。请先停止使用它的一切程序；本命令从不写入该文件。有备份时，宜用备份。

        每条记录都与日志之上的树的残余相对照：
          checkpoint  推得库中已签名检查点的根（给出 --log-key 时，须有其中之一的签名）
          tree        推得库中所存的树节点，或库头
          prefix      叶哈希的前四字节与库中所存相符：排除偶然损坏，但不能排除有意改动
          links       后面已证明的记录因同一标签链接到它
          unproven    可以读取，其余一概不知
          refuted     不是当初入账的记录

        从第一条起，到第一处缺失或证明不及 prefix 之前为止的记录，连同其间的检查点，成为新库；缺了\
        一部分的命令整条舍去。此后的每条记录写入 NEW/beyond.jsonl，每条一行，格式同 carelog export，\
        并注明其证明：有用的请以原命令编号重新登记。新库是原日志的分叉，与 carelog restore 之后相\
        同。有任何缺失，退出码即为 1。
        """,
      en: """
        Reads the data file page by page without opening it as a store, so that it may be cut, \
        overwritten in places, or refused by LMDB. Stop all programs that use it first; it is \
        never written to. Prefer a backup when there is one.

        Each record is held against what is left of the tree over the log:
          checkpoint  it leads to the root of a signed checkpoint in the store (with
                      --log-key, signed by one of these keys)
          tree        it leads to a stored node of the tree, or to the head
          prefix      its leaf hash begins with the four bytes that the store keeps of
                      it: not by accident, but no proof against intent
          links       a proven later record links back to it for one of its tags
          unproven    it can be read, and nothing more is known
          refuted     it is not what was appended

        The records from the first up to where one is missing or less than prefix become the new \
        store, with the checkpoints that lie within; a command of which a part is missing is left \
        out. Every record beyond goes to NEW/beyond.jsonl, a line each as in carelog export, with \
        its proof: enter again what is needed, with the same command ids. The new store is a \
        fork, as after carelog restore. Exit code 1 when anything is missing.
        """,
      examples: """
          carelog salvage /srv/carelog --store saved
          carelog salvage data.mdb --store saved --log-key office.vkey --format json
        """))

  @Argument(
    help: .text(zh: "受损库的文件夹，或其数据文件", en: "The damaged store's folder, or its data file."),
    completion: .directory)
  var damaged: String
  @Option(
    name: .customLong("log-key"),
    help: .text(
      zh: "只相信以此密钥签名的检查点，可给密钥或存有密钥的文件；可重复",
      en: "Believe checkpoints by this key alone, or the file with it; may be repeated."),
    completion: .file())
  var logKeys: [String] = []
  @Option(
    help: .text(
      zh: "库头无法读取时，日志的名称",
      en: "The log's name, when the head that holds it cannot be read."))
  var origin: String?
  @Option(
    help: .text(
      zh: "库头无法读取时，计算营业日的时区",
      en: "The zone of business days, when the head that holds it cannot be read."))
  var zone: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    try options.run {
      let maker = try StoreMaker(folder: options.folder)
      let plan = try SalvagePlan(damaged, keys: try logKeys.map(TrustedKey.read))
      guard plan.size > 0 else {
        throw StoreFault(
          Localized(
            zh: "在 \(damaged) 中没有找到任何记录、库头或检查点",
            en: "No record, head or checkpoint was found in \(damaged)"),
          remedy: Localized(
            zh: "请检查路径，并恢复备份；什么都没有生成",
            en: "Check the path, and restore a backup; nothing was made"))
      }
      let head = try head(plan)
      let (kept, beyond) = try maker.make { folder in
        let records = SalvagedRecords(plan: plan, zone: head.zone)
        return (
          try Self.makeStore(of: plan, head, in: folder),
          try records.write(to: folder + "/" + SalvagedRecords.fileName)
        )
      }
      let report = SalvageReport(
        plan: plan, head: head, damaged: damaged, store: maker.folder, checkpoints: kept,
        beyond: beyond > 0 ? maker.folder + "/" + SalvagedRecords.fileName : nil)
      report.printed(options.format, options.language)
      if !report.isComplete { throw ExitCode(1) }
    }
  }

  /// What the log is called and which zone it has.
  private func head(_ plan: SalvagePlan) throws -> LogHead {
    if let head = plan.head { return LogHead(origin: head.origin, zone: head.zone) }
    guard let origin = origin ?? plan.checkpoints.last?.checkpoint.origin,
      let zone = zone.flatMap(BusinessZone.init)
    else {
      throw Malformed(
        text: Localized(
          zh: "库头无法读取：用 --zone 和 --origin 说明原来的时区与日志名（如 Asia/Shanghai、carelog）",
          en: """
            the head cannot be read: give the zone and the log's name it had by --zone and \
            --origin, such as Asia/Shanghai and carelog
            """), exitCode: 64)
    }
    return LogHead(origin: origin, zone: zone)
  }

  /// Makes the store and counts the checkpoints that it got.
  private static func makeStore(
    of plan: SalvagePlan, _ head: LogHead, in folder: String
  ) throws -> Int {
    let office = try Office.open(folder: folder, creating: head, clock: systemTime)
    var restorer = LogRestorer(office.engine)
    do {
      for position in 0..<plan.prefix {
        guard let record = plan.record(at: position) else {
          throw RestoreError.noRecord(Localized(verbatim: "@\(position)"))
        }
        try restorer.add(record)
      }
      try restorer.finish(size: plan.prefix, root: plan.prefixRoot)
    } catch let error as RestoreError {
      throw Malformed(text: error.text, exitCode: 65)
    }
    var kept = 0
    for stored in plan.checkpoints where stored.checkpoint.size <= plan.prefix {
      if try office.adopt(stored.note.bytes, of: stored.checkpoint) { kept += 1 }
    }
    let source = try office.engine.read { $0.mark }
    try office.note(
      Provenance(
        kind: .salvaged, at: systemTime(), source: source,
        lastNote: plan.checkpoints.last?.note.bytes))
    try office.catchUp()
    return kept
  }
}

/// The records beyond the salvaged store.
struct SalvagedRecords {
  static let fileName = "beyond.jsonl"

  let plan: SalvagePlan
  let zone: BusinessZone

  /// Writes a line a record, durable; no file when there is none.
  ///
  /// - Returns: How many there are.
  /// - Throws: ``StoreFault``, such as for a file that is there already.
  func write(to path: String) throws -> Int {
    var count = 0
    let stretches = plan.stretches.filter {
      $0.proof != nil && $0.positions.lowerBound >= plan.prefix
    }
    guard !stretches.isEmpty else { return 0 }
    try DurableFile.create(path) { file in
      for stretch in stretches {
        for position in stretch.positions {
          guard let proof = stretch.proof, let record = plan.record(at: position) else { continue }
          count += 1
          try file.write(Array((line(record, at: position, proof).text() + "\n").utf8))
        }
      }
    }
    return count
  }

  private func line(_ record: [UInt8], at position: UInt64, _ proof: SalvageProof) -> JSONValue {
    let place = Position(rawValue: position)
    let json: JSONValue
    if let logged = try? LoggedEvent(record.span.bytes, at: place, in: zone) {
      json = ExportLine.record(logged, record, zone)
    } else {
      json = ["position": .integer(Int64(position)), "record": .string(Base64.encode(record))]
    }
    return .object((json.objectMembers ?? []) + [.init("proof", .string(proof.rawValue))])
  }
}
