/// For whom a target is set; written `dept`, `team:A` or `technician:T1`.
package enum TargetScope: Hashable, Sendable {
  case department
  case team(String)
  case technician(TechnicianID)

  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.dropFirst().first) {
    case ("dept", nil) where text == "dept": self = .department
    case ("team", let team?) where team.unicodeScalars.count <= FieldReader.labelLimit:
      self = .team(team)
    case ("technician", let id?) where FieldReader.isID(id):
      self = .technician(TechnicianID(id))
    default: return nil
    }
  }

  package var text: String {
    switch self {
    case .department: "dept"
    case .team(let team): "team:\(team)"
    case .technician(let technician): "technician:\(technician.text)"
    }
  }
}

extension Identifier where Kind == TargetKey {
  /// The target of `metric` in `period` for `scope`, of which there is one.
  package init(_ metric: TargetMetric, _ period: String, _ scope: String) {
    self.init("\(metric.rawValue)/\(period)/\(scope)")
  }
}
