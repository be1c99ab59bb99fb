import ArgumentParser
import EventLog
import EventSourcing
import Interchange
import Office

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: .text(
      zh: "检查库的环境：限额、空间、读者、时钟、文件权限",
      en: "Check the store's surroundings: limits, room, readers, clock, file modes."),
    discussion: .text(
      zh: """
        只读，很快即可查完；所存内容由 carelog verify 核验。有事项需要处理时退出码为 1，因此可写入 \
        crontab，由其发送邮件：

          carelog doctor --store /srv/carelog --lang zh > doctor.txt || mail it

        限额
          事件        一个日志 2⁴⁰ 条；一库一个日志
          数据文件    1 TiB（映射大小），须在本机磁盘上；只增不减，
                      由备份恢复的库最紧凑
          读者        所有进程合计同时 1024 个
          写入者      同时一个；其余等待
          命令编号    480 字节；编号 64 个字符；apply 的一行 1 MiB，
                      导出的一行 16 MiB
          内存        apply、import 和 export 所用与日志和输入的长短无关；
                      salvage 每条事件 100 字节，apply --atomic 至多暂存 16 MiB 的行
        """,
      en: """
        Quick and read-only; what is stored is checked by carelog verify. Exit code 1 when \
        something needs attention, so that a line of a crontab can mail it:

          carelog doctor --store /srv/carelog --lang zh > doctor.txt || mail it

        LIMITS
          events          2⁴⁰ in one log; one log a store
          data file       1 TiB (the map), on a local disk; it never shrinks: a
                          backup that is restored is compact
          readers         1,024 at once in all processes
          one writer      at a time; others wait
          a command id    480 bytes; an id 64 characters; a line of apply 1 MiB, of
                          an export 16 MiB
          memory          apply, import and export need the same however long log
                          and input are; salvage 100 bytes an event, apply --atomic
                          keeps up to 16 MiB of lines
        """,
      examples: """
          carelog doctor
          carelog doctor --format json
        """))
  @OptionGroup var options: StoreOptions

  func run() throws {
    try options.run {
      var checks = HostChecks.program + HostChecks.limits + HostChecks.folder(options.folder)
      do {
        let office = try options.openOffice()
        checks += try StoreChecks(office: office, folder: options.folder).all()
      } catch let fault as StoreFault {
        checks.append(
          Check(
            "store", fault.message, state: .attention, advice: fault.remedy))
      }
      Self.listing(checks, options.language).printed(options.format)
      if checks.contains(where: { $0.state == .attention }) { throw ExitCode(1) }
    }
  }

  private static func listing(_ checks: [Check], _ language: Language) -> Listing {
    Listing(
      columns: [.init("check"), .init("state"), .init("finding"), .init("what to do")],
      rows: checks.map {
        [$0.name, $0.state.rawValue, $0.finding[language], $0.advice?[language] ?? ""]
      },
      json: [
        "healthy": .bool(checks.allSatisfy { $0.state == .ok }),
        "checks": .array(
          checks.map {
            .object(omittingNil: [
              "check": .string($0.name), "state": .string($0.state.rawValue),
              "finding": .string($0.finding[language]),
              "advice": $0.advice.map { .string($0[language]) },
            ])
          }),
      ])
  }
}

/// One thing that was looked at.
struct Check {
  enum State: String {
    case ok, attention
  }

  var name: String
  var state: State
  var finding: Localized
  /// What to do; nil when nothing is to be done.
  var advice: Localized?

  init(_ name: String, _ finding: Localized, state: State = .ok, advice: Localized? = nil) {
    self.name = name
    self.state = state
    self.finding = finding
    self.advice = advice
  }

  /// A check that needs attention if `isBad`.
  init(_ name: String, _ finding: Localized, isBad: Bool, advice: Localized) {
    self.init(name, finding, state: isBad ? .attention : .ok, advice: isBad ? advice : nil)
  }
}

/// Bytes as people read them.
func readable(bytes: Int) -> String {
  let units = ["B", "KiB", "MiB", "GiB", "TiB"]
  var (value, unit) = (bytes, 0)
  while value >= 10 * 1024, unit + 1 < units.count { (value, unit) = (value / 1024, unit + 1) }
  return "\(value) \(units[unit])"
}
