import ArgumentParser
import EventLog
import EventSourcing

/// The program: an office's event log from the shell.
@main
struct Carelog: ParsableCommand {
  static let version = "0.1.0"

  private static let unreadableArguments = StoreFault(
    Localized(
      zh: "读不到命令行：/proc/self/maps 打不开",
      en: "The command line cannot be read, since /proc/self/maps cannot be opened"),
    remedy: Localized(
      zh: "什么也没有改动；请挂载 /proc 后重试",
      en: "Nothing was changed; mount /proc and try again"))

  /// What the parser needs to know: of the commands only the first word's, where it is one and the
  /// completions of all are not asked for.
  ///
  /// Two hundred commands take most of a millisecond to look through.
  static var configuration: CommandConfiguration {
    let words = CommandLine.arguments.dropFirst()
    guard
      let command = whole.subcommands.first(where: { $0.configuration.commandName == words.first }),
      !words.contains(where: { $0.hasPrefix("--generate-completion-script") })
    else { return whole }
    return CommandConfiguration(
      commandName: whole.commandName, version: version, subcommands: [command])
  }

  private static let whole = CommandConfiguration(
    commandName: "carelog",
    abstract: .text(
      zh: "客户服务部的事件登记系统",
      en: "An event-sourced register of a customer-service department."),
    discussion: .text(
      zh: """
        每件事都追加入账，谁也不能改写；每个数字都由日志推得。

        示例
          carelog customer register --customer C1 --name 王芳 --region 浦东
          carelog complaint file --complaint P1 --customer C1 --channel 来电 \\
            --category 质量 --severity 一般 --description 水管漏水
          carelog due                                  待办与逾期
          carelog replay complaint P1                  一件投诉的全部经过
          carelog kpi closure --period 2026-04         四月的投诉结案率
          carelog report monthly --period 2026-04      月度考绩表单
          carelog help complaint close                 一个命令的选项

        库在 ./carelog-store，或由 CARELOG_STORE 或 --store 指定；登记第一件事时自动建立。经办人和\
        角色由 CARELOG_ACTOR 和 CARELOG_ROLE 指定，语言由 --lang zh|en 指定。phone 之类的代码可以\
        直接写中文：--channel 来电。
        """,
      en: """
        Every fact is appended to a log that nobody can overwrite; every figure follows from it.

        EXAMPLES
          carelog customer register --customer C1 --name 王芳 --region 浦东
          carelog complaint file --complaint P1 --customer C1 --channel phone \\
            --category quality --severity minor --description 水管漏水
          carelog due                                  what is late or will be
          carelog replay complaint P1                  one complaint's history
          carelog kpi closure --period 2026-04         the closure rate of April
          carelog report monthly --period 2026-04      the form of a month
          carelog help complaint close                 the options of a command

        The store is ./carelog-store, or CARELOG_STORE, or --store; the first fact makes it. \
        CARELOG_ACTOR and CARELOG_ROLE say who acts; --lang zh|en how the program speaks. Terms \
        such as phone may be typed in Chinese: --channel 来电.
        """),
    version: version,
    groupedSubcommands: [
      CommandGroup(
        name: .text(zh: "客户与服务", en: "Customers and service"),
        subcommands: [
          CustomerGroup.self, TechnicianGroup.self, VisitGroup.self, ContractGroup.self,
          ContactGroup.self, FollowUpGroup.self, IncidentGroup.self,
        ]),
      CommandGroup(
        name: .text(zh: "客户的声音", en: "What customers say"),
        subcommands: [
          ComplaintGroup.self, SurveyGroup.self, RatingGroup.self, CampaignGroup.self,
          SuggestionGroup.self, ProblemGroup.self, EscalationGroup.self,
        ]),
      CommandGroup(
        name: .text(zh: "目标与计划", en: "Targets and plans"),
        subcommands: [TargetGroup.self, PlanGroup.self, TaskGroup.self, SummaryGroup.self]),
      CommandGroup(
        name: .text(zh: "部门制度", en: "Rules of the office"),
        subcommands: [CalendarGroup.self, PolicyGroup.self]),
      CommandGroup(
        name: .text(zh: "批量办理", en: "Many facts at once"),
        subcommands: [Apply.self, Import.self, Export.self]),
      CommandGroup(
        name: .text(zh: "数字与历史", en: "Figures and histories"),
        subcommands: [
          KPI.self, ReportGroup.self, Due.self, ReplayGroup.self, LogGroup.self, Duties.self,
        ]),
      CommandGroup(
        name: .text(zh: "证明", en: "Proofs"),
        subcommands: [
          Verify.self, CheckpointGroup.self, ProveGroup.self, EvidenceGroup.self,
          WitnessCommand.self, KeyGroup.self,
        ]),
      CommandGroup(
        name: .text(zh: "库的维护", en: "The store"),
        subcommands: [
          Init.self, AccessGroup.self, SealingGroup.self, ProjectionsGroup.self,
          BackupGroup.self, Restore.self, Salvage.self, Doctor.self, Metrics.self,
        ]),
    ])

  static func main() {
    LentGroup.putAway()
    // They come from /proc/self/maps; without them every command would be answered with help.
    guard !CommandLine.arguments.isEmpty else {
      diagnose(unreadableArguments, .ofHelp)
      exit(withError: ExitCode(74))
    }
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      var command = try parseAsRoot(words)
      try command.run()
      endOutput(.ofHelp)
    } catch {
      let code = exitCode(for: error)
      let told = fullMessage(for: error, columns: HelpPage.unbroken)
      if code == .success, let page = HelpPage(told, .ofHelp) {
        print(page.text(to: environment("COLUMNS").flatMap { Int($0) } ?? terminalColumns() ?? 80))
        return endOutput(.ofHelp)
      }
      guard !told.isEmpty, code != .success else { exit(withError: error) }
      guard code == .validationFailure else {
        diagnose(told)
        exit(withError: code)
      }
      let message = UsageMessage(
        parserText: told, words: words, language: .ofHelp)
      diagnose(message.text)
      exit(withError: ExitCode.validationFailure)
    }
  }
}
