package import EventSourcing

extension Damage.Kind {
  /// What was found.
  package var finding: Localized {
    switch self {
    case .record:
      Localized(zh: "记录的字节不是当初写入的", en: "the record's bytes are not those appended")
    case .missingRecord:
      Localized(zh: "缺少记录", en: "the record is missing")
    case .extraRecord:
      Localized(zh: "日志末尾之后还有记录", en: "there is a record beyond the log's end")
    case .unreadableRecord:
      Localized(
        zh: "记录不是规范的 CBOR 记录", en: "the bytes are no record in deterministic CBOR")
    case .logTime:
      Localized(zh: "入账时间倒退", en: "log time steps back")
    case .treeNode:
      Localized(zh: "树的节点与记录不符", en: "a stored node of the tree does not follow from the records")
    case .treeEdge:
      Localized(
        zh: "库头中的树边缘与记录不符", en: "the tree's right edge in the head does not follow from the records"
      )
    case .leafPrefixes:
      Localized(
        zh: "叶哈希前缀与记录不符", en: "the stored prefixes of leaf hashes are not those of the records")
    case .names:
      Localized(zh: "名称字典有误", en: "the dictionary of tags and types is wrong")
    case .indexMissing:
      Localized(zh: "记录缺少索引项", en: "a record's tag has no index entry")
    case .indexExtra:
      Localized(zh: "索引项没有对应的记录", en: "an index entry has no record")
    case .latest:
      Localized(
        zh: "标签的最后位置与索引不符", en: "the last position of a tag is not that of the index")
    case .backlink:
      Localized(
        zh: "记录的前向链接跳过了同一标签的记录",
        en: "a record does not link back to the last record of its tag")
    case .receiptMissing:
      Localized(zh: "命令缺少回执", en: "a command in the log has no receipt")
    case .receiptExtra:
      Localized(zh: "回执与记录不符", en: "a receipt has no such command in the log")
    case .readModel:
      Localized(zh: "读模型与日志不符", en: "a read model is not what the log leads to")
    case .storedCheckpoint:
      Localized(
        zh: "库存检查点与日志不符", en: "a stored checkpoint is not one of this log")
    case .shorterThanCheckpoint:
      Localized(
        zh: "日志比检查点短：尾部被截断或恢复了旧备份",
        en: "the log is shorter than the checkpoint: its end was cut, or an old backup restored")
    case .rewrittenSinceCheckpoint:
      Localized(
        zh: "检查点之前的记录被改写，或恢复旧备份后继续写入",
        en:
          "records before the checkpoint were rewritten, or an old backup was restored and went on")
    }
  }

  /// What cannot be relied on, and what can.
  package var affected: Localized {
    switch self {
    case .record, .missingRecord:
      Localized(
        zh: "这些位置的事实及由其得出的指标不可信；其余记录完好",
        en: "these facts and every figure from them; all other records are whole")
    case .extraRecord:
      Localized(zh: "之后的写入；末尾之前的记录完好", en: "what is written next; the records before it are whole")
    case .unreadableRecord:
      Localized(
        zh: "这些记录原样存入，但本程序读不出", en: "these records, which are stored as they were appended")
    case .logTime:
      Localized(zh: "按时间回看（--as-of）的结果", en: "answers with --as-of; the records are whole")
    case .treeNode, .treeEdge:
      Localized(zh: "证明和检查点；记录完好", en: "proofs and checkpoints; the records are whole")
    case .leafPrefixes:
      Localized(zh: "仅影响损坏定位；记录完好", en: "nothing but the search for damage; the records are whole")
    case .names, .indexMissing, .indexExtra:
      Localized(
        zh: "按标签的查询和规则判断；记录完好", en: "queries by tag and decisions; the records are whole")
    case .latest:
      Localized(
        zh: "此后写入的记录的前向链接；已有记录完好", en: "the links of records written next; the records are whole")
    case .backlink:
      Localized(
        zh: "以这些记录为据的历史完整性证明", en: "evidence that such a history is complete")
    case .receiptMissing, .receiptExtra:
      Localized(
        zh: "重复命令的识别；记录完好", en: "the recognition of repeated commands; the records are whole")
    case .readModel:
      Localized(zh: "KPI 数值；记录完好", en: "KPI figures; the records are whole")
    case .storedCheckpoint:
      Localized(zh: "以此检查点为据的证明", en: "proofs by this checkpoint")
    case .shorterThanCheckpoint, .rewrittenSinceCheckpoint:
      Localized(
        zh: "整个日志：检查点之前的历史不再是当初签署的", en: "the whole log: it is not the history that was signed")
    }
  }

  /// What to do.
  package var remedy: Localized {
    switch self {
    case .readModel:
      Localized(
        zh: "记录完好时，运行 carelog projections rebuild",
        en: "if the records are whole, run carelog projections rebuild")
    case .unreadableRecord:
      Localized(
        zh: "用写入它的程序版本读取", en: "read them with the program version that wrote them")
    case .logTime, .backlink:
      Localized(
        zh: "查明当时由哪个程序写入；记录不可更改", en: "find out which program wrote them; records stay as they are")
    case .storedCheckpoint:
      Localized(
        zh: "与外部保存的检查点比对：carelog verify --checkpoint",
        en: "compare with one kept outside: carelog verify --checkpoint")
    case .shorterThanCheckpoint, .rewrittenSinceCheckpoint:
      Localized(
        zh: "停止写入，保留现场，查明何人何时改动；检查点和本库都作为证据",
        en: "stop writing, keep everything, find out who changed what; note and store are evidence")
    case .record, .missingRecord, .extraRecord, .treeNode, .treeEdge, .leafPrefixes, .names,
      .indexMissing, .indexExtra, .latest, .receiptMissing, .receiptExtra:
      Localized(
        zh: "停止写入，检查磁盘，从备份恢复后再次核验",
        en: "stop writing, check the disk, restore a backup and verify that")
    }
  }
}
