package enum IncidentClass: String, Term {
  case near_miss, accident

  package var chinese: String {
    switch self {
    case .near_miss: "未遂事件"
    case .accident: "事故"
    }
  }
}

package enum IncidentNature: String, Term {
  case injury, property, theft, fire, traffic, other

  package var chinese: String {
    switch self {
    case .injury: "人身伤害"
    case .property: "财产损失"
    case .theft: "盗窃"
    case .fire: "火灾"
    case .traffic: "交通"
    case .other: "其他"
    }
  }
}
