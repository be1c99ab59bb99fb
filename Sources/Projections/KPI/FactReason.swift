package import EventSourcing

/// Why a fact is counted in a figure, or is not.
package enum FactReason: String, CaseIterable, Sendable {
  case satisfied, dissatisfied, low_score, higher_score, scored
  case open_at_start, filed, reopened, closed, open
  case on_time, late, not_due_yet
  case renewed, declined, terminated, pending, lapsed, no_price
  case superseded, rating_voided, visit_voided, not_rated, other_subject
  case duplicate, invalid
  case contract_voided, renewal_cancelled, not_renewable, not_ended
  case completed, not_completed, unfinished, punctual, tardy, window_unknown
  case followed_up, not_followed_up, follow_up_pending
  case fixed, return_possible, not_fixed, not_repair
  case answered, unanswered, not_issued, promoter, passive, detractor, easy, hard, not_asked
  case accident, near_miss, not_confirmed
  case worked, under_a_minute, on_shift, no_shift
  case outside_period, other_group, period_not_begun, not_yet_occurred
  case acknowledged, responded, not_acknowledged, not_answered, not_closed, not_open
  case reopened_soon, repeated, first_time
  case archive_full, archive_gaps, found_correct, found_wrong, verified_lately
  case not_verified_lately, customer_merged
  case aged_0_3, aged_4_7, aged_8_15, aged_16_30, aged_31

  package var label: Localized {
    switch self {
    case .satisfied: Localized(zh: "4 分以上", en: "score of 4 or 5")
    case .dissatisfied: Localized(zh: "3 分以下", en: "score below 4")
    case .low_score: Localized(zh: "2 分以下", en: "score of 1 or 2")
    case .higher_score: Localized(zh: "3 分以上", en: "score above 2")
    case .scored: Localized(zh: "已评分", en: "scored")
    case .open_at_start: Localized(zh: "期初未结", en: "open at the start")
    case .filed: Localized(zh: "本期受理", en: "filed")
    case .reopened: Localized(zh: "本期重开", en: "reopened")
    case .closed: Localized(zh: "已结案", en: "closed")
    case .open: Localized(zh: "未结案", en: "open")
    case .on_time: Localized(zh: "按时结案", en: "closed on time")
    case .late: Localized(zh: "超期", en: "late")
    case .not_due_yet: Localized(zh: "未到期", en: "not due yet")
    case .renewed: Localized(zh: "已续单", en: "renewed")
    case .declined: Localized(zh: "不续", en: "declined")
    case .terminated: Localized(zh: "提前终止", en: "terminated")
    case .pending: Localized(zh: "宽限期内未定", en: "in the days of grace, undecided")
    case .lapsed: Localized(zh: "到期未续", en: "lapsed")
    case .no_price: Localized(zh: "无金额", en: "without a price")
    case .superseded: Localized(zh: "评分已更正", en: "superseded by another score")
    case .rating_voided: Localized(zh: "评分已作废", en: "rating voided")
    case .visit_voided: Localized(zh: "上门记录已作废", en: "visit voided")
    case .not_rated: Localized(zh: "未评分", en: "not rated")
    case .other_subject: Localized(zh: "非上门或定期评价", en: "about another subject")
    case .duplicate: Localized(zh: "重复投诉", en: "duplicate")
    case .invalid: Localized(zh: "无效投诉", en: "invalid")
    case .contract_voided: Localized(zh: "合同已作废", en: "contract voided")
    case .renewal_cancelled: Localized(zh: "续单已撤销", en: "renewal cancelled")
    case .not_renewable: Localized(zh: "不可续", en: "not renewable")
    case .not_ended: Localized(zh: "尚未到期", en: "has not ended")
    case .completed: Localized(zh: "已完成", en: "completed")
    case .not_completed: Localized(zh: "未完成", en: "not completed")
    case .unfinished: Localized(zh: "非完成的上门", en: "a visit that was not completed")
    case .punctual: Localized(zh: "准时到达", en: "arrived on time")
    case .tardy: Localized(zh: "迟到", en: "arrived late")
    case .window_unknown: Localized(zh: "未记预约时间", en: "without a recorded window")
    case .followed_up: Localized(zh: "已回访", en: "followed up")
    case .not_followed_up: Localized(zh: "未按期回访", en: "not followed up in time")
    case .follow_up_pending: Localized(zh: "回访期内", en: "may still be followed up in time")
    case .fixed: Localized(zh: "一次完成", en: "fixed the first time")
    case .return_possible: Localized(zh: "未满 30 天", en: "within 30 days, may still return")
    case .not_fixed: Localized(zh: "未一次完成", en: "not fixed the first time")
    case .not_repair: Localized(zh: "非维修服务", en: "not a repair")
    case .answered: Localized(zh: "已回收", en: "answered")
    case .unanswered: Localized(zh: "未回收", en: "not answered")
    case .not_issued: Localized(zh: "未发放问卷", en: "answered without being issued")
    case .promoter: Localized(zh: "推荐者（9–10 分）", en: "promoter (9–10)")
    case .passive: Localized(zh: "中立者（7–8 分）", en: "passive (7–8)")
    case .detractor: Localized(zh: "贬损者（0–6 分）", en: "detractor (0–6)")
    case .easy: Localized(zh: "省力（5–7 分）", en: "easy (5–7)")
    case .hard: Localized(zh: "费力（1–4 分）", en: "hard (1–4)")
    case .not_asked: Localized(zh: "未答此题", en: "without an answer to this")
    case .accident: Localized(zh: "已核实的事故", en: "confirmed accident")
    case .near_miss: Localized(zh: "未遂事件", en: "near miss")
    case .not_confirmed: Localized(zh: "尚未核实", en: "not confirmed")
    case .worked: Localized(zh: "上门工时", en: "visit time")
    case .under_a_minute: Localized(zh: "不足一分钟", en: "less than a minute")
    case .on_shift: Localized(zh: "班次工时", en: "shift time")
    case .no_shift: Localized(zh: "期内无班次", en: "no shift in the period")
    case .outside_period: Localized(zh: "不在本期", en: "outside the period")
    case .other_group: Localized(zh: "现属其他组", en: "now in another group")
    case .period_not_begun: Localized(zh: "期间未开始", en: "the period has not begun")
    case .not_yet_occurred: Localized(zh: "当时尚未发生", en: "had not occurred")
    case .acknowledged: Localized(zh: "已告知受理", en: "acknowledged")
    case .responded: Localized(zh: "已首次回应", en: "first answered")
    case .not_acknowledged: Localized(zh: "未告知受理", en: "not acknowledged")
    case .not_answered: Localized(zh: "未回应", en: "not answered")
    case .not_closed: Localized(zh: "未结案", en: "not closed")
    case .not_open: Localized(zh: "期末不在办", en: "not open at the end")
    case .reopened_soon: Localized(zh: "30 天内重开", en: "reopened within 30 days")
    case .repeated: Localized(zh: "90 天内同类重复", en: "the same within 90 days before")
    case .first_time: Localized(zh: "非重复", en: "no repetition")
    case .archive_full: Localized(zh: "档案完整", en: "complete archive")
    case .archive_gaps: Localized(zh: "档案有缺项", en: "archive with gaps")
    case .found_correct: Localized(zh: "核实无误", en: "found correct")
    case .found_wrong: Localized(zh: "核实有误", en: "found wrong")
    case .verified_lately: Localized(zh: "12 个月内已核实", en: "verified within 12 months")
    case .not_verified_lately: Localized(zh: "12 个月内未核实", en: "not verified within 12 months")
    case .customer_merged: Localized(zh: "已并入他户", en: "merged into another customer")
    case .aged_0_3: Localized(zh: "0–3 天", en: "0–3 days")
    case .aged_4_7: Localized(zh: "4–7 天", en: "4–7 days")
    case .aged_8_15: Localized(zh: "8–15 天", en: "8–15 days")
    case .aged_16_30: Localized(zh: "16–30 天", en: "16–30 days")
    case .aged_31: Localized(zh: "31 天以上", en: "31 days and more")
    }
  }
}
