/// What personal data may be used for, each of which needs a consent of its own.
///
/// - Source: PIPL §13, §14; sensitive kinds and minors under 14: §29, §31.
package enum ConsentPurpose: String, Term {
  case service, contact, marketing, events, health, identity, minor

  package var chinese: String {
    switch self {
    case .service: "提供服务"
    case .contact: "回访联系"
    case .marketing: "推介营销"
    case .events: "联谊活动"
    case .health: "健康信息"
    case .identity: "证件信息"
    case .minor: "未成年人信息"
    }
  }
}
