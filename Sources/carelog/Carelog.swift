import ArgumentParser

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
        carelog apply year.jsonl                     issue many commands
        carelog kpi closure --period 2026-04         投诉结案率 of April
        carelog replay complaint P1                  one complaint's history
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
          Init.self, AccessGroup.self, ProjectionsGroup.self, BackupGroup.self, Restore.self,
          Salvage.self, Doctor.self, Metrics.self,
        ]),
    ])

  static func main() {
    LentGroup.putAway()
    main(nil)
  }
}
