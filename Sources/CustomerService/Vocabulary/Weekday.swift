/// A day of the week, Monday first as in ISO 8601.
package enum Weekday: String, Term {
  case mon, tue, wed, thu, fri, sat, sun

  package var chinese: String {
    switch self {
    case .mon: "周一"
    case .tue: "周二"
    case .wed: "周三"
    case .thu: "周四"
    case .fri: "周五"
    case .sat: "周六"
    case .sun: "周日"
    }
  }
}
