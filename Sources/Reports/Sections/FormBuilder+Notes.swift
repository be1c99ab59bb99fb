internal import CustomerService
internal import EventSourcing
internal import Office
internal import Projections

extension FormBuilder {
  /// What changed after it was issued, what came late, what was left out, what words mean.
  var notes: ReportSection {
    var section = ReportSection(.notes)
    let changed = restatements
    section.add(
      ReportTable(
        .restatements,
        [.period, .edition, .kpi, .issued, .now].map { .named($0) },
        changed.map { change in
          let figure = FigureName(change.name)
          return [
            .text(change.form.period), .integer(change.form.edition),
            figure.map { .figure($0) } ?? .text(change.name),
            .issued(change.before, of: figure, in: period),
            .issued(change.now, of: figure, in: period),
          ]
        }))
    section.commands = changed.compactMap { change in
      FigureName(change.name).map { difference($0, change.form) }
    }
    if changed.isEmpty, !editions.isEmpty { section.notes.append(ReportNote(.unchanged)) }
    section.add(lateFacts)
    if section.tables.contains(where: { $0.name == .late }) {
      section.notes.append(ReportNote(.late))
    }
    section.add(withdrawals)
    section.notes += [.exact, .noData, .smallSample, .provisional, .voided].map { ReportNote($0) }
    section.add(definitions)
    return section
  }

  /// What asks the program for the events that moved an issued figure.
  private func difference(_ figure: FigureName, _ form: FormEdition) -> String {
    "carelog kpi diff \(figure.kpi.rawValue)"
      + (figure.basis.map { " --basis \($0.rawValue)" } ?? "")
      + " --period \(form.period) --from @\(form.position)"
      + " --to @\(material.kpis.moment.count)"
  }

  private var lateFacts: ReportTable {
    ReportTable(
      .late, [.named(.what), .named(.count)],
      LateKind.allCases.compactMap { kind in
        guard let count = material.late[kind], count > 0 else { return nil }
        return [.term("\(kind)", kind.label), .integer(count)]
      })
  }

  private var withdrawals: ReportTable {
    .list(
      .withdrawals,
      [.date, .event, .subject, .reason, .position].map { .named($0) },
      histories(.withdrawal).compactMap { history in
        guard let noted = history.noted else { return nil }
        let name = noted.recorded.event.name
        return [
          .date(date(noted.recorded.occurredAt)), .term(name.rawValue, name.label),
          .text(history.subject.text), .masked(noted.reason),
          .position(noted.recorded.position),
        ]
      })
  }

  private var definitions: ReportTable {
    ReportTable(
      .rules, [.named(.kpi), .named(.rule)],
      (FigureName.all + FigureName.inWorkingTime).map { [.figure($0), .term("", $0.definition)] })
  }
}
