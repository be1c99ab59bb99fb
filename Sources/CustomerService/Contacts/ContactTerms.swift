package enum ContactChannel: String, Term {
  case phone, visit, letter, wechat, app, web

  package var chinese: String {
    switch self {
    case .phone: "来电"
    case .visit: "来访"
    case .letter: "来函"
    case .wechat: "微信"
    case .app: "应用"
    case .web: "网站"
    }
  }
}

package enum ContactPurpose: String, Term {
  case inquiry, praise, suggestion
  /// Getting to know a customer before the first service.
  case rapport

  package var chinese: String {
    switch self {
    case .inquiry: "咨询"
    case .praise: "表扬"
    case .suggestion: "建议"
    case .rapport: "感情联络"
    }
  }
}
