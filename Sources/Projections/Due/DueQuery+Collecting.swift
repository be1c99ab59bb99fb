internal import CustomerService
internal import EventSourcing

/// Reads the tables in which items of a kind are.
extension DueQuery {
  func collectComplaints(_ collector: inout DueCollector) throws {
    guard collector.latest(.acknowledgement, .resolution, .escalation) != nil else { return }
    try model.scan(.openComplaints) { key, value in
      let duty = ComplaintDuty(value)
      func add(_ kind: DueKind, _ due: Timestamp, since: Timestamp, _ step: DueStep) {
        var item = FoundItem(kind: kind, due: due)
        (item.person, item.other, item.team) = (duty.handler, duty.technician, duty.team)
        collector.add(item) {
          DueTable.id(key)
        } fill: { item in
          item.since = since
          item.customer = duty.customer
          item.step = step
          item.severity = duty.severity.term
          item.isPaused = duty.isPaused && kind == .resolution
          if kind == .escalation { item.level = duty.level.term }
        }
      }
      if !duty.isAcknowledged {
        add(.acknowledgement, duty.acknowledgeDue, since: duty.filedAt, .acknowledge)
      }
      let step: DueStep =
        duty.isPaused ? .resume : duty.handler == 0 ? .assignHandler : .close
      add(.resolution, duty.resolveDue, since: duty.filedAt, step)
      if let escalatedAt = duty.escalatedAt {
        let due = escalatedAt.advanced(byMilliseconds: DueLimit.escalation)
        add(.escalation, due, since: escalatedAt, .answerComplaint)
      }
    }
  }

  func collectService(_ collector: inout DueCollector) throws {
    if let latest = collector.latest(.assignment) {
      try model.scan(.openAssignments, through: day(latest)) { key, value in
        let duty = AssignmentDuty(value)
        var item = FoundItem(kind: .assignment, due: duty.end)
        (item.person, item.team) = (duty.technician, duty.team)
        collector.add(item) {
          DueTable.id(key, after: DueTable.dayLength)
        } fill: { item in
          item.since = duty.start
          item.customer = duty.customer
          item.step = duty.isVisited ? .returnVisit : .logVisit
        }
      }
    }
    guard collector.latest(.rating) != nil else { return }
    try model.scan(.unratedVisits) { key, value in
      let duty = VisitDuty(value)
      guard now <= duty.departed.advanced(byMilliseconds: DueLimit.ratingShown) else { return }
      let due = duty.departed.advanced(byMilliseconds: DueLimit.rating)
      var item = FoundItem(kind: .rating, due: due)
      (item.person, item.team) = (duty.technician, duty.team)
      collector.add(item) {
        DueTable.id(key)
      } fill: { item in
        item.since = duty.departed
        item.customer = duty.customer
        item.step = .askRating
      }
    }
  }

  func collectContracts(_ collector: inout DueCollector) throws {
    guard let latest = collector.latest(.contract) else { return }
    let graceStart = zone.date(of: now).advanced(by: -ContractState.graceDays)
    try model.scan(.undecidedContracts, from: graceStart, through: day(latest)) { key, _ in
      let id = DueTable.id(key, after: DueTable.dayLength)
      guard let duty = try model.read(DueTable.contracts.key(id), as: ContractDuty.self)
      else { return }
      var item = FoundItem(kind: .contract, due: zone.end(of: duty.end))
      (item.person, item.team) = (duty.owner, duty.team)
      collector.add(item) {
        id
      } fill: { item in
        item.customer = duty.customer
        item.step = .renew
      }
    }
  }

  /// A certificate does not matter once its technician has left.
  func collectCertificates(_ collector: inout DueCollector) throws {
    guard collector.latest(.certificate) != nil else { return }
    var technicians: [UInt32: TechnicianDuty] = [:]
    try model.scan(.technicians) { key, value in
      technicians[try model.person(DueTable.id(key))] = TechnicianDuty(value)
    }
    try model.scan(.certificates) { key, value in
      let (technician, skill) = DueTable.pair(key)
      let known = technicians[technician]
      if let leaves = known?.leaves, leaves < now { return }
      var item = FoundItem(kind: .certificate, due: CertificateDuty(value).due)
      (item.person, item.team) = (technician, known?.team ?? 0)
      try collector.add(item) {
        ""
      } fill: { item in
        item.id = try model.text(of: technician) ?? ""
        item.about = try model.text(of: skill)
        item.step = .renewCertificate
      }
    }
  }

  func collectMatters(_ collector: inout DueCollector) throws {
    let tables: [(DueTable, DueKind, DueStep)] = [
      (.escalations, .escalation, .answerEscalation),
      (.consultations, .consultation, .answerConsultation),
      (.incidents, .incident, .confirmIncident), (.tasks, .task, .completeTask),
    ]
    for (table, kind, step) in tables where collector.latest(kind) != nil {
      try model.scan(table) { key, value in
        let duty = MatterDuty(value)
        var item = FoundItem(kind: kind, due: duty.due)
        (item.person, item.team) = (duty.person, duty.team)
        collector.add(item) {
          DueTable.id(key)
        } fill: { item in
          item.since = duty.since
          item.customer = duty.customer
          item.step = duty.isConfirmed ? .closeIncident : step
          item.severity = kind == .incident ? duty.severity.term : nil
          item.level = kind == .escalation ? duty.level.term : nil
        }
      }
    }
  }

  func collectFollowUps(_ collector: inout DueCollector) throws {
    guard collector.latest(.followup) != nil else { return }
    try model.scan(.followUps) { key, value in
      let duty = FollowUpDuty(value)
      for call in duty.calls {
        var item = FoundItem(kind: .followup, due: call.due)
        (item.person, item.team) = (call.technician, call.team)
        collector.add(item) {
          call.id
        } fill: { item in
          item.about = DueTable.id(key)
          item.since = call.since
          item.customer = duty.customer
          item.step = .call
        }
      }
    }
  }

  func collectProblems(_ collector: inout DueCollector) throws {
    guard collector.latest(.problem, .action) != nil else { return }
    try model.scan(.problems) { key, value in
      let duty = ProblemDuty(value)
      let due = duty.openedAt.advanced(byMilliseconds: DueLimit.problem)
      var item = FoundItem(kind: .problem, due: due)
      (item.person, item.team) = (duty.technician, duty.team)
      collector.add(item) {
        DueTable.id(key)
      } fill: { item in
        item.since = duty.openedAt
        item.step = duty.step
      }
      for action in duty.actions where !action.isCompleted {
        var item = FoundItem(kind: .action, due: action.due)
        (item.person, item.team) = (action.owner, duty.team)
        collector.add(item) {
          action.id
        } fill: { item in
          item.about = DueTable.id(key)
          item.since = action.since
          item.step = .completeAction
        }
      }
    }
  }

  func collectProposals(_ collector: inout DueCollector) throws {
    if collector.latest(.suggestion) != nil {
      try model.scan(.suggestions) { key, value in
        let duty = SuggestionDuty(value)
        let due = duty.since.advanced(byMilliseconds: DueLimit.suggestion)
        var item = FoundItem(kind: .suggestion, due: due)
        (item.person, item.team) = (duty.technician, duty.team)
        collector.add(item) {
          DueTable.id(key)
        } fill: { item in
          item.since = duty.since
          item.customer = duty.customer
          item.step = duty.step
          item.level = duty.isReported ? duty.level.term : nil
        }
      }
    }
    guard collector.latest(.plan) != nil else { return }
    try model.scan(.plans) { key, value in
      for planned in PlanDuty(value).items where !planned.isDone {
        var item = FoundItem(kind: .plan, due: planned.due)
        item.person = planned.owner
        collector.add(item) {
          planned.id
        } fill: { item in
          item.about = DueTable.id(key)
          item.since = planned.since
          item.step = .reportProgress
        }
      }
    }
  }

  /// The day of a moment, up to the last that a key holds.
  private func day(_ moment: Timestamp) -> CalendarDate {
    moment.rawValue == .max ? CalendarDate(daysSinceEpoch: .max - 1) : zone.date(of: moment)
  }
}
