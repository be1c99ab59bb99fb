import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office

/// A shell command that issues one domain command.
protocol WritingCommand: ParsableCommand {
  /// `noun.verb` of the domain command.
  static var command: String { get }
  var options: WriteOptions { get }
  /// The command's data by the names of interface.md.
  var fields: [String: FieldValue?] { get }
}

extension WritingCommand {
  func run() throws {
    try options.store.run {
      let office = try options.store.openOffice(creating: !options.dryRun, for: .commands)
      let zone = try office.head().zone
      let request = try options.request(Self.command, fields.compactMapValues { $0 }, office)
      let outcome =
        options.dryRun ? try office.preview([request]) : try office.execute([[request]])[0]
      switch outcome {
      case .refused(_, let refusal): throw Refused(refusal: refusal)
      case .done(let outcomes):
        let answer = CommandAnswer(request: request, outcome: outcomes[0])
        answer.printed(options.store.format, options.store.language, dryRun: options.dryRun, zone)
      }
    }
  }
}

extension String {
  var field: FieldValue { .text(nfc(self)) }
}

extension Optional<String> {
  var field: FieldValue? { map(\.field) }
}

extension [String] {
  var field: FieldValue? { isEmpty ? nil : .list(map(nfc)) }
}

extension Optional<Int64> {
  var field: FieldValue? { map { .integer($0) } }
}

extension Bool {
  /// A flag that was not given is no field.
  var field: FieldValue? { self ? .flag(true) : nil }
}

/// What the shell and `apply` say of an accepted or repeated command.
struct CommandAnswer {
  var request: CommandRequest
  var outcome: CommandOutcome

  /// The members of interface.md's answer object, from `status` on.
  func members(_ language: Language) -> [JSONValue.Member] {
    switch outcome {
    case .accepted(let position, let events, let warnings):
      [
        .init("status", "accepted"), .init("commandId", .string(request.commandID)),
        .init("position", .integer(Int64(position.rawValue))),
        .init("events", .array(events.map { .string($0.name.rawValue) })),
      ]
        + (warnings.isEmpty
          ? [] : [.init("warnings", .array(warnings.map { .string($0.rawValue) }))])
    case .duplicate(let position):
      [
        .init("status", "duplicate"), .init("commandId", .string(request.commandID)),
        .init("position", .integer(Int64(position.rawValue))),
      ]
    case .refused(let refusal):
      [
        .init("status", "refused"), .init("commandId", .string(request.commandID)),
        .init("code", .string(refusal.code)),
        .init("message", .string(refusal.message[language])),
        .init("hint", .string(refusal.hint[language])),
      ]
    }
  }

  func printed(_ format: OutputFormat, _ language: Language, dryRun: Bool, _ zone: BusinessZone) {
    if format == .json { return print(JSONValue.object(members(language)).text()) }
    switch outcome {
    case .accepted(let position, let events, let warnings):
      let names = Localized(
        zh: events.map(\.name.label.zh).joined(separator: "、"),
        en: events.map(\.name.rawValue).joined(separator: ", "))
      let text =
        dryRun
        ? Localized(zh: "试运行，未写入：\(names.zh)", en: "dry run, nothing written: \(names.en)")
        : Localized(
          zh: "已入账 @\(position.rawValue)：\(names.zh)（命令 \(request.commandID)）",
          en: "recorded @\(position.rawValue): \(names.en) (command \(request.commandID))")
      print(sanitised(text[language]))
      if dryRun { printFields(events, zone) }
      for warning in warnings {
        diagnose(
          Localized(
            zh: "注意（\(warning.rawValue)）：\(warning.text.zh)",
            en: "warning (\(warning.rawValue)): \(warning.text.en)")[language])
      }
    case .duplicate(let position):
      print(
        Localized(
          zh: "此命令早已入账 @\(position.rawValue)",
          en: "this command was recorded before @\(position.rawValue)")[language])
    case .refused(let refusal): print(Refused(refusal: refusal).text(format, language))
    }
  }

  private func printFields(_ events: [ServiceEvent], _ zone: BusinessZone) {
    for event in events {
      let fields = (try? PayloadFields.list(event.payload, in: zone)) ?? []
      let data = JSONValue.object(fields.map { JSONValue.Member($0.name, $0.value.json) })
      print("\(event.name.rawValue) \(data.text())")
    }
  }
}
