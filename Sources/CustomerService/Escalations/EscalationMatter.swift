/// What staff take to a superior.
package enum EscalationMatter: String, Term {
  case customer_information, unexpected_problem, new_conflict, unsolved

  package var chinese: String {
    switch self {
    case .customer_information: "客户信息"
    case .unexpected_problem: "意外问题"
    case .new_conflict: "新型矛盾"
    case .unsolved: "自己解决不了的问题"
    }
  }
}
