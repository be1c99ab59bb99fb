import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office

extension PolicyGroup {
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: .text(
        zh: "查看现行服务标准及其生效日",
        en: "Show what the office holds itself to, and from which day."),
      discussion: .examples(
        """
          carelog policy show --as-of 2026-04-30 --lang zh
        """))

    @OptionGroup var look: AsOfOption
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let office = try options.openOffice()
        let zone = try office.head().zone
        let asOf = try look.moment(in: zone)
        try Self.listing(try office.policy(asOf: asOf), zone, options.language)
          .printed(options.format)
      }
    }

    /// One row a standard and field, in the order in which they hold.
    static func listing(
      _ policy: ServicePolicy, _ zone: BusinessZone, _ language: Language
    ) throws -> Listing {
      let standards = try policy.standards.entries.map { entry in
        (FirstDay(entry.from), try entry.value.facts(in: zone))
      }
      let columns = [("生效", "in force"), ("项目", "what"), ("标准", "standard")]
      return Listing(
        columns: columns.map { .init(Localized(zh: $0, en: $1)[language]) },
        rows: standards.flatMap { from, facts in
          facts.map { fact in
            [
              from.text(language), FieldWording.name(fact.name, of: .policySet, language),
              FieldWording.value(fact.value, of: fact.name, language),
            ]
          }
        },
        json: [
          "version": .integer(policy.version),
          "standards": .array(
            standards.map { from, facts in
              .object([.init("from", from.json)] + facts.map { .init($0.name, $0.value.json) })
            }),
        ])
    }
  }
}
