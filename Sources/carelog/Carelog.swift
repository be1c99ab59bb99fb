import ArgumentParser
import EventSourcing

/// The program: an office's event log from the shell.
@main
struct Carelog: ParsableCommand {
  static let version = "0.1.0"
  static let configuration = CommandConfiguration(
    commandName: "carelog",
    abstract: "An event-sourced register of a customer-service department.",
    discussion: """
      Every fact is appended to a log that nobody can overwrite; every figure follows from it.

      EXAMPLES
        carelog customer register --customer C1 --name 王芳 --region 浦东
        carelog complaint file --complaint P1 --customer C1 --channel phone \\
          --category quality --severity minor --description 水管漏水
        carelog due                                  what is late or will be (待办与逾期)
        carelog replay complaint P1                  one complaint's history
        carelog kpi closure --period 2026-04         投诉结案率 of April
        carelog report monthly --period 2026-04      the form of a month (考绩表单)
        carelog help complaint close                 the options of a command

      The store is ./carelog-store, or CARELOG_STORE, or --store; the first fact makes it. \
      CARELOG_ACTOR and CARELOG_ROLE say who acts; --lang zh|en how the program speaks. Terms \
      such as phone may be typed in Chinese: --channel 来电.
      """,
    version: version,
    groupedSubcommands: [
      CommandGroup(
        name: "Customers and service",
        subcommands: [
          CustomerGroup.self, TechnicianGroup.self, VisitGroup.self, ContractGroup.self,
          ContactGroup.self, FollowUpGroup.self, IncidentGroup.self,
        ]),
      CommandGroup(
        name: "What customers say",
        subcommands: [
          ComplaintGroup.self, SurveyGroup.self, RatingGroup.self, CampaignGroup.self,
          SuggestionGroup.self, ProblemGroup.self, EscalationGroup.self,
        ]),
      CommandGroup(
        name: "Targets and plans",
        subcommands: [TargetGroup.self, PlanGroup.self, TaskGroup.self, SummaryGroup.self]),
      CommandGroup(
        name: "Rules of the office", subcommands: [CalendarGroup.self, PolicyGroup.self]),
      CommandGroup(
        name: "Many facts at once", subcommands: [Apply.self, Import.self, Export.self]),
      CommandGroup(
        name: "Figures and histories",
        subcommands: [
          KPI.self, ReportGroup.self, Due.self, ReplayGroup.self, LogGroup.self, Duties.self,
        ]),
      CommandGroup(
        name: "Proofs",
        subcommands: [
          Verify.self, CheckpointGroup.self, ProveGroup.self, EvidenceGroup.self,
          WitnessCommand.self, KeyGroup.self,
        ]),
      CommandGroup(
        name: "The store",
        subcommands: [
          Init.self, AccessGroup.self, SealingGroup.self, ProjectionsGroup.self,
          BackupGroup.self, Restore.self, Salvage.self, Doctor.self, Metrics.self,
        ]),
    ])

  static func main() {
    LentGroup.putAway()
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      var command = try parseAsRoot(words)
      try command.run()
      endOutput(Language(typed: words))
    } catch {
      let told = fullMessage(for: error)
      let code = exitCode(for: error)
      guard !told.isEmpty, code != .success else { exit(withError: error) }
      guard code == .validationFailure else {
        diagnose(told)
        exit(withError: code)
      }
      let message = UsageMessage(
        parserText: told, words: words, language: Language(typed: words))
      diagnose(message.text)
      exit(withError: ExitCode.validationFailure)
    }
  }
}
