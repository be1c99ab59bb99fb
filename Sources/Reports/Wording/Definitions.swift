package import EventSourcing

extension FigureName {
  /// What the figure counts, in a sentence (domain.md §3.2 and §3.3).
  package var definition: Localized { Definitions.all[text] ?? label }
}

private enum Definitions {
  static let all: [String: Localized] = [
    "satisfaction": Localized(
      zh: "4 分以上的评分 ÷ 本期全部有效评分（上门与定期调查）。",
      en: "scores of 4 or 5 over all scores of the period (visits and periodic surveys)"),
    "dissatisfied": Localized(
      zh: "2 分以下的评分 ÷ 本期全部有效评分。", en: "scores of 1 or 2 over all scores of the period"),
    "mean_score": Localized(zh: "评分之和 ÷ 评分数。", en: "the sum of the scores over their number"),
    "closure.docket": Localized(
      zh: "期末已结 ÷ 在办（期初未结、本期受理、本期重开）。",
      en: "closed at the end over the docket: open at the start, filed or reopened in the period"),
    "closure.cohort": Localized(
      zh: "本期受理的投诉中，截至制表日已结的比例。", en: "of the complaints filed in the period, those closed by now"),
    "closure.on_time": Localized(
      zh: "结案时限落在本期的投诉中，按时结案的比例。",
      en: "of the complaints due in the period, those closed in time"),
    "clearance": Localized(
      zh: "本期结案 ÷ 本期受理，可超过 100%。",
      en: "closed over filed in the period; it may exceed 100 %"),
    "reopen": Localized(
      zh: "本期结案后 30 天内又重开的 ÷ 本期结案。",
      en: "closings of the period that were reopened within 30 days over all closings"),
    "repeat": Localized(
      zh: "本期受理的投诉中，同一客户 90 天内同类再投诉的比例。",
      en: "complaints whose customer had another of the category in the 90 days before"),
    "renewal.count": Localized(
      zh: "本期到期的可续合同中，已续签的比例（宽限 30 天）。",
      en: "of the renewable contracts that ended in the period, those renewed (30 days of grace)"),
    "renewal.value": Localized(
      zh: "同上，按合同金额。", en: "the same by the contracts' price"),
    "complaint_rate": Localized(
      zh: "本期受理的投诉 ÷ 本期完成的上门 × 100。",
      en: "complaints filed over completed visits, times 100"),
    "accident_rate": Localized(
      zh: "本期发生并核实的事故 ÷ 本期完成的上门 × 1000。",
      en: "confirmed accidents over completed visits, times 1,000"),
    "punctuality": Localized(
      zh: "不晚于约定时间 15 分钟到达的上门 ÷ 本期上门。",
      en: "visits that began at most 15 minutes late over all visits"),
    "first_time_fix": Localized(
      zh: "首次上门即修好、30 天内无返工的维修单 ÷ 首次上门在本期的维修单。",
      en: "repairs done at the first visit without rework within 30 days over all repairs"),
    "follow_up_coverage": Localized(
      zh: "7 个工作日内回访接通的完成上门 ÷ 本期完成的上门。",
      en: "completed visits with a connected follow-up within 7 working days over all of them"),
    "utilisation": Localized(zh: "上门时长 ÷ 班次时长。", en: "time at homes over time of shifts"),
    "response_rate": Localized(
      zh: "已答复的问卷 ÷ 本期发出的问卷。", en: "surveys answered over surveys issued in the period"),
    "time_to_acknowledge": Localized(
      zh: "自受理至首次告知客户，按告知日计入本期。",
      en: "from filing to the first acknowledgement, by the day of the latter"),
    "time_to_first_response": Localized(
      zh: "自受理至首次主动联系客户。", en: "from filing to the first contact by staff"),
    "time_to_close.standing": Localized(
      zh: "自受理至有效结案，按结案日计入本期。",
      en: "from filing to the standing close, by the day of the latter"),
    "time_to_close.first": Localized(zh: "自受理至首次结案。", en: "from filing to the first close"),
    "time_to_close.net": Localized(
      zh: "自受理至有效结案，扣除暂停。", en: "from filing to the standing close, without pauses"),
    "time_to_acknowledge.business": Localized(
      zh: "自受理至首次告知客户的工作时间。", en: "working time from filing to the first acknowledgement"),
    "time_to_first_response.business": Localized(
      zh: "自受理至首次主动联系客户的工作时间。", en: "working time from filing to the first contact by staff"),
    "time_to_close.standing_business": Localized(
      zh: "自受理至有效结案的工作时间。", en: "working time from filing to the standing close"),
    "time_to_close.first_business": Localized(
      zh: "自受理至首次结案的工作时间。", en: "working time from filing to the first close"),
    "time_to_close.net_business": Localized(
      zh: "自受理至有效结案的工作时间，扣除暂停。",
      en: "working time from filing to the standing close, without pauses"),
    "visits": Localized(zh: "完成的上门 ÷ 本期上门。", en: "completed visits over all visits"),
    "complaint_satisfaction": Localized(
      zh: "对投诉处理的评分中 4 分以上的比例。",
      en: "scores of 4 or 5 over all scores for the handling of complaints"),
    "internal_satisfaction": Localized(
      zh: "内部评分中 4 分以上的比例。", en: "scores of 4 or 5 over all scores from inside"),
    "nps": Localized(
      zh: "推荐意愿 9–10 分的比例减去 0–6 分的比例。", en: "share of 9–10 less share of 0–6"),
    "ces": Localized(zh: "省力程度 5–7 分的比例。", en: "share of 5–7 on the scale of effort"),
    "archive_completeness.fields": Localized(
      zh: "已填必填项 ÷ 必填项，按期末在册客户。",
      en: "required fields that are filled over all of them, for active customers"),
    "archive_completeness.full": Localized(
      zh: "必填项齐全的客户 ÷ 期末在册客户。", en: "customers with complete archives over all"),
    "archive_accuracy.fields": Localized(
      zh: "核实为正确的项 ÷ 本期核实的项。",
      en: "fields found correct over fields verified in the period"),
    "archive_accuracy.verified": Localized(
      zh: "近 12 个月核实过的客户 ÷ 期末在册客户。",
      en: "customers verified within 12 months over all"),
    "open_ageing": Localized(
      zh: "期末未结投诉按已开放天数分段的件数。",
      en: "complaints open at the end, by how many days they have been open"),
    "target_completion": Localized(
      zh: "各项实绩与期末有效目标之比按权重的平均，单项最高 120%。",
      en: "the weighted mean of what was reached over the targets in force, each at most 120 %"),
  ]
}
