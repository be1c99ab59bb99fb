internal import EventSourcing

extension ReportTable {
  /// The table for people: without columns, other than the first, in which nothing is said.
  ///
  /// Of months only those before the first that says something are left out.
  func readable(_ wording: CellWording) -> ReportTable {
    let rows = rows + (total.map { [$0] } ?? [])
    let isSilent = columns.indices.map { index in
      rows.allSatisfy { ["", wording.text(.nothing)].contains(wording.text($0[index])) }
    }
    let others = columns.indices.dropFirst()
    let spoken =
      name == .trend ? Array(others.drop { isSilent[$0] }) : others.filter { !isSilent[$0] }
    let shown = [0] + spoken
    guard !rows.isEmpty, shown.count < columns.count else { return self }
    var table = self
    table.columns = shown.map { columns[$0] }
    table.rows = self.rows.map { row in shown.map { row[$0] } }
    table.total = total.map { total in shown.map { total[$0] } }
    return table
  }
}

/// The commands behind a section's figures, those that differ in the figure alone told together.
struct CommandDigest {
  /// What all of ``figures`` have in common, with a gap for them.
  var pattern: String?
  var figures: [String] = []
  var others: [String] = []

  init(_ commands: [String], gap: String) {
    let head = "carelog kpi explain "
    for command in commands {
      guard command.hasPrefix(head), let tail = command.firstRange(of: " --period ") else {
        others.append(command)
        continue
      }
      pattern = head + gap + command[tail.lowerBound...]
      figures.append(String(command.dropFirst(head.count).prefix(upTo: tail.lowerBound)))
    }
    guard figures.count < 2 else { return }
    (pattern, figures, others) = (nil, [], commands)
  }
}
