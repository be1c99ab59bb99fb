internal import Checkpoints
package import EventSourcing
internal import Merkle

extension EvidenceClaim {
  package var text: Localized {
    switch self {
    case .checkpoint(let trusted):
      let (checkpoint, signers) = (trusted.checkpoint, trusted.signatures.map(\.signer))
      let by = signers.joined(separator: ", ")
      return Localized(
        zh: "日志 \(checkpoint.origin) 有 \(checkpoint.size) 条记录时的检查点由以下密钥签署：\(by)",
        en: "a checkpoint of the log \(checkpoint.origin) at \(checkpoint.size) records, "
          + "signed by \(by)")
    case .included(let count):
      return Localized(
        zh: "\(count) 条记录逐字节在该日志的所示位置上",
        en: "\(count) records are in that log at the positions shown, byte for byte")
    case .whole(let position):
      return Localized(
        zh: "@\(position.rawValue) 之前，该投诉的记录一条不缺（按记录自身的前向链接）",
        en: "no record of the complaint before @\(position.rawValue) was left out "
          + "(by the links that the records themselves hold)")
    case .nothingLater(let position, let count):
      return Localized(
        zh: "@\(position.rawValue) 之后至检查点的 \(count) 条记录都与该投诉无关",
        en:
          "none of the \(count) records after @\(position.rawValue) up to the checkpoint is of the "
          + "complaint")
    case .continues(let size):
      return Localized(
        zh: "日志延续了有 \(size) 条记录的旧检查点：旧内容未改未删",
        en: "the log continues the older checkpoint of \(size) records: nothing in those was "
          + "changed or removed")
    case .agreesWithHeld(let size):
      return Localized(
        zh: "与您保存的检查点（\(size) 条记录）一致", en: "it agrees with your checkpoint of \(size) records")
    case .rendering:
      return Localized(zh: "可读文本与记录一致", en: "the readable text says what the records say")
    }
  }
}

extension VerifiedSignature {
  fileprivate var signer: String {
    let key = "\(key.name)+\(key.id.hex)"
    guard let seconds,
      let milliseconds = Int64(exactly: seconds)?.multipliedReportingOverflow(
        by: 1000), !milliseconds.overflow
    else { return key }
    let moment = Timestamp(rawValue: milliseconds.partialValue)
    return key + " (" + moment.formatted(in: BusinessZone("UTC") ?? .shanghai) + ")"
  }
}

extension EvidenceLimit {
  package var text: Localized {
    switch self {
    case .truth:
      Localized(
        zh: "所记内容属实、所记时间准确：这只是记录人的说法",
        en:
          "that what was recorded is true, and happened when it says: those are the office's words")
    case .onlyLog:
      Localized(
        zh: "没有向别人出示过另一份日志：须与他人保存的检查点或见证人签名对照",
        en: "that nobody was shown another log: compare with checkpoints that others keep")
    case .nothingLater(let position, let count):
      Localized(
        zh: "@\(position.rawValue) 之后至检查点的 \(count) 条记录中没有该投诉的记录：须查看日志本身",
        en:
          "that none of the \(count) records after @\(position.rawValue) up to the checkpoint is of "
          + "the complaint: only the log itself can tell")
    }
  }
}

extension EvidenceFailure {
  /// A stable name for scripts.
  package var code: String {
    switch self {
    case .untrustedCheckpoint: "untrusted_checkpoint"
    case .noRecords: "no_records"
    case .notIncluded: "not_included"
    case .unreadableRecord: "unreadable_record"
    case .foreignRecord: "foreign_record"
    case .outOfOrder: "out_of_order"
    case .brokenHistory: "broken_history"
    case .wrongTail: "wrong_tail"
    case .hiddenRecord: "hidden_record"
    case .untrustedOlder: "untrusted_older_checkpoint"
    case .inconsistent: "inconsistent"
    case .untrustedHeld: "untrusted_held_checkpoint"
    case .heldNotCovered: "held_checkpoint_not_covered"
    case .contradictsHeld: "contradicts_held_checkpoint"
    case .unfoundedRendering: "unfounded_rendering"
    case .renderingDiffers: "rendering_differs"
    }
  }

  package var text: Localized {
    switch self {
    case .untrustedCheckpoint(let error):
      Localized(
        zh: "检查点不可信：\(error.text.zh)", en: "the checkpoint is not to be believed: \(error.text.en)")
    case .noRecords:
      Localized(zh: "文件中没有记录", en: "the file holds no record")
    case .notIncluded(let position, let error):
      Localized(
        zh: "@\(position.rawValue) 的记录不在日志中：\(error.text.zh)",
        en: "the record at @\(position.rawValue) is not in the log: \(error.text.en)")
    case .unreadableRecord(let position, let why):
      Localized(
        zh: "@\(position.rawValue) 的记录无法读取：\(why.zh)",
        en: "the record at @\(position.rawValue) cannot be read: \(why.en)")
    case .foreignRecord(let position):
      Localized(
        zh: "@\(position.rawValue) 的记录与该投诉无关",
        en: "the record at @\(position.rawValue) is not of the complaint")
    case .outOfOrder(let position):
      Localized(
        zh: "@\(position.rawValue) 的记录次序有误或重复",
        en: "the record at @\(position.rawValue) is out of order or there twice")
    case .brokenHistory(let position, let linked):
      if let linked {
        Localized(
          zh: "@\(position.rawValue) 的记录指明前一条在 @\(linked.rawValue)，文件中却不是",
          en: "the record at @\(position.rawValue) names @\(linked.rawValue) as the one before it, "
            + "which is not the one in the file")
      } else {
        Localized(
          zh: "@\(position.rawValue) 的记录表明其前没有该投诉的记录，文件中却有",
          en: "the record at @\(position.rawValue) says that it is the complaint's first, "
            + "but the file has one before it")
      }
    case .wrongTail:
      Localized(
        zh: "最后一条之后的记录推不出检查点：有缺漏、增添或改动",
        en: "the records after the last one do not lead to the checkpoint: some were left out, "
          + "added or altered")
    case .hiddenRecord(let position):
      Localized(
        zh: "@\(position.rawValue) 的记录属于该投诉（或无法读取），却未列入",
        en:
          "the record at @\(position.rawValue) is of the complaint, or cannot be read, but is not "
          + "among its records")
    case .untrustedOlder(let error):
      Localized(
        zh: "文件中的旧检查点不可信：\(error.text.zh)",
        en: "the older checkpoint in the file is not to be believed: \(error.text.en)")
    case .inconsistent(let size, let error):
      Localized(
        zh: "日志并非有 \(size) 条记录的旧检查点的延续：\(error.text.zh)",
        en: "the log does not continue the older checkpoint of \(size) records: \(error.text.en)")
    case .untrustedHeld(let error):
      Localized(
        zh: "您给出的检查点不可信：\(error.text.zh)",
        en: "the checkpoint that you gave is not to be believed: \(error.text.en)")
    case .heldNotCovered(let size):
      Localized(
        zh: "文件没有对您的检查点（\(size) 条记录）的证明；请索取以 --checkpoint 制作的文件",
        en: "the file proves nothing about your checkpoint of \(size) records; ask for one made "
          + "with --checkpoint")
    case .contradictsHeld(let size):
      Localized(
        zh: "与您保存的 \(size) 条记录的检查点矛盾：日志被改写过",
        en: "it contradicts your checkpoint of \(size) records: the log was rewritten")
    case .unfoundedRendering:
      Localized(zh: "可读文本没有可读的记录作依据", en: "the readable text has no readable records behind it")
    case .renderingDiffers(let line):
      Localized(
        zh: "可读文本第 \(line) 行与记录不符",
        en: "line \(line) of the readable text is not what the records say")
    }
  }
}
