import CustomerService
import EventSourcing
import Testing

/// A past, in which a command is tried: given these events, when this is asked, then that follows.
struct Given {
  private var past: Past

  /// Events that all happened on 1 January 2026, long before ``when`` tries anything.
  init(_ events: ServiceEvent...) throws {
    past = Past()
    let start = try moment("2026-01-01T00:00:00")
    for event in events { past.append(event, at: start) }
  }

  /// The same past with one more event at a time of its own.
  func and(_ event: ServiceEvent, at time: String) throws -> Given {
    var copy = self
    copy.past.append(event, at: try moment(time))
    return copy
  }

  /// The same past with the events of a command that must be accepted.
  func after<Asked: Command>(
    _ type: Asked.Type, _ data: [String: FieldValue], at time: String = noon,
    role: Role = .operator, actor: String = "U1", reason: String? = nil
  ) throws -> Given {
    let trial = try Trial(type, data, in: past, at: time, role: role, actor: actor, reason: reason)
    var copy = self
    for event in try trial.decision.get() { copy.past.append(event, at: trial.occurredAt) }
    return copy
  }

  /// Asks for a command; data of the wrong shape are thrown as `MalformedField`.
  func when<Asked: Command>(
    _ type: Asked.Type, _ data: [String: FieldValue], at time: String = noon,
    role: Role = .operator, actor: String = "U1", reason: String? = nil
  ) throws -> Trial {
    try Trial(type, data, in: past, at: time, role: role, actor: actor, reason: reason)
  }
}

/// The time of a command for which a test names none.
let noon = "2026-04-10T12:00:00"

/// Reads a time of the office's zone, such as `2026-04-10T12:00:00`.
func moment(_ text: String) throws -> Timestamp {
  try #require(Timestamp(text, in: .shanghai))
}

/// Reads a date such as `2026-04-10`.
func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

/// A copy of `value` with changes.
func with<Value>(_ value: Value, _ change: (inout Value) throws -> Void) rethrows -> Value {
  var copy = value
  try change(&copy)
  return copy
}

/// Asserts that `body` refuses the shape of `field`.
func expectMalformed(
  _ field: String, sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () throws -> Trial
) {
  let error = #expect(throws: MalformedField.self, sourceLocation: sourceLocation) { try body() }
  #expect(error?.field == field, sourceLocation: sourceLocation)
}

extension FieldValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  public init(stringLiteral text: String) { self = .text(text) }
  public init(integerLiteral number: Int64) { self = .integer(number) }
  public init(booleanLiteral flag: Bool) { self = .flag(flag) }
  public init(arrayLiteral items: String...) { self = .list(items) }
}
