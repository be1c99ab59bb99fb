import CustomerService
import EventLog
import EventSourcing
import Office
import Projections
import Testing

/// An office in memory whose clock a test sets.
final class Desk {
  let office: Office
  private let clock: Clock

  private final class Clock: @unchecked Sendable {
    var now = Timestamp(rawValue: 0)
  }

  init(at time: String) {
    let clock = Clock()
    self.clock = clock
    office = Office(engine: InMemoryEngine(), patience: 3) { clock.now }
    set(to: time)
  }

  /// Sets the clock to a time of the office's zone, also to an earlier one.
  func set(to time: String) {
    clock.now = Timestamp(time, in: .shanghai) ?? clock.now
  }

  func request(
    _ name: String, _ data: [String: FieldValue], at time: String? = nil, id: String? = nil,
    expectedVersion: Int? = nil, reason: String? = "测试", role: Role = .director
  ) throws -> CommandRequest {
    try CommandRequest(
      name: name, commandID: try id ?? "c-\(office.head().count)", actor: "U1",
      role: role, at: time.map { try #require(Timestamp($0, in: .shanghai)) },
      reason: reason, expectedVersion: expectedVersion, fields: data, zone: .shanghai)
  }

  /// Executes a command that must be accepted.
  @discardableResult func tell(
    _ name: String, _ data: [String: FieldValue], at time: String? = nil, role: Role = .director
  ) throws -> [ServiceEvent] {
    switch try office.execute([[try request(name, data, at: time, role: role)]])[0] {
    case .refused(_, let refusal): throw refusal
    case .done(let outcomes):
      guard case .accepted(_, let events, _) = outcomes[0] else { return [] }
      return events
    }
  }

  func count() throws -> UInt64 { try office.head().count }

  func answer(
    _ kpi: KPIName, _ basis: KPIBasis?, _ period: String
  ) throws -> KPIAnswer {
    try #require(try answers(kpi, basis, period, .whole, nil).first)
  }

  /// Numerator and denominator of the KPI's first basis, unless another is given.
  func figure(
    _ kpi: KPIName, _ period: String, _ basis: KPIBasis? = nil
  ) throws -> [Int64] {
    let answer = try answer(kpi, basis ?? kpi.bases[0], period)
    return [answer.numerator, answer.denominator]
  }

  /// Numerators and denominators by group.
  func figures(
    _ kpi: KPIName, _ period: String, by dimension: Dimension, asOf: AsOf? = nil
  ) throws -> [String: [Int64]] {
    let answers = try answers(kpi, kpi.bases[0], period, .by(dimension), asOf)
    return Dictionary(
      uniqueKeysWithValues: answers.map { answer in
        (answer.group?.value ?? "", [answer.numerator, answer.denominator])
      })
  }

  /// Asserts that the read models are what the log leads to.
  func expectSoundModels(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try office.catchUp()
    #expect(
      try office.verifyProjections().allSatisfy { $0.keys.isEmpty },
      sourceLocation: sourceLocation)
  }

  func answers(
    _ kpi: KPIName, _ basis: KPIBasis?, _ period: String, _ split: KPIRequest.Split,
    _ asOf: AsOf?
  ) throws -> [KPIAnswer] {
    let request = KPIRequest(
      kpi: kpi, bases: [basis], period: try #require(Period(period)), split: split)
    return try office.kpi([request], asOf: asOf).answers
  }
}

extension FieldValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  public init(stringLiteral text: String) { self = .text(text) }
  public init(integerLiteral number: Int64) { self = .integer(number) }
  public init(booleanLiteral flag: Bool) { self = .flag(flag) }
}
