/// What the archive holds of a customer and can be verified.
package enum ArchiveField: String, Term {
  case name, phone, address, region

  package var chinese: String {
    switch self {
    case .name: "姓名"
    case .phone: "电话"
    case .address: "地址"
    case .region: "区域"
    }
  }
}
