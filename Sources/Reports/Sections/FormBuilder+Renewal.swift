internal import CustomerService
internal import EventSourcing
internal import Projections

extension FormBuilder {
  /// What became of the contracts that came to their end, and which will.
  var renewal: ReportSection {
    var section = section(.renewal)
    let stories = histories(.contractEnd).compactMap { ContractStory($0, today: today) }
    let ended = stories.filter { period.first <= $0.terms.end && $0.terms.end <= period.last }
    let grouped = section.tables
    section.tables = []
    addDecisions(ended.filter { $0.terms.end < today }, to: &section)
    section.tables += grouped
    section.add(
      .list(
        .expired,
        [.contract, .customer, .service, .end, .price, .decision, .reason, .successor].map {
          .named($0)
        },
        ended.sorted { Self.order($0) < Self.order($1) }.map { story in
          [
            .text(story.terms.contract.text), .text(story.terms.customer.text),
            .text(story.terms.service), .date(story.terms.end), price(story),
            .term(story.decision), .masked(story.reason), .optional(story.successor?.text),
          ]
        }))
    section.add(
      .list(
        .outlook,
        [.contract, .customer, .service, .end, .price, .decision].map { .named($0) },
        stories.filter { $0.terms.end > period.last && $0.successor == nil }
          .sorted {
            ($0.terms.end, $0.terms.contract.text) < ($1.terms.end, $1.terms.contract.text)
          }
          .map { story in
            [
              .text(story.terms.contract.text), .text(story.terms.customer.text),
              .text(story.terms.service), .date(story.terms.end), price(story),
              .term(story.decision),
            ]
          }))
    return section
  }

  /// Those that need somebody's eye first: not renewed before renewed, then by their end.
  private static func order(_ story: ContractStory) -> (Int, CalendarDate, String) {
    (story.decision.isRenewed ? 1 : 0, story.terms.end, story.terms.contract.text)
  }

  private func price(_ story: ContractStory) -> ReportCell {
    story.terms.priceFen.map { .money(fen: $0) } ?? .none
  }

  private func addDecisions(_ ended: [ContractStory], to section: inout ReportSection) {
    guard !ended.isEmpty else { return }
    let (count, value) = (Int64(ended.count), Self.value(ended))
    let groups = RenewalDecision.allCases.map { decision in
      (decision, ended.filter { $0.decision == decision })
    }
    .filter { !$0.1.isEmpty }
    section.tables.append(
      ReportTable(
        .decisions, [.decision, .count, .share, .amount, .amountShare].map { .named($0) },
        groups.map { decision, stories in
          [
            .term(decision), .integer(Int64(stories.count)),
            .share(Int64(stories.count), of: count), .money(fen: Self.value(stories)),
            .share(Self.value(stories), of: value),
          ]
        },
        total: [
          .word(ColumnName.total), .integer(count), .share(count, of: count),
          .money(fen: value), .share(value, of: value),
        ]))
    section.charts.append(
      .bars(.decisions, groups.map { ReportChart.Bar(.term($0.0), Int64($0.1.count)) }))
  }

  private static func value(_ stories: [ContractStory]) -> Int64 {
    stories.reduce(0) { $0 + ($1.terms.priceFen ?? 0) }
  }
}
