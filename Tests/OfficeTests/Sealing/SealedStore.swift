import CustomerService
import EventLog
import EventSourcing
import Foundation
import KeysLMDB
import Office
import Testing

/// A store on disk that seals, which a test can close, open again, and search for bytes.
final class SealedStore {
  static let master = [UInt8](repeating: 5, count: 32)
  let folder = FileManager.default.temporaryDirectory.appending(path: "carelog-\(UUID())").path()
  private(set) var office: Office!
  private var count = 0

  /// A new store; without `isSealing` it is a control.
  init(isSealing: Bool = true) throws {
    try open(creating: true, hasMaster: false)
    guard isSealing else { return }
    office = nil
    _ = try KeyVault(folder: folder, master: Self.master, creating: true)
    try open()
    try tell("sealing.enable", [:], role: .privacy)
  }

  deinit {
    office = nil
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Closes the store and opens it as another process would.
  func open(creating: Bool = false, hasMaster: Bool = true) throws {
    office = nil
    office = try Office.open(
      folder: folder, creating: creating ? LogHead(origin: "test", zone: .shanghai) : nil,
      masterKey: hasMaster ? { @Sendable in Self.master } : nil,
      clock: { Timestamp(rawValue: 1_775_000_000_000) })
  }

  func close() { office = nil }

  func request(
    _ name: String, _ data: [String: FieldValue], role: Role = .director, id: String? = nil,
    reason: String? = nil, at day: String? = nil
  ) throws -> CommandRequest {
    count += 1
    let at = day.flatMap { CalendarDate($0) }.map { BusinessZone.shanghai.start(of: $0) }
    return try CommandRequest(
      name: name, commandID: id ?? "c-\(count)", actor: "U1", role: role, at: at, reason: reason,
      fields: data, zone: .shanghai)
  }

  @discardableResult func tell(
    _ name: String, _ data: [String: FieldValue], role: Role = .director, id: String? = nil,
    reason: String? = nil, at day: String? = nil
  ) throws -> CommandOutcome {
    let request = try request(name, data, role: role, id: id, reason: reason, at: day)
    switch try office.execute([[request]])[0] {
    case .refused(_, let refusal): throw refusal
    case .done(let outcomes): return outcomes[0]
    }
  }

  func refusal(
    _ name: String, _ data: [String: FieldValue], role: Role = .director, id: String? = nil
  ) throws -> String? {
    do { try tell(name, data, role: role, id: id) } catch let refusal as Refusal {
      return refusal.code
    }
    return nil
  }

  /// Registers a customer and files, pursues and closes a complaint of theirs.
  func fill(_ number: Int) throws {
    let customer = FieldValue.text("C\(number)")
    let complaint = FieldValue.text("P\(number)")
    try tell(
      "customer.register",
      [
        "customer": customer, "name": .text("王芳\(number)"), "phone": .text("1380000000\(number)"),
        "address": .text("徐汇区天平路\(number)号"), "region": .text("徐汇"),
      ], reason: "电话建档\(number)")
    try tell(
      "complaint.file",
      [
        "complaint": complaint, "customer": customer, "channel": .text("phone"),
        "category": .text("quality"), "severity": .text("minor"),
        "description": .text("水管漏水\(number)"),
      ])
    try tell(
      "complaint.close",
      [
        "complaint": complaint, "outcome": .text("resolved"), "resolution": .text("换了水管\(number)"),
      ])
  }

  /// The words that ``fill(_:)`` records about one customer.
  static func words(_ number: Int) -> [String] {
    [
      "王芳\(number)", "1380000000\(number)", "天平路\(number)号", "电话建档\(number)", "水管漏水\(number)",
      "换了水管\(number)",
    ]
  }

  /// How many files of the store hold these bytes.
  func filesHolding(_ bytes: [UInt8]) throws -> Int {
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    return names.count { name in
      let file = try? Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
      return file?.range(of: Data(bytes)) != nil
    }
  }

  func filesHolding(_ text: String) throws -> Int { try filesHolding(Array(text.utf8)) }

  /// What a replay shows of a customer, as one text.
  func shown(_ number: Int, _ unsealer: Unsealer? = nil) throws -> String {
    let replay = try office.replay(ReplaySubject(.customer, "C\(number)"), unsealer: unsealer)
    let fields =
      replay.steps.flatMap { $0.logged.fields } + replay.facts.map { ($0.name, $0.value) }
    let reasons = replay.steps.compactMap { $0.logged.envelope.event.origin.reason }
    return fields.map { "\($0.0)=\(FieldWording.value($0.1, of: $0.0, .en))" }
      .joined(separator: " ") + reasons.joined(separator: " ")
  }

  func unsealer(role: Role = .privacy, id: String? = nil) throws -> Unsealer {
    try office.unsealing(
      request(
        "personal-data.read", ["purpose": .text("核对"), "scope": .text("customer:C1")], role: role,
        id: id))
  }
}
