import ArgumentParser
import EventSourcing
import Interchange

struct Duties: ParsableCommand, Speaking {
  static let configuration = CommandConfiguration(
    commandName: "duties",
    abstract: .text(
      zh: "列出岗位职责，以及各在何处办理",
      en: "List the duties of the job description and where each is done."),
    discussion: .examples(
      """
        carelog duties
        carelog duties --lang en --format csv
      """))

  @OptionGroup var options: StoreOptions

  var language: Language { options.language }

  func run() throws {
    let later = text("以后", "later")
    Listing(
      columns: [
        .init("", .right), .init(text("职责", "duty")), .init(text("在哪里", "where")),
      ],
      rows: Duty.all.map { duty in
        [
          "\(duty.number)", duty.label[language],
          duty.places.isEmpty ? later : duty.places.joined(separator: ", "),
        ]
      },
      json: .array(
        Duty.all.map { duty in
          [
            "number": .integer(Int64(duty.number)), "duty": .string(duty.label[language]),
            "places": .array(duty.places.map { .string($0) }),
          ]
        })
    ).printed(options.format)
  }
}
