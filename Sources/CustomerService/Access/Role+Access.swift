extension Role {
  /// The roles that somebody in this one may grant and take back.
  ///
  /// A director's end with their own. Who audits the department and who guards personal
  /// information is not the director's to choose.
  package var granted: Set<Role> {
    switch self {
    case .gm: Set(Role.allCases)
    case .director: [.operator, .technician, .leader, .director]
    case .operator, .technician, .leader, .deputy, .auditor, .privacy: []
    }
  }

  /// Who may read all of the register where the program decides it.
  package static let readers = Set(allCases).subtracting([.technician])
  /// Who may sign the log and rebuild what follows from it where the program decides it.
  package static let keepers: Set<Role> = managers.union([.auditor])
}
