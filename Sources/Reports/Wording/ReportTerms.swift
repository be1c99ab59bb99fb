internal import CustomerService
internal import EventSourcing
internal import Projections

/// What became of a contract that came to its end, or will.
enum RenewalDecision: String, Term {
  case early, on_time, late, declined, terminated, pending, lapsed, running

  var chinese: String {
    switch self {
    case .early: "提前续签"
    case .on_time: "按期续签"
    case .late: "逾期续签"
    case .declined: "不续"
    case .terminated: "提前终止"
    case .pending: "宽限期内未定"
    case .lapsed: "到期未续"
    case .running: "未到期未定"
    }
  }

  init(_ kind: RenewalKind) {
    switch kind {
    case .early: self = .early
    case .on_time: self = .on_time
    case .late: self = .late
    }
  }

  var isRenewed: Bool { [.early, .on_time, .late].contains(self) }
}

/// How far something has come.
enum Progress: String, Term {
  case open, closed, void, reported, confirmed, analysed, adopted, declined, done, overdue, answered

  var chinese: String {
    switch self {
    case .open: "未结"
    case .closed: "已结"
    case .void: "已剔除"
    case .reported: "已上报"
    case .confirmed: "已核实"
    case .analysed: "已分析"
    case .adopted: "已采纳"
    case .declined: "未采纳"
    case .done: "已完成"
    case .overdue: "逾期"
    case .answered: "已批复"
    }
  }
}

extension ReportCell {
  /// A range of whole days, as in `4–7 days`; without an end it is open.
  static func days(_ low: Int64, _ high: Int64?) -> ReportCell {
    guard let high else {
      return .term(">\(low - 1)", Localized(zh: "\(low - 1) 天以上", en: "over \(low - 1) days"))
    }
    return .term(
      "\(low)-\(high)", Localized(zh: "\(low)–\(high) 天", en: "\(low)–\(high) days"))
  }
}

extension LateKind {
  var label: Localized {
    switch self {
    case .visits: Localized(zh: "上门", en: "visits")
    case .ratings: Localized(zh: "评分", en: "ratings")
    case .complaints: Localized(zh: "投诉的受理、结案、重开", en: "complaints filed, closed or reopened")
    case .contracts: Localized(zh: "合同的签订、续签", en: "contracts signed or renewed")
    case .incidents: Localized(zh: "事故", en: "incidents")
    }
  }
}
