internal import CustomerService
internal import EventSourcing
package import Interchange
internal import Projections

extension ReportForm {
  /// The form for programs, in codes instead of words; its bytes are what is frozen.
  package var json: JSONValue {
    [
      "form": .integer(Self.version), "kind": .string(kind.rawValue),
      "period": .string(period.text), "from": .string("\(period.first)"),
      "to": .string("\(period.last)"), "edition": .integer(edition),
      "supersedes": supersedes.map {
        ["edition": .integer($0.edition), "position": .integer($0.position)]
      } ?? .null,
      "asOf": ["position": .integer(Int64(clamping: position)), "today": .string("\(today)")],
      "log": ["origin": .string(origin), "zone": .string(zone.name), "root": .string(root)],
      "rules": .object(rules.map { .init($0.name, .integer(Int64($0.version))) }),
      "sections": .array(sections.map { $0.json(zone) }),
    ]
  }

  /// The bytes whose SHA-256 an issued form is known by.
  package var bytes: [UInt8] { json.encoded(.pretty) + [UInt8(ascii: "\n")] }
}

extension ReportSection {
  fileprivate func json(_ zone: BusinessZone) -> JSONValue {
    [
      "section": .string(name.rawValue), "tables": .array(tables.map { $0.json(zone) }),
      "notes": .array(
        notes.map { note in
          [
            "note": .string(note.name.rawValue),
            "values": .array(note.values.map { $0.json(zone) }),
          ]
        }),
      "explain": .array(commands.map { .string($0) }),
    ]
  }
}

extension ReportTable {
  fileprivate func json(_ zone: BusinessZone) -> JSONValue {
    .object(omittingNil: [
      "table": .string(name.rawValue), "rows": .array(rows.map { row($0, zone) }),
      "total": total.map { row($0, zone) },
      "omitted": omitted == 0 ? nil : .integer(Int64(omitted)),
    ])
  }

  private func row(_ cells: [ReportCell], _ zone: BusinessZone) -> JSONValue {
    .object(zip(columns, cells).map { .init($0.code, $1.json(zone)) })
  }
}

extension ReportCell {
  fileprivate func json(_ zone: BusinessZone) -> JSONValue {
    switch self {
    case .none: .null
    case .text(let text): .string(text)
    case .term(let code, let label): .string(code.isEmpty ? label.en : code)
    case .integer(let number), .money(let number), .seconds(let number),
      .workingSeconds(let number):
      .integer(number)
    case .figure(let answer), .value(let answer): answer.json
    case .target(let answer):
      answer.target.map {
        [$0.isUpperLimit ? "atMost" : "atLeast": .string($0.text)]
      } ?? .null
    case .status(let status): .string(status.rawValue)
    case .share(let part, let whole): ["part": .integer(part), "whole": .integer(whole)]
    case .date(let date): .string("\(date)")
    case .moment(let moment): .string(moment.formatted(in: zone))
    case .position(let position): .integer(Int64(clamping: position.rawValue))
    }
  }
}

extension KPIAnswer {
  fileprivate var json: JSONValue {
    let spread = unit == .seconds ? values.distribution : nil
    let isSpread = unit == .seconds
    return .object(omittingNil: [
      "numerator": isSpread ? nil : .integer(numerator),
      "denominator": isSpread ? nil : .integer(denominator),
      "n": isSpread ? .integer(spread?.n ?? 0) : nil,
      "median": spread.map { .integer($0.median) }, "p90": spread.map { .integer($0.p90) },
      "max": spread.map { .integer($0.max) },
      "value": value.map { .string($0) } ?? .null, "unit": .string(unit.rawValue),
      "status": .string(status.rawValue), "pending": pending == 0 ? nil : .integer(pending),
    ])
  }
}
