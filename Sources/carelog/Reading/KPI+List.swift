import ArgumentParser
import CustomerService
import EventSourcing
import Interchange
import Projections
import Reports

extension KPI {
  struct List: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: .text(
        zh: "列出各项指标：计什么、何口径、何单位",
        en: "List the KPIs: what each counts, over which populations, in which unit."),
      discussion: .examples(
        """
          carelog kpi list --lang zh
        """))

    @Option(help: .text(zh: "输出格式", en: "How to print.")) var format = OutputFormat.table
    @Option(
      name: .customLong("lang"),
      help: .text(
        zh: "语言（缺省取自 LC_ALL、LANG）",
        en: "The language (else from LC_ALL and LANG)."))
    var givenLanguage: Language?

    var language: Language { givenLanguage ?? .ofEnvironment }

    func run() {
      let figures = KPIName.allCases.flatMap { kpi in kpi.bases.map { FigureName(kpi, $0) } }
      Listing(
        columns: [
          .init("kpi"), .init(text("指标", "name")), .init("--basis"), .init(text("单位", "unit")),
          .init(text("定义", "what it counts")),
        ],
        rows: figures.map { figure in
          [
            figure.kpi.rawValue, figure.kpi.label[language], figure.basis?.rawValue ?? "",
            figure.kpi.unit.rawValue, figure.definition[language],
          ]
        },
        json: .array(
          figures.map { figure in
            .object(
              JSONValue.members(omittingNil: [
                "kpi": .string(figure.kpi.rawValue),
                "name": .string(figure.kpi.label[language]),
                "basis": figure.basis.map { .string($0.rawValue) },
                "unit": .string(figure.kpi.unit.rawValue),
                "definition": .string(figure.definition[language]),
              ]))
          })
      ).printed(format)
    }
  }
}
