internal import CustomerService
internal import EventSourcing

/// A complaint: its clocks, who handles it, whom it is about.
struct ComplaintDuty: CodedRow {
  var filedAt = Timestamp(rawValue: 0)
  var acknowledgeDue = Timestamp(rawValue: 0)
  var resolveDue = Timestamp(rawValue: 0)
  var closedAt: Timestamp?
  var isAcknowledged = false
  var isPaused = false
  var escalatedAt: Timestamp?
  var level = TermNumber(EscalationLevel.leader)
  var severity = TermNumber(Severity.minor)
  var handler: UInt32 = 0
  var technician: UInt32 = 0
  var team: UInt32 = 0
  var customer = ""

  mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) {
    coder.code(&filedAt)
    coder.code(&acknowledgeDue)
    coder.code(&resolveDue)
    coder.code(&closedAt)
    coder.code(&isAcknowledged)
    coder.code(&isPaused)
    coder.code(&escalatedAt)
    coder.code(&level)
    coder.code(&severity)
    coder.code(&handler)
    coder.code(&technician)
    coder.code(&team)
    coder.code(&customer)
  }
}

/// An assignment, live or fulfilled.
struct AssignmentDuty: CodedRow {
  var start = Timestamp(rawValue: 0)
  var end = Timestamp(rawValue: 0)
  /// Whether somebody came without completing the work.
  var isVisited = false
  var technician: UInt32 = 0
  var team: UInt32 = 0
  var customer = ""
  /// The visit that completed the work, and when.
  var completedBy = ""
  var completedAt: Timestamp?

  mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) {
    coder.code(&start)
    coder.code(&end)
    coder.code(&isVisited)
    coder.code(&technician)
    coder.code(&team)
    coder.code(&customer)
    coder.code(&completedBy)
    coder.code(&completedAt)
  }
}

/// A visit that may wait for a rating.
struct VisitDuty: CodedRow {
  var departed = Timestamp(rawValue: 0)
  var isCompleted = false
  var isRated = false
  var technician: UInt32 = 0
  var team: UInt32 = 0
  var customer = ""

  mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) {
    coder.code(&departed)
    coder.code(&isCompleted)
    coder.code(&isRated)
    coder.code(&technician)
    coder.code(&team)
    coder.code(&customer)
  }

  var table: DueTable { isCompleted && !isRated ? .unratedVisits : .otherVisits }
}

/// A contract that is not void.
struct ContractDuty: CodedRow {
  private var endDay: Int64 = 0
  var isRenewable = false
  /// Whether it was renewed, declined or terminated.
  var isDecided = false
  var customer = ""
  var owner: UInt32 = 0
  var team: UInt32 = 0

  var end: CalendarDate {
    get { CalendarDate(daysSinceEpoch: Int32(truncatingIfNeeded: endDay)) }
    set { endDay = Int64(newValue.daysSinceEpoch) }
  }

  mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) {
    coder.code(&endDay)
    coder.code(&isRenewable)
    coder.code(&isDecided)
    coder.code(&customer)
    coder.code(&owner)
    coder.code(&team)
  }

  var waits: Bool { isRenewable && !isDecided }
}

/// The certificate of a technician for one skill.
struct CertificateDuty: CodedRow {
  /// The end of the last day on which it holds.
  var due = Timestamp(rawValue: 0)

  mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) { coder.code(&due) }
}

/// Where a technician works, and until when.
struct TechnicianDuty: CodedRow {
  var team: UInt32 = 0
  /// The end of the last day in the department.
  var leaves: Timestamp?

  mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) {
    coder.code(&team)
    coder.code(&leaves)
  }
}

/// For whom another id stands.
struct AliasDuty: CodedRow {
  var survivor = ""

  mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) { coder.code(&survivor) }
}

/// What somebody waits for: an escalation, a consultation, an incident or a task.
struct MatterDuty: CodedRow {
  var since = Timestamp(rawValue: 0)
  var due = Timestamp(rawValue: 0)
  var person: UInt32 = 0
  var team: UInt32 = 0
  var level = TermNumber(EscalationLevel.leader)
  var severity = TermNumber(Severity.minor)
  /// Of an incident: whether only its end is missing.
  var isConfirmed = false
  var customer = ""

  mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) {
    coder.code(&since)
    coder.code(&due)
    coder.code(&person)
    coder.code(&team)
    coder.code(&level)
    coder.code(&severity)
    coder.code(&isConfirmed)
    coder.code(&customer)
  }
}

/// The follow-ups of one visit or complaint that nobody made.
struct FollowUpDuty: CodedRow {
  struct Call: CodedRow {
    var id = ""
    var since = Timestamp(rawValue: 0)
    var due = Timestamp(rawValue: 0)
    var technician: UInt32 = 0
    var team: UInt32 = 0

    mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) {
      coder.code(&id)
      coder.code(&since)
      coder.code(&due)
      coder.code(&technician)
      coder.code(&team)
    }
  }

  var customer = ""
  var calls: [Call] = []

  mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) {
    coder.code(&customer)
    coder.code(&calls)
  }
}

/// An open problem with its corrective actions.
struct ProblemDuty: CodedRow {
  struct Action: CodedRow {
    var id = ""
    var since = Timestamp(rawValue: 0)
    var due = Timestamp(rawValue: 0)
    var owner: UInt32 = 0
    var isCompleted = false
    var isEffective = false

    mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) {
      coder.code(&id)
      coder.code(&since)
      coder.code(&due)
      coder.code(&owner)
      coder.code(&isCompleted)
      coder.code(&isEffective)
    }
  }

  var openedAt = Timestamp(rawValue: 0)
  var technician: UInt32 = 0
  var team: UInt32 = 0
  var hasCause = false
  var actions: [Action] = []

  mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) {
    coder.code(&openedAt)
    coder.code(&technician)
    coder.code(&team)
    coder.code(&hasCause)
    coder.code(&actions)
  }

  var step: DueStep {
    if actions.contains(where: \.isEffective) { return .closeProblem }
    if !hasCause { return .findCause }
    return actions.isEmpty ? .planAction : .verifyEffect
  }
}
