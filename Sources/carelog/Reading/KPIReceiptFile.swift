import CustomerService
import EventSourcing
import Glibc
import Interchange
import Office
import Projections

/// A KPI receipt as a file: one JSON object, the same bytes for the same answers.
///
/// | member | what |
/// |---|---|
/// | `format` | ``format`` |
/// | `origin`, `zone` | the log's name and zone |
/// | `size`, `root` | how many events were seen, and the root of the tree over them (hex) |
/// | `checkpoint` | the signed note of that size, or null |
/// | `occurredBefore` | facts of this business time or later are left out; null: none are |
/// | `recordedBefore` | the as-of time, or null |
/// | `today` | the day on which one looked |
/// | `projectors` | the versions of the rules, by name |
/// | `requests` | `kpi`, `bases`, `period`, `by` of each |
/// | `answers` | as `kpi --format json` gives them, without `asOf` |
struct KPIReceiptFile {
  static let format = "carelog-kpi-receipt-1"
  /// The longest file that is read, in bytes.
  static let limit = 16 << 20

  var receipt: KPIReceipt
  /// The answers as the receipt states them.
  var answers: [JSONValue]

  init(receipt: KPIReceipt, answers: [KPIAnswer]) {
    self.receipt = receipt
    self.answers = answers.map(KPITable.json)
  }

  var json: JSONValue {
    let (moment, zone) = (receipt.moment, receipt.zone)
    func time(_ time: Timestamp?) -> JSONValue { .text(time?.formatted(in: zone)) }
    return [
      "format": .string(Self.format), "origin": .string(receipt.origin),
      "zone": .string(zone.name), "size": .integer(Int64(clamping: moment.count)),
      "root": .string(receipt.root), "checkpoint": .text(receipt.checkpoint),
      "occurredBefore": time(moment.occurredBefore),
      "recordedBefore": time(moment.recordedBefore), "today": .string("\(moment.today)"),
      "projectors": .object(
        receipt.projectors.sorted { $0.key < $1.key }.map { name, version in
          .init(name, .integer(Int64(version)))
        }),
      "requests": .array(
        receipt.requests.map { request in
          [
            "kpi": .string(request.kpi.rawValue),
            "bases": .array(request.bases.map { .text($0?.rawValue) }),
            "period": .string(request.period.text), "by": .text(request.split.name),
          ]
        }),
      "answers": .array(answers),
    ]
  }

  /// - Throws: ``Malformed`` when the file cannot be written.
  func write(to path: String) throws {
    try writeFile(json.encoded(.pretty) + [UInt8(ascii: "\n")], to: path)
  }
}

// MARK: Reading

extension KPIReceiptFile {
  /// Reads a receipt of any origin.
  ///
  /// - Throws: ``Malformed`` that names what is wrong.
  init(parsing bytes: [UInt8]) throws {
    let json: JSONValue
    do {
      json = try JSONValue(parsing: bytes)
    } catch {
      throw Self.malformed("不是 JSON：\(error.chinese)", "not JSON: \(error.english)")
    }
    let fields = ReceiptFields(json)
    try fields.requireOnly([
      "format", "origin", "zone", "size", "root", "checkpoint", "occurredBefore",
      "recordedBefore", "today", "projectors", "requests", "answers",
    ])
    guard try fields.text("format") == Self.format else {
      throw Self.malformed("format 应为 \(Self.format)", "format: expected \(Self.format)")
    }
    let zone = try fields.value("zone") { $0.stringValue.flatMap(BusinessZone.init) }
    func time(_ name: String) throws -> Timestamp? {
      try fields.optional(name) { value in
        let time = value.stringValue.flatMap { Timestamp($0, in: zone) }
        return time?.formatted(in: zone) == value.stringValue ? time : nil
      }
    }
    let moment = KPIMoment(
      count: try fields.value("size") { $0.integerValue.flatMap(UInt64.init(exactly:)) },
      occurredBefore: try time("occurredBefore"), recordedBefore: try time("recordedBefore"),
      today: try fields.value("today") { $0.stringValue.flatMap { CalendarDate($0) } })
    let projectors = try fields.value("projectors") { value in
      value.objectMembers?.reduce(into: [String: Int]()) { versions, member in
        versions[member.name] = Int(member.value.integerValue ?? -1)
      }
    }
    receipt = KPIReceipt(
      origin: try fields.text("origin"), zone: zone, moment: moment,
      root: try fields.text("root"), checkpoint: try fields.optional("checkpoint", \.stringValue),
      projectors: projectors,
      requests: try fields.value("requests", \.arrayValue).map(Self.request))
    answers = try fields.value("answers", \.arrayValue)
    try requireAnAnswerEach()
    guard moment.recordedBefore == nil || moment.recordedBefore == moment.occurredBefore else {
      throw Self.malformed(
        "recordedBefore 与 occurredBefore 不符",
        "recordedBefore: expected the time of occurredBefore")
    }
  }

  /// Refuses requests that ask for more than is answered, which nobody may make us compute.
  private func requireAnAnswerEach() throws {
    var count = 0
    for request in receipt.requests {
      switch request.split {
      case .whole: count += request.bases.count
      case .byMonth: count += request.bases.count * request.period.months.count
      case .by: break
      }
      guard count <= answers.count else {
        throw Self.malformed("answers 少于 requests", "answers: fewer than the requests ask for")
      }
    }
  }

  private static func request(_ json: JSONValue) throws -> KPIRequest {
    let fields = ReceiptFields(json)
    try fields.requireOnly(["kpi", "bases", "period", "by"])
    let kpi = try fields.value("kpi") { $0.stringValue.flatMap(KPIName.init(rawValue:)) }
    let bases = try fields.value("bases") { value -> [KPIBasis?]? in
      guard let names = value.arrayValue, names.count <= kpi.bases.count else { return nil }
      let bases = names.map { name in kpi.bases.first { JSONValue.text($0?.rawValue) == name } }
      return bases.contains { $0 == nil } ? nil : bases.compactMap { $0 }
    }
    let split = try fields.optional("by") { value in
      value.stringValue.flatMap(KPIRequest.Split.init(name:))
    }
    return KPIRequest(
      kpi: kpi, bases: bases,
      period: try fields.value("period") { $0.stringValue.flatMap(Period.init) },
      split: split ?? .whole)
  }

  static func malformed(_ zh: String, _ en: String) -> Malformed {
    Malformed(text: Localized(zh: "回执：\(zh)", en: "receipt: \(en)"), exitCode: 65)
  }
}

/// The members of a receipt's object, read strictly.
private struct ReceiptFields {
  let json: JSONValue

  init(_ json: JSONValue) { self.json = json }

  func requireOnly(_ names: [String]) throws {
    guard let members = json.objectMembers else {
      throw KPIReceiptFile.malformed("应为对象", "expected an object")
    }
    if let other = members.first(where: { !names.contains($0.name) }) {
      throw KPIReceiptFile.malformed("没有 \(other.name)", "unknown member \(other.name)")
    }
  }

  /// What `read` makes of the member; there must be something.
  func value<Value>(_ name: String, _ read: (JSONValue) -> Value?) throws -> Value {
    guard let member = json[name], let value = read(member) else {
      throw KPIReceiptFile.malformed("\(name) 缺失或不可读", "\(name): missing or unreadable")
    }
    return value
  }

  /// As ``value(_:_:)``, with nil for null.
  func optional<Value>(_ name: String, _ read: (JSONValue) -> Value?) throws -> Value? {
    guard let member = json[name], member.isNull else { return try value(name, read) }
    return nil
  }

  func text(_ name: String) throws -> String { try value(name, \.stringValue) }
}

extension JSONValue {
  /// The text, or null for none.
  fileprivate static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
