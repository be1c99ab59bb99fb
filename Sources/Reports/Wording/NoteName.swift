package import EventSourcing

/// The sentences beside the tables; `{0}`, `{1}` … stand for values.
package enum NoteName: String, Wording {
  case docketHolds = "docket_holds"
  case docketBroken = "docket_broken"
  case smallSample = "small_sample"
  case provisional, exact
  case noData = "no_data"
  case missed, met
  case noIncidents = "no_incidents"
  case noEscalations = "no_escalations"
  case voided
  case late
  case unchanged
  case masked

  package var label: Localized {
    switch self {
    case .docketHolds:
      Localized(
        zh: "期初未结 {0} + 受理 {1} + 重开 {2} − 结案 {3} = 期末未结 {4}；恒等式成立。",
        en: "open at start {0} + filed {1} + reopened {2} − closed {3} = open at end {4}: it holds."
      )
    case .docketBroken:
      Localized(
        zh: "恒等式不成立：账上未结 {0}，结案率所余 {1}。请运行 carelog projections verify。",
        en:
          "The docket does not balance: {0} open, {1} left by the rate. Run carelog projections verify."
      )
    case .smallSample:
      Localized(
        zh: "“样本少”：分母不足 30，比率仅供参考。",
        en: "\"small sample\": fewer than 30 in the denominator; read the rate with care.")
    case .provisional:
      Localized(
        zh: "“暂定”：其中尚有未到期或未定的件数，数字还会变动。",
        en:
          "\"provisional\": some of it is not due or not decided yet, so the figure can still move."
      )
    case .exact:
      Localized(
        zh: "是否达标按分子、分母的精确比值判断，不按四舍五入后的数字。",
        en: "Pass or fail goes by the exact ratio of the two integers, never by the rounded figure."
      )
    case .noData:
      Localized(
        zh: "分母为零时写“无数据”，既非达标也非未达标。",
        en: "Over nothing there is no data: neither pass nor fail.")
    case .missed:
      Localized(zh: "未达标：{0}。", en: "Missed: {0}.")
    case .met:
      Localized(zh: "有目标的 {0} 项指标中 {1} 项达标。", en: "Of {0} figures with a target {1} are met.")
    case .noIncidents:
      Localized(zh: "本期没有事故或未遂事件。", en: "There were no accidents and no near misses.")
    case .noEscalations:
      Localized(zh: "没有未批复的上报。", en: "No escalation waits for an answer.")
    case .voided:
      Localized(
        zh: "重复或无效的投诉、作废的记录不计入任何一项，也不计入以往各期。",
        en:
          "Duplicate or invalid complaints and voided records count in no term, nor in past periods."
      )
    case .late:
      Localized(
        zh: "本期事实中，事发一天以后才入账的（补录）按发生日计入本期。",
        en: "Facts recorded more than a day late count on the day they happened.")
    case .unchanged:
      Localized(
        zh: "已签发各期的数字与签发时相同。",
        en: "The figures of all issued periods are still those that were issued.")
    case .masked:
      Localized(
        zh: "自由文字中的号码已遮盖；客户以编号表示。",
        en: "Numbers inside free text are masked; customers appear by their ids.")
    }
  }
}
