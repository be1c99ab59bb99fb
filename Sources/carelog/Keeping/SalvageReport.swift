import EventLog
import EventSourcing
import Interchange
import Merkle
import Office

/// What was saved of a damaged store, and what was not.
struct SalvageReport {
  let plan: SalvagePlan
  let head: LogHead
  let damaged: String
  let store: String
  /// How many checkpoints the new store holds.
  let checkpoints: Int
  /// The file with the records beyond the new store; nil if there are none.
  let beyond: String?

  /// Whether the new store holds all that the damaged one ever acknowledged.
  var isComplete: Bool { plan.isEndCertain && plan.prefix == plan.size }

  func printed(_ format: OutputFormat, _ language: Language) {
    switch format {
    case .json: print(json.text(.pretty))
    case .csv: listing(language).printed(.csv)
    case .table:
      print(sanitised(summary[language], keepingLineBreaks: true))
      listing(language).printed(.table)
    }
  }

  private var summary: Localized {
    let size = plan.size
    var lines = [
      Localized(
        zh: plan.isEndCertain
          ? "\(damaged) 原有 \(size) 条记录" : "\(damaged) 至少有过 \(size) 条记录（最新库头不可读，其后的无从知晓）",
        en: plan.isEndCertain
          ? "\(damaged) held \(size) events"
          : "\(damaged) held at least \(size) events; what came after cannot be known, since the "
            + "newest head cannot be read"),
      Localized(
        zh: "新库 \(store)：@0 起 \(plan.prefix) 条，根 \(plan.prefixRoot.hex)，检查点 \(checkpoints) 个",
        en: "new store \(store): \(plan.prefix) events from @0 on, root \(plan.prefixRoot.hex), "
          + "\(checkpoints) checkpoints"),
    ]
    if let beyond {
      lines.append(Localized(zh: "其后找到的记录在 \(beyond)", en: "records found beyond: \(beyond)"))
    }
    if plan.unreadPages > 0 {
      lines.append(
        Localized(
          zh: "\(plan.unreadPages) 页无法完整读取", en: "\(plan.unreadPages) pages could not be read whole"
        ))
    }
    if isComplete { lines.append(Localized(zh: "一条不缺", en: "nothing is missing")) }
    return Localized(
      zh: lines.map(\.zh).joined(separator: "\n"), en: lines.map(\.en).joined(separator: "\n"))
  }

  private func listing(_ language: Language) -> Listing {
    let titles = [
      Localized(zh: "起", en: "from"), Localized(zh: "止", en: "to"),
      Localized(zh: "去处", en: "where"), Localized(zh: "证明", en: "proof"),
      Localized(zh: "含义", en: "meaning"),
    ].map { $0[language] }
    return Listing(
      columns: [
        .init(titles[0], .right), .init(titles[1], .right), .init(titles[2]), .init(titles[3]),
        .init(titles[4]),
      ],
      rows: plan.stretches.map { stretch in
        [
          "\(stretch.positions.lowerBound)", "\(stretch.positions.upperBound)", place(stretch),
          stretch.proof?.rawValue ?? "missing",
          (stretch.proof?.text ?? Self.missing)[language],
        ]
      }, json: .null)
  }

  private static let missing = Localized(zh: "缺失：没有找到记录", en: "missing: no record was found")

  private func place(_ stretch: SalvagePlan.Stretch) -> String {
    guard stretch.proof != nil else { return "—" }
    return stretch.positions.upperBound < plan.prefix ? "store" : "beyond"
  }

  private var json: JSONValue {
    .object(omittingNil: [
      "source": .string(damaged), "origin": .string(head.origin),
      "zone": .string(head.zone.name), "events": .integer(Int64(plan.size)),
      "eventsCertain": .bool(plan.isEndCertain), "complete": .bool(isComplete),
      "unreadPages": .integer(Int64(plan.unreadPages)),
      "store": .string(store), "restored": .integer(Int64(plan.prefix)),
      "rootHash": .string(plan.prefixRoot.hex), "checkpoints": .integer(Int64(checkpoints)),
      "beyond": beyond.map { .string($0) },
      "records": .array(
        plan.stretches.filter { $0.proof != nil }.map { stretch in
          [
            "from": .integer(Int64(stretch.positions.lowerBound)),
            "to": .integer(Int64(stretch.positions.upperBound)),
            "where": .string(place(stretch)), "proof": .string(stretch.proof?.rawValue ?? ""),
          ]
        }),
      "missing": .array(
        plan.losses.map {
          [
            "from": .integer(Int64($0.positions.lowerBound)),
            "to": .integer(Int64($0.positions.upperBound)), "reason": .string($0.reason.rawValue),
          ]
        }),
    ])
  }
}
