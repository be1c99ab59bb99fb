import CustomerService
import EventSourcing
import Office

/// Years of an office, the same every time: bookings, visits with a rating, some complaints.
///
/// They begin in 1980, so that ten million events, forty-one years, are of the past.
struct Workload: Sequence, IteratorProtocol {
  struct Line {
    var command: String
    var at: Timestamp
    var fields: [(name: String, value: FieldValue)]
  }

  static let zone = BusinessZone.shanghai
  static let hour: Int64 = 3_600_000
  static let customers = 2000
  static let technicians = 60

  private var visit = 0
  private var seed: UInt64 = 1
  private(set) var waiting: [Line] = []

  init() {
    let start = Self.start
    for number in (0..<Self.technicians).reversed() {
      waiting.append(
        Line(
          command: "technician.register", at: start,
          fields: [("technician", .text("T\(number)")), ("team", .text("G\(number % 6)"))]))
    }
    for number in (0..<Self.customers).reversed() {
      waiting.append(
        Line(
          command: "customer.register", at: start,
          fields: [
            ("customer", .text("C\(number)")), ("name", .text("王芳")),
            ("region", .text("R\(number % 10)")),
          ]))
    }
  }

  /// When all who take part are registered.
  static let start = moment(day: 0, hour: 8)

  mutating func next() -> Line? {
    if waiting.isEmpty { waiting = nextVisit().reversed() }
    return waiting.popLast()
  }

  private mutating func nextVisit() -> [Line] {
    let number = visit
    visit += 1
    let day = 1 + number / (Self.technicians * 4)
    let start = Self.moment(day: day, hour: 9 + Int64(number / Self.technicians % 4) * 2)
    let left = Timestamp(rawValue: start.rawValue + Self.hour * 3 / 2)
    let customer = FieldValue.text("C\(random(Self.customers))")
    var lines = [
      Line(
        command: "technician.assign", at: Timestamp(rawValue: start.rawValue - 14 * Self.hour),
        fields: [
          ("assignment", .text("A\(number)")), ("customer", customer),
          ("technician", .text("T\(number % Self.technicians)")), ("start", Self.text(start)),
          ("end", Self.text(Timestamp(rawValue: start.rawValue + 2 * Self.hour))),
          ("service", .text("cleaning")),
        ]),
      Line(
        command: "visit.log", at: left,
        fields: [
          ("visit", .text("V\(number)")), ("assignment", .text("A\(number)")),
          ("arrived", Self.text(start)), ("departed", Self.text(left)),
          ("outcome", .text("completed")), ("score", .integer([5, 5, 5, 4, 4, 3, 2][random(7)])),
        ]),
    ]
    if number % 4 == 0 { lines += complaint(number, customer, after: left) }
    return lines
  }

  private mutating func complaint(
    _ number: Int, _ customer: FieldValue, after left: Timestamp
  ) -> [Line] {
    let id = FieldValue.text("P\(number)")
    let filed = left.rawValue + 4 * Self.hour
    return [
      Line(
        command: "complaint.file", at: Timestamp(rawValue: filed),
        fields: [
          ("complaint", id), ("customer", customer), ("visit", .text("V\(number)")),
          ("channel", .text("phone")),
          ("category", .text(random(2) == 0 ? "quality" : "attitude")),
          ("severity", .text("minor")), ("description", .text("水管漏水,维修后当晚又漏")),
        ]),
      Line(
        command: "complaint.acknowledge", at: Timestamp(rawValue: filed + Self.hour),
        fields: [("complaint", id)]),
      Line(
        command: "complaint.close", at: Timestamp(rawValue: filed + 48 * Self.hour),
        fields: [
          ("complaint", id), ("outcome", .text("resolved")), ("resolution", .text("已修好")),
        ]),
    ]
  }

  /// SplitMix64.
  private mutating func random(_ bound: Int) -> Int {
    seed &+= 0x9E37_79B9_7F4A_7C15
    var value = seed
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ value >> 31) % UInt64(bound))
  }

  static func moment(day: Int, hour: Int64) -> Timestamp {
    let first = zone.start(of: CalendarDate(daysSinceEpoch: 3_652 + Int32(day)))
    return Timestamp(rawValue: first.rawValue + hour * Self.hour)
  }

  static func text(_ moment: Timestamp) -> FieldValue {
    .text(moment.formatted(in: zone))
  }
}

extension Workload.Line {
  /// The request that an edge would make of it; `number` makes its command id.
  func request(_ number: Int) throws -> CommandRequest {
    try CommandRequest(
      name: command, commandID: Self.commandID(number), actor: "U1", role: .director, at: at,
      reason: "补录",
      fields: Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) }),
      zone: Workload.zone)
  }

  /// The line of an `apply` file.
  func json(_ number: Int) -> String {
    let data = fields.map { field in
      switch field.value {
      case .integer(let value): "\"\(field.name)\":\(value)"
      case .text(let value): "\"\(field.name)\":\"\(value)\""
      case .flag(let value): "\"\(field.name)\":\(value)"
      case .hidden: "null"
      case .list(let values):
        "\"\(field.name)\":[\(values.map { "\"\($0)\"" }.joined(separator: ","))]"
      }
    }
    return """
      {"command":"\(command)","commandId":"\(Self.commandID(number))","actor":"U1",\
      "role":"director","at":"\(at.formatted(in: Workload.zone))","reason":"补录",\
      "data":{\(data.joined(separator: ","))}}
      """
  }

  private static func commandID(_ number: Int) -> String {
    let digits = String(number)
    return "b-" + String(repeating: "0", count: 8 - min(8, digits.count)) + digits
  }
}
