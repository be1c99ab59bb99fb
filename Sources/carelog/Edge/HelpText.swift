import ArgumentParser
import EventSourcing

extension Language {
  /// The language in which help is written: a command's description is made before its options
  /// are read.
  static let ofHelp = Language(typed: Array(CommandLine.arguments.dropFirst()))
}

extension ArgumentHelp {
  /// What an option is for.
  static func text(zh: String, en: String) -> Self {
    Self(Localized(zh: zh, en: en)[.ofHelp])
  }

  static var assignment: Self { .text(zh: "派工单编号", en: "The assignment's id.") }
  static var complaint: Self { .text(zh: "投诉编号", en: "The complaint's id.") }
  static var contract: Self { .text(zh: "合同编号", en: "The contract's id.") }
  static var customer: Self { .text(zh: "客户编号", en: "The customer's id.") }
  static var technician: Self { .text(zh: "技师编号", en: "The technician's id.") }
  static var visit: Self { .text(zh: "上门记录编号", en: "The visit's id.") }
  static var note: Self { .text(zh: "备注内容", en: "The note.") }
}

extension String {
  /// What a command does, or what is to be known of it.
  static func text(zh: String, en: String) -> String { Localized(zh: zh, en: en)[.ofHelp] }

  /// What is to be known of a command, followed by examples of its use.
  static func text(zh: String, en: String, examples: String) -> String {
    text(zh: zh, en: en) + "\n\n" + self.examples(examples)
  }

  /// Examples of a command's use, each indented by two spaces.
  static func examples(_ lines: String) -> String {
    text(zh: "示例\n", en: "EXAMPLES\n") + lines
  }
}
