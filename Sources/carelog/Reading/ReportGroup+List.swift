import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office
import Reports

extension ReportGroup {
  struct List: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: .text(
        zh: "列出已签发报表的各版",
        en: "List the editions of all forms that were issued."),
      discussion: .text(
        zh: """
          由程序的另一版本编制的报表，事实相同而字节不同；--check 能把这种情形与日志事实不同区分开。
          """,
        en: """
          A form that another version of the program made has other bytes though the facts are \
          the same; --check tells this apart from a log that holds other facts.
          """,
        examples: """
            carelog report list
            carelog report list --check
          """))

    @Flag(
      help: .text(
        zh: "在各版的位置上重新编制；事实或数字不符，退出码即为 1",
        en: "Make each form again at its position; exit 1 when facts or figures differ."))
    var check = false
    @OptionGroup var options: StoreOptions

    var language: Language { options.language }

    func run() throws {
      try options.run {
        let office = try options.openOffice()
        let zone = try office.head().zone
        let editions = try office.editions()
        let remade = try editions.map { check ? try office.remade($0.report.form) : nil }
        Listing(
          columns: columns(isChecked: check),
          rows: zip(editions, remade).map { row($0, zone, $1) },
          json: .array(zip(editions, remade).map { json($0, zone, $1) })
        ).printed(options.format)
        if remade.contains(where: { $0?.isTrouble == true }) { throw ExitCode(1) }
      }
    }

    private func columns(isChecked: Bool) -> [TextTable.Column] {
      [
        .init(text("报表", "form")), .init(text("期间", "period")),
        .init(text("版次", "edition"), .right),
        .init(text("依据", "made from"), .right), .init(text("签发时间", "issued at")),
        .init(text("签发人", "by")), .init(text("变动", "changes"), .right), .init("sha256"),
      ] + (isChecked ? [.init(text("重制", "made again"))] : [])
    }

    private func row(
      _ edition: Edition, _ zone: BusinessZone, _ remade: RemadeForm?
    ) -> [String] {
      let form = edition.report.form
      return [
        options.language == .zh ? form.kind.chinese : form.kind.rawValue, form.period,
        "\(form.edition)", "@\(form.position)", edition.recordedAt.formatted(in: zone),
        edition.actor, "\(edition.report.changes.count)", form.sha256,
      ] + (remade.map { [$0.label[language]] } ?? [])
    }

    private func json(
      _ edition: Edition, _ zone: BusinessZone, _ remade: RemadeForm?
    ) -> JSONValue {
      let form = edition.report.form
      return .object(omittingNil: [
        "kind": .string(form.kind.rawValue), "period": .string(form.period),
        "edition": .integer(form.edition), "position": .integer(form.position),
        "recordedAt": .string(edition.recordedAt.formatted(in: zone)),
        "actor": .string(edition.actor), "sha256": .string(form.sha256),
        "changes": .array(edition.report.changes.map { .string($0) }),
        "maker": form.maker.map { .string($0) }, "same": remade.map { .bool($0 == .same) },
        "comparison": remade.map { .string($0.rawValue) },
      ])
    }
  }
}

/// An edition of a form with who issued it and when.
private struct Edition {
  var report: IssuedReport
  var actor: String
  var recordedAt: Timestamp
}

extension Office {
  /// All editions of all forms, in log order.
  ///
  /// O(editions · log n).
  fileprivate func editions() throws -> [Edition] {
    let items = ReportKind.allCases.map { kind in
      Query.Item(types: ReportState.events.map(\.type), tags: [ReportID(kind).tag])
    }
    return try events(Query(items: items), from: .first, .forward, limit: .max).compactMap {
      let event = try ServiceEvent($0.name, decoding: $0.envelope.event.payload.span.bytes)
      return IssuedReport(event).map { [envelope = $0.envelope] report in
        Edition(
          report: report, actor: envelope.event.origin.actor, recordedAt: envelope.recordedAt)
      }
    }
  }

  /// Makes the form of an edition again and compares it with what was issued.
  fileprivate func remade(_ issued: FormEdition) throws -> RemadeForm {
    guard let period = Period(issued.period) else { return .other_facts }
    let form = try self.form(issued.kind, period, asOf: .count(UInt64(issued.position)))
    return form.compared(with: issued, hash: form.hash)
  }
}
