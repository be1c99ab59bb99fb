/// Why personal information must be deleted.
///
/// - Source: Personal Information Protection Law of the PRC, article 47.
package enum ErasureBasis: String, Term {
  case requested, withdrawn, purpose_met, retention_over, unlawful

  package var chinese: String {
    switch self {
    case .requested: "本人请求"
    case .withdrawn: "撤回同意"
    case .purpose_met: "目的已实现"
    case .retention_over: "保存期限届满"
    case .unlawful: "违法处理"
    }
  }
}
