import ArgumentParser

/// The program: an office's event log from the shell.
@main
struct Carelog: ParsableCommand {
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
    version: "0.1.0",
    subcommands: [
      Init.self, CustomerGroup.self, TechnicianGroup.self, VisitGroup.self, ComplaintGroup.self,
      ContractGroup.self, SurveyGroup.self, RatingGroup.self,
      ContactGroup.self, SuggestionGroup.self, FollowUpGroup.self, CampaignGroup.self,
      EscalationGroup.self, ProblemGroup.self, IncidentGroup.self,
      TargetGroup.self, PlanGroup.self, TaskGroup.self, SummaryGroup.self,
      Apply.self, Import.self, KPI.self,
      Replay.self, LogGroup.self, ProjectionsGroup.self,
    ])
}
