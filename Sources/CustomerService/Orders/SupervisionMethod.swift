/// How an assignment was checked.
package enum SupervisionMethod: String, Term {
  case onsite, phone, photo

  package var chinese: String {
    switch self {
    case .onsite: "现场"
    case .phone: "电话"
    case .photo: "照片"
    }
  }
}
