internal import CustomerService
internal import EventSourcing

/// A suggestion that is not decided.
struct SuggestionDuty: CodedRow {
  var since = Timestamp(rawValue: 0)
  var isAnalysed = false
  /// Whether it waits for the decision of somebody at ``level``.
  var isReported = false
  var level = TermNumber(EscalationLevel.leader)
  var technician: UInt32 = 0
  var team: UInt32 = 0
  var customer = ""

  mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) {
    coder.code(&since)
    coder.code(&isAnalysed)
    coder.code(&isReported)
    coder.code(&level)
    coder.code(&technician)
    coder.code(&team)
    coder.code(&customer)
  }

  var step: DueStep {
    isReported ? .decideSuggestion : isAnalysed ? .reportSuggestion : .analyseSuggestion
  }
}

/// A plan with its items that have a due day; progress may fall, so that those done stay.
struct PlanDuty: CodedRow {
  struct Item: CodedRow {
    var id = ""
    var since = Timestamp(rawValue: 0)
    var due = Timestamp(rawValue: 0)
    var owner: UInt32 = 0
    var isDone = false

    mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) {
      coder.code(&id)
      coder.code(&since)
      coder.code(&due)
      coder.code(&owner)
      coder.code(&isDone)
    }
  }

  var items: [Item] = []

  mutating func code<Coder: RowCoder & ~Escapable>(_ coder: inout Coder) { coder.code(&items) }
}
