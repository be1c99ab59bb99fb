import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Glibc
import Interchange
import Office

extension Role: ExpressibleByArgument {}

/// What every writing command takes.
struct WriteOptions: ParsableArguments {
  @OptionGroup var store: StoreOptions

  @Option(help: "Who acts (else CARELOG_ACTOR, else the login name).")
  var actor: String?

  @Option(help: "In which role (else CARELOG_ROLE, else operator).")
  var role: Role?

  @Option(help: "When it happened, RFC 3339 (else now).")
  var at: String?

  @Option(name: .customLong("command-id"), help: "An id that makes a retry harmless (else fresh).")
  var commandID: String?

  @Option(help: "Why; needed for facts older than 24 hours and for corrections.")
  var reason: String?

  @Option(
    name: .customLong("expected-version"), help: "Refuse unless the stream has so many events.")
  var expectedVersion: Int?

  @Flag(name: .customLong("dry-run"), help: "Print the events that would follow; write nothing.")
  var dryRun = false

  static func defaultActor() -> String {
    environment("CARELOG_ACTOR") ?? environment("USER") ?? environment("LOGNAME")
      ?? "uid\(getuid())"
  }

  static func defaultRole() -> Role {
    environment("CARELOG_ROLE").flatMap(Role.init(rawValue:)) ?? .operator
  }

  func request(
    _ name: String, _ fields: [String: FieldValue], _ zone: BusinessZone
  ) throws -> CommandRequest {
    let moment = try at.map { text in
      guard let moment = Timestamp(text, in: zone) else {
        throw Malformed(
          text: Localized(
            zh: "--at:时间应如 2026-04-03T09:00:00+08:00",
            en: "--at: expected a time such as 2026-04-03T09:00:00+08:00"), exitCode: 64)
      }
      return moment
    }
    do {
      return try CommandRequest(
        name: name, commandID: commandID.map(nfc) ?? CommandID.fresh(at: systemTime()),
        actor: nfc(actor ?? Self.defaultActor()), role: role ?? Self.defaultRole(), at: moment,
        reason: reason.map(nfc), expectedVersion: expectedVersion, fields: fields, zone: zone)
    } catch {
      throw Malformed(
        text: Localized(
          zh: "\(error.field):\(error.expected.zh)",
          en: "\(error.field): expected \(error.expected.en)"), exitCode: 64)
    }
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
