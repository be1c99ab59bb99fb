import ArgumentParser
import CustomerService

/// How a complaint ends, opens again, or leaves the figures.
extension ComplaintGroup {
  struct Verdict: WritingCommand {
    static let command = "complaint.verdict"
    static let configuration = CommandConfiguration(
      commandName: "verdict",
      abstract: .text(zh: "登记客户意见", en: "Record the customer's answer."),
      discussion: .examples(
        """
          carelog complaint verdict --complaint P1 --verdict accepted
        """))

    @Option(help: .complaint)
    var complaint: String
    @Option(help: .text(zh: "客户的意见", en: "What the customer says."))
    var verdict: CustomerService.Verdict
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "verdict": verdict.field,
      ]
    }
  }

  struct Close: WritingCommand {
    static let command = "complaint.close"
    static let configuration = CommandConfiguration(
      commandName: "close", abstract: .text(zh: "结案", en: "Close a complaint."),
      discussion: .examples(
        """
          carelog complaint close --complaint P1 --outcome resolved \\
            --resolution 已修好 --root-cause 垫片老化 --role director
        """))

    @Option(help: .complaint)
    var complaint: String
    @Option(help: .text(zh: "处理结果的类别", en: "How it ended."))
    var outcome: ClosingOutcome
    @Option(help: .text(zh: "处理结果；结案必填", en: "What was done; needed to close."))
    var resolution: String?
    @Option(
      help: .text(
        zh: "根因；重大和特别重大投诉必填",
        en: "The root cause; major and critical complaints need one."))
    var rootCause: String?
    @Option(help: .text(zh: "赔付金额，单位为分", en: "The compensation in fen (0.01 yuan)."))
    var compensationFen: Int64?
    @Option(help: .text(zh: "客户是否认可", en: "Whether the customer agrees."))
    var customerConfirmed: Confirmation?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "outcome": outcome.field, "resolution": resolution.field,
        "rootCause": rootCause.field, "compensationFen": compensationFen.field,
        "customerConfirmed": customerConfirmed.field,
      ]
    }
  }

  struct Reopen: WritingCommand {
    static let command = "complaint.reopen"
    static let configuration = CommandConfiguration(
      commandName: "reopen", abstract: .text(zh: "重开已结案的投诉", en: "Reopen a closed complaint."),
      discussion: .examples(
        """
          carelog complaint reopen --complaint P1 --reason 又漏水了
        """))

    @Option(help: .complaint)
    var complaint: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field
      ]
    }
  }

  struct Escalate: WritingCommand {
    static let command = "complaint.escalate"
    static let configuration = CommandConfiguration(
      commandName: "escalate",
      abstract: .text(zh: "把投诉上报上级", en: "Take a complaint to a superior."),
      discussion: .examples(
        """
          carelog complaint escalate --complaint P1 --level director \\
            --reason 客户不同意方案
        """))

    @Option(help: .complaint)
    var complaint: String
    @Option(help: .text(zh: "上报到哪一级", en: "Whom it goes to."))
    var level: EscalationLevel
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "level": level.field,
      ]
    }
  }

  struct Duplicate: WritingCommand {
    static let command = "complaint.duplicate"
    static let configuration = CommandConfiguration(
      commandName: "duplicate",
      abstract: .text(zh: "标记为重复投诉", en: "Mark a complaint as a duplicate."),
      discussion: .examples(
        """
          carelog complaint duplicate --complaint P2 --of P1
        """))

    @Option(help: .text(zh: "重复的那件投诉的编号", en: "The complaint that is the duplicate."))
    var complaint: String
    @Option(help: .text(zh: "所重复的原投诉编号", en: "The complaint that it repeats."))
    var of: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "of": of.field,
      ]
    }
  }

  struct Invalid: WritingCommand {
    static let command = "complaint.invalid"
    static let configuration = CommandConfiguration(
      commandName: "invalid",
      abstract: .text(zh: "标记为无效投诉", en: "Mark a complaint as invalid."),
      discussion: .examples(
        """
          carelog complaint invalid --complaint P2 --reason 误登 --role director
        """))

    @Option(help: .complaint)
    var complaint: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field
      ]
    }
  }

  struct Note: WritingCommand {
    static let command = "complaint.note"
    static let configuration = CommandConfiguration(
      commandName: "note",
      abstract: .text(zh: "添加备注", en: "Add a note."),
      discussion: .examples(
        """
          carelog complaint note --complaint P1 --note 客户周五在家
        """))

    @Option(help: .complaint)
    var complaint: String
    @Option(help: .note)
    var note: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "note": note.field,
      ]
    }
  }

  struct Pause: WritingCommand {
    static let command = "complaint.pause"
    static let configuration = CommandConfiguration(
      commandName: "pause",
      abstract: .text(zh: "等待他人期间暂停计时", en: "Stop the clock while somebody else must act."),
      discussion: .examples(
        """
          carelog complaint pause --complaint P1 --awaiting customer --reason 等客户开门
        """))

    @Option(help: .complaint)
    var complaint: String
    @Option(help: .text(zh: "等待谁", en: "Who must act."))
    var awaiting: Awaiting
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field, "awaiting": awaiting.field,
      ]
    }
  }

  struct Resume: WritingCommand {
    static let command = "complaint.resume"
    static let configuration = CommandConfiguration(
      commandName: "resume",
      abstract: .text(zh: "恢复计时", en: "Let the clock run again."),
      discussion: .examples(
        """
          carelog complaint resume --complaint P1
        """))

    @Option(help: .complaint)
    var complaint: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "complaint": complaint.field
      ]
    }
  }
}
