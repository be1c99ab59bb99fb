import ArgumentParser
import CustomerService
import EventSourcing
import Interchange
import Office

extension SealingGroup {
  struct Due: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "due", abstract: "List whose personal data were kept long enough (保存期限届满).",
      discussion: """
        Customers with whom the last dealing, contract, complaint or visit ended more than so many \
        months ago, and technicians who left as long ago: 36 months, or what policy set \
        --retention-months says. Who has something open is not listed. Nothing is erased by \
        itself; whether a law asks to keep something longer is for counsel. Reads the whole log.

        EXAMPLE
          carelog sealing due --format json
        """)
    @OptionGroup var options: StoreOptions
    var language: Language { options.language }

    func run() throws {
      try options.run {
        let (months, persons) = try options.openOffice().retention()
        Listing(
          columns: [
            .init(text("何人", "who")), .init(text("最后往来", "last dealing")),
            .init(text("届满于", "kept long enough on")),
          ],
          rows: persons.map { [$0.tag.text, "\($0.ended)", "\($0.due)"] },
          json: [
            "months": .integer(months),
            "due": .array(
              persons.map {
                [
                  "person": .string($0.tag.text), "ended": .string("\($0.ended)"),
                  "due": .string("\($0.due)"),
                ]
              }),
          ]
        ).printed(options.format)
        if persons.isEmpty {
          diagnose(text("没有保存超过 \(months) 个月的", "nobody was kept for more than \(months) months"))
        }
      }
    }
  }
}
