/// Every command of the department; adding one is one file and one line here.
package enum CommandRegistry {
  package static let all: [any Command.Type] = [
    RegisterCustomer.self, UpdateCustomer.self,
    RenameCustomer.self, SetPreference.self, DesignServicePlan.self, VerifyArchive.self,
    RecordConsent.self, WithdrawConsent.self, MergeCustomers.self, UnmergeCustomers.self,
    RegisterTechnician.self, UpdateTechnician.self,
    AddSkill.self, SetShift.self, BlockCalendar.self, UnblockCalendar.self,
    SecondTechnician.self, LeaveDepartment.self,
    AssignTechnician.self, ReassignTechnician.self, RescheduleAssignment.self,
    CancelAssignment.self,
    LogVisit.self, AmendVisit.self, VoidVisit.self, RecordSupervision.self,
    RecordSurvey.self, SupersedeRating.self, VoidRating.self,
    RecordContact.self, AnswerConsultation.self,
    RecordSuggestion.self, AnalyseSuggestion.self, ReportSuggestion.self, AdoptSuggestion.self,
    DeclineSuggestion.self,
    ScheduleFollowUp.self, RecordFollowUp.self,
    LaunchCampaign.self, IssueSurvey.self, PublishSurveyAnalysis.self, DistributeReport.self,
    FileComplaint.self, AmendComplaint.self,
    AcknowledgeComplaint.self, AssessComplaint.self, AssignHandler.self,
    RecordInvestigation.self, RecordRootCause.self, ProposeResolution.self, RecordVerdict.self,
    CloseComplaint.self, ReopenComplaint.self, EscalateComplaint.self, MarkDuplicate.self,
    MarkInvalid.self, AddNote.self, PauseClock.self, ResumeClock.self,
    AnswerComplaintEscalation.self,
    RaiseEscalation.self, AnswerEscalation.self,
    OpenProblem.self, RecordCause.self, PlanAction.self, CompleteAction.self, VerifyEffect.self,
    CloseProblem.self,
    ReportIncident.self, ConfirmIncident.self, DowngradeIncident.self, RecordCoordination.self,
    CloseIncident.self,
    SignContract.self, AmendContract.self, RenewContract.self, CancelRenewal.self,
    DeclineRenewal.self,
    TerminateContract.self, VoidContract.self,
    SetTarget.self, ReviseTarget.self,
    AdoptPlan.self, AddPlanItem.self, ReportProgress.self,
    AssignTask.self, CompleteTask.self, SubmitWorkSummary.self,
    SetCalendar.self, DeclareDays.self, SetPolicy.self, ConfirmReadiness.self,
    AcknowledgeTerms.self,
    EnableAccess.self, GrantRole.self, RevokeRole.self,
    EnableSealing.self, EraseCustomer.self, EraseTechnician.self, ReadPersonalData.self,
    IssueReport.self, RestateReport.self,
  ]

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The command called `name`, such as `complaint.file`.
  package static func command(_ name: String) -> (any Command.Type)? { byName[name] }
}
