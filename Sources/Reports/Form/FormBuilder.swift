internal import CustomerService
internal import EventSourcing
package import Office
internal import Projections

/// Makes a form from what the office answered.
package struct FormBuilder {
  let plan: ReportPlan
  let material: ReportMaterial
  let answers: Answers

  package init(_ plan: ReportPlan, _ material: ReportMaterial) {
    self.plan = plan
    self.material = material
    answers = Answers(material.kpis.answers)
  }

  var period: Period { plan.periods.period }
  var today: CalendarDate { material.kpis.moment.today }

  /// The last day that the form sees: that of the period, or today while it runs.
  var lastDay: CalendarDate { min(period.last, today) }

  package var form: ReportForm {
    let issued = editions[period.text]
    return ReportForm(
      kind: plan.kind, period: period, edition: (issued?.edition ?? 0) + 1, supersedes: issued,
      position: material.kpis.moment.count, today: today, origin: material.origin,
      zone: material.zone, root: material.root, rules: rules, sections: sections,
      figures: figures(of: period))
  }

  private var sections: [ReportSection] {
    let all =
      switch plan.kind {
      case .weekly: [scorecard, delivery, dueComplaints, escalations, safety, notes]
      case .monthly, .annual:
        [
          scorecard, delivery, satisfaction, complaints, renewal, safety, archive, escalations,
          progress, notes,
        ]
      }
    return all.filter { !$0.tables.isEmpty || !$0.notes.isEmpty }
  }

  /// The last edition of this kind of form for each period.
  var editions: [String: FormEdition] {
    var editions: [String: FormEdition] = [:]
    for history in material.histories[.report] ?? [] {
      guard let event = history.noted?.recorded.event, let form = IssuedReport(event)?.form,
        form.kind == plan.kind
      else { continue }
      editions[form.period] = form
    }
    return editions
  }

  private var rules: [(name: String, version: Int)] {
    var versions: [String: Int] = [:]
    for kpi in KPIName.allCases {
      for projector in kpi.projectors { versions[projector.name] = projector.version }
    }
    return versions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func whole(_ name: String) -> KPIAnswer? {
    FigureName(name).flatMap { answers.whole($0, period) }
  }

  func histories(_ topic: DiaryTopic) -> [NotedHistory] { material.histories[topic] ?? [] }

  /// What is open of a kind and was so before the form's last day was over.
  func openMatters(_ kind: DueKind) -> [OpenMatter] {
    material.open.filter { matter in
      matter.item.kind == kind && matter.item.since.map { date($0) <= lastDay } ?? false
    }
  }

  func date(_ moment: Timestamp) -> CalendarDate { material.zone.date(of: moment) }

  /// What asks the program for the facts behind `figure`.
  func command(_ figure: FigureName) -> String {
    "carelog kpi \(figure.kpi.isComposite ? "" : "explain ")\(figure.kpi.rawValue)"
      + (figure.basis.map { " --basis \($0.rawValue)" } ?? "")
      + " --period \(period.text) --as-of @\(material.kpis.moment.count)"
  }

  /// The tables by group that belong to a section, and the commands behind its figures.
  func section(_ name: SectionName) -> ReportSection {
    var section = ReportSection(name)
    var commands: [String] = []
    for table in GroupedTable.all(of: plan.kind) where table.section == name {
      if let table = table.table(answers, period) { section.add(table) }
      for command in table.figures.map(command) where !commands.contains(command) {
        commands.append(command)
      }
    }
    section.commands = section.tables.isEmpty ? [] : commands
    return section
  }
}
