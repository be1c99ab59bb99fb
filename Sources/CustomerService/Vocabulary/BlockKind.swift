/// Why a technician cannot be booked.
package enum BlockKind: String, Term {
  case leave, training, other

  package var chinese: String {
    switch self {
    case .leave: "请假"
    case .training: "培训"
    case .other: "其他"
    }
  }
}
