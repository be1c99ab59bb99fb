package import Checkpoints
package import EventSourcing
package import Merkle

/// Why something is not signed, cosigned or proven, as the shell answers it.
package struct AuditRefusal: Error, Hashable, Sendable {
  package var code: String
  package var message: Localized
  package var hint: Localized

  package init(_ code: String, message: Localized, hint: Localized) {
    self.code = code
    self.message = message
    self.hint = hint
  }
}

extension AuditRefusal {
  private static let keepEvidence = Localized(
    zh: "停止写入，保留本库和检查点作为证据，查明何人何时改动。",
    en: "Stop writing, keep store and checkpoint as evidence, and find out who changed what.")

  static func shorterLog(_ size: UInt64, signed: UInt64) -> AuditRefusal {
    AuditRefusal(
      "log_shorter_than_signed",
      message: Localized(
        zh: "日志只有 \(size) 条，而此密钥已为 \(signed) 条签过名：尾部被截断或恢复了旧备份。",
        en: """
          The log holds \(size) events, but \(signed) have been signed: its end was cut, or an old \
          backup was restored.
          """),
      hint: Localized(
        zh: "找回完整的库；若无法找回，用新的日志名（init --origin）和新密钥另起一本。",
        en: """
          Bring back the whole store; if that cannot be had, begin a log with another name \
          (init --origin) and another key.
          """))
  }

  static func rewrittenLog(at size: UInt64) -> AuditRefusal {
    AuditRefusal(
      "log_rewritten",
      message: Localized(
        zh: "日志前 \(size) 条的根哈希不是已签署的那个：旧记录被改写。",
        en: """
          The root over the first \(size) events is not the one that was signed: old records were \
          rewritten.
          """),
      hint: keepEvidence)
  }

  static let restoredLog = AuditRefusal(
    "restored_log",
    message: Localized(
      zh: "本库是恢复或抢救出来的，而密钥旁没有签过什么的记载（KEY.signed），签署可能使日志有两份历史。",
      en: """
        The store was restored or salvaged, and no note beside the key (KEY.signed) tells what was \
        signed last: signing could give the log two histories.
        """),
    hint: Localized(
      zh: "把最后签署的检查点放到密钥旁（KEY.signed）；若找不到，用新日志名（restore --origin）和新密钥另起一本。",
      en: """
        Put the last checkpoint signed beside the key, as KEY.signed; if it cannot be had, restore \
        under another name (restore --origin) and take another key.
        """))

  static let damagedTree = AuditRefusal(
    "log_damaged",
    message: Localized(
      zh: "读回的记录与树不符，不予签署。",
      en: "The records read back do not lead to the tree that is stored; nothing was signed."),
    hint: Localized(zh: "运行 carelog verify 查明损坏之处。", en: "Run carelog verify to find the damage."))

  static func unreadableCheckpoint(_ size: UInt64, _ reason: Localized) -> AuditRefusal {
    AuditRefusal(
      "stored_checkpoint_damaged",
      message: Localized(
        zh: "库中 \(size) 条处的检查点无法读取：\(reason.zh)。",
        en: "The checkpoint stored for \(size) events cannot be read: \(reason.en)."),
      hint: Localized(zh: "运行 carelog verify。", en: "Run carelog verify."))
  }

  package static func otherLog(_ origin: String, expected: String) -> AuditRefusal {
    AuditRefusal(
      "key_of_another_log",
      message: Localized(
        zh: "此密钥签过日志 \(origin)，本库的日志名是 \(expected)。",
        en: "The key has signed the log \(origin); the log in this store is called \(expected)."),
      hint: Localized(
        zh: "一把密钥只签一本日志：为本库另建密钥（key generate）。",
        en: "A key signs one log only: make another for this store with key generate."))
  }

  static func noCheckpoint(for need: Localized) -> AuditRefusal {
    AuditRefusal(
      "no_checkpoint",
      message: Localized(
        zh: "库中没有\(need.zh)的检查点，证明无所依据。",
        en: "No checkpoint \(need.en) is stored, so there is nothing to prove against."),
      hint: Localized(
        zh: "先运行 carelog checkpoint，或用 --format json 取得不带检查点的证明。",
        en: "Run carelog checkpoint first, or take the proof without one by --format json."))
  }

  package init(_ error: MerkleError) {
    let code =
      switch error {
      case .sizeBeyondLog: "size_beyond_log"
      case .leafBeyondSize: "position_beyond_size"
      case .proofFromEmptyTree: "nothing_to_prove"
      case .noSubtree: "sizes_reversed"
      case .missingLeaf: "record_missing"
      }
    self.init(
      code, message: Localized(zh: error.text.zh + "。", en: error.text.en + "."),
      hint: Localized(
        zh: "用 carelog log stat 查看日志长度。", en: "See carelog log stat for the log's length."))
  }

  package init(_ refusal: WitnessRefusal) {
    switch refusal {
    case .untrusted(let error):
      self.init(
        "untrusted_checkpoint",
        message: Localized(
          zh: "检查点不可信：\(error.text.zh)。",
          en: "The checkpoint is not to be believed: \(error.text.en)."),
        hint: Localized(
          zh: "核对 --log-key 和 --origin，或向该日志的保管人索取。",
          en: "Check --log-key and --origin with the keeper of that log."))
    case .rollback(let size, let seen):
      self.init(
        "rollback",
        message: Localized(
          zh: "检查点只有 \(size) 条，而见过 \(seen) 条：日志被回退。",
          en: "The checkpoint is of \(size) events, but \(seen) were seen: the log was rolled back."
        ),
        hint: Self.keepEvidence)
    case .otherRootAtSameSize(let size):
      self.init(
        "same_size_other_root",
        message: Localized(
          zh: "同为 \(size) 条却有两个根哈希：日志有两份历史。",
          en: "There are two roots for \(size) events: the log has two histories."),
        hint: Self.keepEvidence)
    case .otherOldSize(let size, let seen):
      self.init(
        "other_old_size",
        message: Localized(
          zh: "证明从 \(size) 条开始，而上次见到的是 \(seen) 条。",
          en: "The proof begins at \(size) events, but the last checkpoint seen was of \(seen)."),
        hint: Localized(
          zh: "请对方运行 carelog prove consistency \(seen)。",
          en: "Ask for carelog prove consistency \(seen)."))
    case .notConsistent(let error):
      self.init(
        "fork",
        message: Localized(
          zh: "新检查点不延续上次见到的那个：\(error.text.zh)。",
          en: "The checkpoint does not continue the last one seen: \(error.text.en)."),
        hint: Self.keepEvidence)
    }
  }
}
