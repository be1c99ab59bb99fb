import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Glibc
import Interchange
import Office

/// What every writing command takes.
struct WriteOptions: ParsableArguments {
  @OptionGroup var circumstances: Circumstances

  @Option(
    name: .customLong("command-id"),
    help: .text(
      zh: "命令编号，重发同一编号不会重复入账（缺省为新编号）",
      en: "An id that makes a retry harmless (else fresh)."))
  var commandID: String?

  @Option(
    name: .customLong("expected-version"),
    help: .text(
      zh: "该记录若不是恰有这么多事件，即予拒绝",
      en: "Refuse unless the stream has so many events."))
  var expectedVersion: Int?

  @Flag(
    name: .customLong("dry-run"),
    help: .text(
      zh: "只显示将产生的事件，不写入",
      en: "Print the events that would follow; write nothing."))
  var dryRun = false

  @OptionGroup var store: StoreOptions

  func request(
    _ name: String, _ fields: [String: FieldValue], _ office: Office
  ) throws -> CommandRequest {
    let zone = try office.head().zone
    let identity = try circumstances.identity(in: office)
    let moment = try circumstances.moment(in: zone)
    do {
      return try CommandRequest(
        name: name, commandID: commandID.map(nfc) ?? CommandID.fresh(at: systemTime()),
        actor: identity.actor, role: identity.role, at: moment,
        reason: circumstances.reason, expectedVersion: expectedVersion, fields: fields, zone: zone)
    } catch {
      throw Malformed(option: error)
    }
  }
}

extension Malformed {
  /// An option that does not hold what its command expects.
  init(option error: MalformedField) {
    self.init(
      text: Localized(
        zh: "\(error.field)：\(error.expected.zh)",
        en: "\(error.field): expected \(error.expected.en)"), exitCode: 64)
  }
}

/// Ids for commands whose caller gave none: UUID version 7, so that they are ordered by time.
enum CommandID {
  static func fresh(at time: Timestamp) -> String {
    var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    for index in 0..<6 {
      bytes[index] = UInt8(truncatingIfNeeded: time.rawValue >> Int64(40 - 8 * index))
    }
    bytes[6] = 0x70 | bytes[6] & 0x0F
    bytes[8] = 0x80 | bytes[8] & 0x3F
    let digits = Array("0123456789abcdef")
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append("-") }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return text
  }
}
