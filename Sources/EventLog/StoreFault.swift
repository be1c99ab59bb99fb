package import EventSourcing

/// Trouble with the store or the machine, as opposed to a refusal: what, why, what to do next.
package struct StoreFault: Explained, Hashable {
  /// What was tried and what went wrong.
  package var message: Localized
  /// What is safe, and what to do.
  package var remedy: Localized

  package init(_ message: Localized, remedy: Localized) {
    self.message = message
    self.remedy = remedy
  }

  package var text: Localized {
    Localized(zh: "\(message.zh)。\(remedy.zh)", en: "\(message.en). \(remedy.en)")
  }

  /// What happened must not happen whatever is stored or typed.
  package static func defect(_ message: Localized) -> StoreFault {
    StoreFault(
      message,
      remedy: Localized(
        zh: "这是程序的缺陷，请报告；什么都没有写入",
        en: "This is a defect of the program; report it; nothing was stored"))
  }

  /// Something was written through a reader, or while the writer's own records were visited.
  package static let writingWhileReading = defect(
    Localized(zh: "读取时不能写入", en: "Nothing can be written while reading"))
}
