import EventSourcing
import Evidence
import Interchange

/// Lays out what came of checking an evidence file.
struct EvidenceCheckReport {
  private let verdict: EvidenceVerdict
  /// Why there is nothing to check.
  private let unreadable: EvidenceError?

  init(_ verdict: EvidenceVerdict) {
    self.verdict = verdict
    unreadable = nil
  }

  init(unreadable: EvidenceError) {
    verdict = EvidenceVerdict(unproven: [])
    self.unreadable = unreadable
  }

  var isSound: Bool { unreadable == nil && verdict.isSound }

  func printed(_ format: OutputFormat, _ language: Language) {
    let rows = rows(language)
    if format == .json { return print(json(language).text(.pretty)) }
    Listing(
      columns: [
        .init(Localized(zh: "结论", en: "verdict")[language]),
        .init(Localized(zh: "内容", en: "what")[language]),
      ],
      rows: rows, json: .null
    ).printed(format)
  }

  private func rows(_ language: Language) -> [[String]] {
    let label = { (zh: String, en: String) in Localized(zh: zh, en: en)[language] }
    return failures(language).map { [label("有误", "WRONG"), $0.text] }
      + verdict.proven.map { [label("已证明", "proven"), $0.text[language]] }
      + verdict.unproven.map { [label("未证明", "not proven"), $0.text[language]] }
  }

  private func failures(_ language: Language) -> [(code: String, text: String)] {
    if let unreadable { return [("malformed", unreadable.text[language])] }
    return verdict.failures.map { ($0.code, $0.text[language]) }
  }

  private func json(_ language: Language) -> JSONValue {
    [
      "status": isSound ? "sound" : "failed",
      "failures": .array(
        failures(language).map { ["code": .string($0.code), "message": .string($0.text)] }),
      "proven": .array(verdict.proven.map { .string($0.text[language]) }),
      "notProven": .array(verdict.unproven.map { .string($0.text[language]) }),
    ]
  }
}
