import CustomerService

/// The correction of one field from one text to another.
func change(_ field: String, _ before: String?, _ after: String?) -> Amendment {
  with(Amendment()) {
    $0.field = field
    if Amendment.personal.contains(field) {
      $0.wordsBefore = before.map { .plain($0) }
      $0.wordsAfter = after.map { .plain($0) }
    } else {
      $0.before = before
      $0.after = after
    }
  }
}

/// The corrections that `events` carry, in order.
func changes(_ events: [ServiceEvent]) -> [Amendment] {
  events.compactMap { event in
    switch event {
    case .visitAmended(let amended): amended.change
    case .complaintAmended(let amended): amended.change
    case .contractAmended(let amended): amended.change
    default: nil
    }
  }
}
