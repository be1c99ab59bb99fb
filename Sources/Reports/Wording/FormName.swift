package import EventSourcing

/// The words at the head and foot of a form.
package enum FormName: String, Wording {
  case department, title, period, edition, days, basis, seenOn, log, root, hash, supersedes
  case issuer, reviewer, receiver, explain, figureGap, more, pass, fail, noData, smallSample,
    provisional
  case pending, nothing

  package var label: Localized {
    switch self {
    case .department: Localized(zh: "客户服务部", en: "Customer service department")
    case .title: Localized(zh: "{0}考绩表单", en: "{0} performance form")
    case .period: Localized(zh: "期间", en: "Period")
    case .edition: Localized(zh: "版次", en: "Edition")
    case .days: Localized(zh: "{0} 至 {1}，共 {2} 天", en: "{0} to {1}, {2} days")
    case .basis: Localized(zh: "依据", en: "Made from")
    case .seenOn:
      Localized(zh: "日志前 {0} 条记录，截至 {1}", en: "the first {0} events of the log, as of {1}")
    case .log: Localized(zh: "日志", en: "Log")
    case .root: Localized(zh: "日志树根", en: "Log root")
    case .hash: Localized(zh: "表单摘要 SHA-256", en: "Form SHA-256")
    case .supersedes:
      Localized(zh: "取代第 {0} 版（依据前 {1} 条）", en: "supersedes edition {0} (made from {1} events)")
    case .issuer: Localized(zh: "编制", en: "Prepared by")
    case .reviewer: Localized(zh: "审核", en: "Reviewed by")
    case .receiver: Localized(zh: "总经理", en: "General manager")
    case .explain: Localized(zh: "逐条依据", en: "The facts behind it")
    case .figureGap: Localized(zh: "[指标]", en: "[KPI]")
    case .more: Localized(zh: "另有 {0} 行未列", en: "{0} more rows are not shown")
    case .pass: Localized(zh: "达标", en: "pass")
    case .fail: Localized(zh: "未达标", en: "fail")
    case .noData: Localized(zh: "无数据", en: "no data")
    case .smallSample: Localized(zh: "样本少", en: "small sample")
    case .provisional: Localized(zh: "暂定", en: "provisional")
    case .pending: Localized(zh: "{0} 件未定", en: "{0} pending")
    case .nothing: Localized(zh: "—", en: "—")
    }
  }
}

/// Fills the gaps `{0}`, `{1}` … of a text.
func filled(_ text: String, _ values: [String]) -> String {
  var result = ""
  var rest = text[...]
  while let open = rest.firstIndex(of: "{"),
    let close = rest[open...].firstIndex(of: "}")
  {
    result += rest[..<open]
    let gap = Int(rest[rest.index(after: open)..<close])
    result += gap.flatMap { values.indices.contains($0) ? values[$0] : nil } ?? ""
    rest = rest[rest.index(after: close)...]
  }
  return result + rest
}
