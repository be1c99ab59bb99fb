internal import CustomerService
internal import EventSourcing

/// What time settles: rows that can never matter again do not stay.
extension DueProjector {
  /// How long what ended is remembered because it may come back: a year, in milliseconds.
  ///
  /// What comes back yet later by the log's time is listed without its limits (a complaint, which
  /// can be reopened for 90 days) or not at all (the assignment of a voided visit, a contract).
  static let memory = 366 * Timestamp.millisecondsPerDay
  /// How many days of the log lie between two sweeps.
  static let sweepDays = 30

  /// The events that leave a row behind which only time removes.
  static let leavingRows: Set<EventName> = [
    .visitLogged, .complaintClosed, .contractSigned, .contractRenewed,
  ]

  static func isRemembered(_ ended: Timestamp, for span: Int64, at moment: Timestamp) -> Bool {
    moment <= ended.advanced(byMilliseconds: span)
  }

  /// Removes what no longer matters at `moment` of the log, unless that was done lately.
  ///
  /// It goes by the log's own time, which never decreases, so that rebuilding leads to the same
  /// rows. O(rows), once in thirty days.
  static func sweep(_ moment: Timestamp, _ model: ReadModel, _ zone: BusinessZone) throws {
    let today = zone.date(of: moment)
    var last = try model.read(DueTable.swept.only, as: SweptDuty.self)
    guard let before = last?.day else {
      model.write(SweptDuty(day: Int64(today.daysSinceEpoch)), DueTable.swept.only)
      return
    }
    guard Int64(today.daysSinceEpoch) - before >= Int64(sweepDays) else { return }
    last?.day = Int64(today.daysSinceEpoch)
    model.write(last, DueTable.swept.only)
    try model.flush()
    for key in try forgotten(moment, model, zone) { model.removeRow(key) }
  }

  private struct SweptDuty: CodedRow {
    var day: Int64 = 0

    mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) { coder.code(&day) }
  }

  private static func forgotten(
    _ moment: Timestamp, _ model: ReadModel, _ zone: BusinessZone
  ) throws -> [RowKey] {
    var keys: [RowKey] = []
    try model.scan(.closedComplaints) { key, value in
      let ended = ComplaintDuty(value).closedAt ?? moment
      if !isRemembered(ended, for: memory, at: moment) { keys.append(RowKey(visited: key)) }
    }
    try model.scan(.fulfilledAssignments) { key, value in
      let ended = AssignmentDuty(value).completedAt ?? moment
      if !isRemembered(ended, for: memory, at: moment) { keys.append(RowKey(visited: key)) }
    }
    for table in [DueTable.unratedVisits, .otherVisits] {
      try model.scan(table) { key, value in
        let departed = VisitDuty(value).departed
        if !isRemembered(departed, for: DueLimit.ratingShown, at: moment) {
          keys.append(RowKey(visited: key))
        }
      }
    }
    try model.scan(.contracts) { key, value in
      let duty = ContractDuty(value)
      let ended = zone.end(of: duty.end.advanced(by: ContractState.graceDays))
      guard !isRemembered(ended, for: memory, at: moment) else { return }
      keys.append(RowKey(visited: key))
      if duty.waits {
        keys.append(DueTable.undecidedContracts.key(duty.end, DueTable.id(key)))
      }
    }
    return keys
  }
}
