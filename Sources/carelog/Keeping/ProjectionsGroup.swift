import ArgumentParser
import EventLog
import EventSourcing
import Interchange
import Office

struct ProjectionsGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "projections",
    abstract: .text(
      zh: "列出、重建、核验和保存读模型",
      en: "List, rebuild, verify and save the read models."),
    subcommands: [
      List.self, Rebuild.self, Verify.self, SaveSnapshot.self, DropSnapshots.self,
    ])

  struct List: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: .text(
        zh: "列出读模型及其快照",
        en: "List the read models and their snapshots."))
    @OptionGroup var options: StoreOptions

    var language: Language { options.language }

    func run() throws {
      try options.run {
        let models = try options.openOffice().projections()
        Listing(
          columns: [
            .init(text("读模型", "name")), .init(text("版本", "version"), .right),
            .init(text("类别", "kind")), .init(text("记录数", "events"), .right),
            .init(text("行数", "rows"), .right),
          ],
          rows: models.map {
            [$0.name, "\($0.version)", label($0), "\($0.count)", "\($0.rows)"]
          },
          json: .array(
            models.map {
              [
                "name": .string($0.name), "version": .integer(Int64($0.version)),
                "kind": .string(Self.kind($0)), "events": .integer(Int64($0.count)),
                "rows": .integer(Int64($0.rows)),
              ]
            })
        ).printed(options.format)
      }
    }

    private func label(_ model: ProjectionStatus) -> String {
      model.isSnapshot ? text("快照", "snapshot") : text("现状", "model")
    }

    private static func kind(_ model: ProjectionStatus) -> String {
      model.isSnapshot ? "snapshot" : "model"
    }
  }

  struct Rebuild: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rebuild",
      abstract: .text(
        zh: "由日志重建全部读模型",
        en: "Build every read model anew from the log."))
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let office = try options.openOffice(for: .keeping)
        try office.rebuildProjections()
        print(
          Localized(zh: "全部重建完毕", en: "all read models were rebuilt")[options.language])
      }
    }
  }

  struct Verify: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: .text(
        zh: "把每个读模型与日志推得的结果逐项比对",
        en: "Compare every read model, key by key, with what the log leads to."),
      discussion: .text(
        zh: "有任何不符，退出码即为 1。",
        en: "Exit code 1 when anything differs."))
    @OptionGroup var options: StoreOptions

    var language: Language { options.language }

    func run() throws {
      try options.run {
        let found = try options.openOffice().verifyProjections()
        Listing(
          columns: [
            .init(text("读模型", "name")), .init(text("结果", "status")), .init(text("键", "keys")),
          ],
          rows: found.map {
            [
              $0.name, $0.keys.isEmpty ? text("一致", "equal") : text("不一致", "differs"),
              $0.keys.joined(separator: " "),
            ]
          },
          json: .array(
            found.map {
              [
                "name": .string($0.name), "equal": .bool($0.keys.isEmpty),
                "keys": .array($0.keys.map { .string($0) }),
              ]
            })
        ).printed(options.format)
        if found.contains(where: { !$0.keys.isEmpty }) { throw ExitCode(1) }
      }
    }
  }

  struct SaveSnapshot: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "snapshot",
      abstract: .text(
        zh: "保存读模型现状，便于快速查看过去",
        en: "Save the read models as they are, for fast looks into the past."),
      discussion: .text(
        zh: """
          用 --as-of 查看时，从该时点之前的最近快照算起，而不必从第一条事件算起。宜每天保存一次，\
          例如写入 crontab：

            30 2 * * *  carelog projections snapshot --store /srv/carelog
          """,
        en: """
          A look by --as-of begins with the last snapshot before its moment instead of with the \
          first event. Worth doing once a day, such as by this line of a crontab:

            30 2 * * *  carelog projections snapshot --store /srv/carelog
          """))
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let count = try options.openOffice(for: .keeping).saveSnapshots()
        print(
          Localized(zh: "已保存 @\(count) 的快照", en: "saved snapshots at @\(count)")[
            options.language])
      }
    }
  }

  struct DropSnapshots: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "drop-snapshots",
      abstract: .text(
        zh: "删除全部快照；失去的只是时间",
        en: "Remove all snapshots; nothing but time is lost."))
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        try options.openOffice(for: .keeping).dropSnapshots()
        print(Localized(zh: "快照已全部删除", en: "all snapshots were removed")[options.language])
      }
    }
  }
}
