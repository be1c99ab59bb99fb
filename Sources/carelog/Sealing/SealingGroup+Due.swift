import ArgumentParser
import CustomerService
import EventSourcing
import Interchange
import Office

extension SealingGroup {
  struct Due: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "due",
      abstract: .text(
        zh: "列出个人信息保存期限届满的人", en: "List whose personal data were kept long enough."),
      discussion: .text(
        zh: """
          最后一次往来、合同、投诉或上门结束已超过规定月数的客户，以及离开同样久的技师：36 个月，或 \
          policy set --retention-months 所定。仍有未了事项的不列。程序不会自行清除；法律是否要求更久地\
          保存，请咨询法务。须读取整个日志。
          """,
        en: """
          Customers with whom the last dealing, contract, complaint or visit ended more than so many \
          months ago, and technicians who left as long ago: 36 months, or what policy set \
          --retention-months says. Who has something open is not listed. Nothing is erased by \
          itself; whether a law asks to keep something longer is for counsel. Reads the whole log.
          """,
        examples: """
            carelog sealing due --format json
          """))
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
