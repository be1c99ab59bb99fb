import CustomerService
import EventSourcing

/// Suggestions and plans.
extension RandomCommands {
  func proposal() throws {
    try random.pick([
      suggest, analyse, analyse, reportSuggestion, reportSuggestion, decideSuggestion,
      decideSuggestion, decideSuggestion, adoptPlan, addItem, addItem, progress, progress,
    ])()
  }

  private func suggest() throws {
    try issue(
      "suggestion.record",
      fields(
        ["suggestion": fresh("G"), "content": .text("早点到")],
        ["customer": customer, "technician": technician]), at: moment())
  }

  private func analyse() throws {
    try issue(
      "suggestion.analyse", ["suggestion": known("G", 2), "analysis": .text("可行")], at: moment())
  }

  private func reportSuggestion() throws {
    try issue(
      "suggestion.report", ["suggestion": known("G", 2), "level": text(["leader", "director"])],
      at: moment())
  }

  private func decideSuggestion() throws {
    let suggestion = known("G", 2)
    guard random.one(in: 2) else {
      return try issue("suggestion.decline", ["suggestion": suggestion], at: moment())
    }
    try issue(
      "suggestion.adopt", ["suggestion": suggestion, "measure": .text("提前出发")], at: moment())
  }

  private func adoptPlan() throws {
    guard random.one(in: 4) else { return }
    try issue(
      "plan.adopt", ["plan": fresh("L"), "year": .integer(2026), "title": .text("年度计划")],
      at: moment())
  }

  private func addItem() throws {
    try issue(
      "plan.add-item",
      fields(
        ["plan": known("L", 2), "item": text(["1", "2", "3", "4"]), "title": .text("培训")],
        ["owner": text(["U1", "U2"]), "due": date(random.int(-10...60))]))
  }

  private func progress() throws {
    try issue(
      "plan.report-progress",
      [
        "plan": known("L", 2), "item": text(["1", "2", "3", "4"]),
        "percent": .integer(random.pick([0, 50, 100, 100])),
      ])
  }
}
