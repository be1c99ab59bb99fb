extension ServiceEvent {
  package var name: EventName {
    switch self {
    case .customerRegistered: .customerRegistered
    case .customerUpdated: .customerUpdated
    case .customerRenamed: .customerRenamed
    case .preferenceSet: .preferenceSet
    case .servicePlanDesigned: .servicePlanDesigned
    case .archiveVerified: .archiveVerified
    case .consentRecorded: .consentRecorded
    case .consentWithdrawn: .consentWithdrawn
    case .customersMerged: .customersMerged
    case .customersUnmerged: .customersUnmerged
    case .technicianRegistered: .technicianRegistered
    case .technicianUpdated: .technicianUpdated
    case .skillAdded: .skillAdded
    case .shiftSet: .shiftSet
    case .technicianSeconded: .technicianSeconded
    case .technicianLeft: .technicianLeft
    case .calendarBlocked: .calendarBlocked
    case .calendarUnblocked: .calendarUnblocked
    case .technicianAssigned: .technicianAssigned
    case .technicianReassigned: .technicianReassigned
    case .assignmentRescheduled: .assignmentRescheduled
    case .assignmentCancelled: .assignmentCancelled
    case .visitLogged: .visitLogged
    case .visitAmended: .visitAmended
    case .visitVoided: .visitVoided
    case .supervisionRecorded: .supervisionRecorded
    case .readinessConfirmed: .readinessConfirmed
    case .surveyRecorded: .surveyRecorded
    case .ratingSuperseded: .ratingSuperseded
    case .ratingVoided: .ratingVoided
    case .contactRecorded: .contactRecorded
    case .consultationAnswered: .consultationAnswered
    case .suggestionRecorded: .suggestionRecorded
    case .suggestionAnalysed: .suggestionAnalysed
    case .suggestionReported: .suggestionReported
    case .suggestionAdopted: .suggestionAdopted
    case .suggestionDeclined: .suggestionDeclined
    case .followUpScheduled: .followUpScheduled
    case .followUpRecorded: .followUpRecorded
    case .escalationRaised: .escalationRaised
    case .escalationAnswered: .escalationAnswered
    case .complaintEscalationAnswered: .complaintEscalationAnswered
    case .problemOpened: .problemOpened
    case .causeRecorded: .causeRecorded
    case .actionPlanned: .actionPlanned
    case .actionCompleted: .actionCompleted
    case .effectVerified: .effectVerified
    case .problemClosed: .problemClosed
    case .incidentReported: .incidentReported
    case .incidentConfirmed: .incidentConfirmed
    case .incidentDowngraded: .incidentDowngraded
    case .coordinationRecorded: .coordinationRecorded
    case .incidentClosed: .incidentClosed
    case .campaignLaunched: .campaignLaunched
    case .surveyIssued: .surveyIssued
    case .surveyAnalysisPublished: .surveyAnalysisPublished
    case .reportDistributed: .reportDistributed
    case .complaintFiled: .complaintFiled
    case .complaintAmended: .complaintAmended
    case .complaintAcknowledged: .complaintAcknowledged
    case .complaintAssessed: .complaintAssessed
    case .handlerAssigned: .handlerAssigned
    case .investigationRecorded: .investigationRecorded
    case .rootCauseRecorded: .rootCauseRecorded
    case .resolutionProposed: .resolutionProposed
    case .verdictRecorded: .verdictRecorded
    case .complaintClosed: .complaintClosed
    case .complaintReopened: .complaintReopened
    case .complaintEscalated: .complaintEscalated
    case .complaintDuplicateMarked: .complaintDuplicateMarked
    case .complaintInvalidMarked: .complaintInvalidMarked
    case .complaintNoted: .complaintNoted
    case .complaintPaused: .complaintPaused
    case .complaintResumed: .complaintResumed
    case .contractSigned: .contractSigned
    case .contractAmended: .contractAmended
    case .contractRenewed: .contractRenewed
    case .renewalCancelled: .renewalCancelled
    case .renewalDeclined: .renewalDeclined
    case .contractTerminated: .contractTerminated
    case .contractVoided: .contractVoided
    case .termsAcknowledged: .termsAcknowledged
    case .targetSet: .targetSet
    case .targetRevised: .targetRevised
    case .planAdopted: .planAdopted
    case .planItemAdded: .planItemAdded
    case .planProgressReported: .planProgressReported
    case .taskAssigned: .taskAssigned
    case .taskCompleted: .taskCompleted
    case .workSummarySubmitted: .workSummarySubmitted
    case .calendarSet: .calendarSet
    case .daysDeclared: .daysDeclared
    case .policySet: .policySet
    case .roleGranted: .roleGranted
    case .roleRevoked: .roleRevoked
    case .performanceReportIssued: .performanceReportIssued
    case .performanceReportRestated: .performanceReportRestated
    case .sealingEnabled: .sealingEnabled
    case .customerErased: .customerErased
    case .technicianErased: .technicianErased
    case .keysDestroyed: .keysDestroyed
    case .personalDataRead: .personalDataRead
    }
  }

  /// The event's content.
  package var payload: any EventPayload {
    switch self {
    case .customerRegistered(let payload): payload
    case .customerUpdated(let payload): payload
    case .customerRenamed(let payload): payload
    case .preferenceSet(let payload): payload
    case .servicePlanDesigned(let payload): payload
    case .archiveVerified(let payload): payload
    case .consentRecorded(let payload): payload
    case .consentWithdrawn(let payload): payload
    case .customersMerged(let payload): payload
    case .customersUnmerged(let payload): payload
    case .technicianRegistered(let payload): payload
    case .technicianUpdated(let payload): payload
    case .skillAdded(let payload): payload
    case .shiftSet(let payload): payload
    case .technicianSeconded(let payload): payload
    case .technicianLeft(let payload): payload
    case .calendarBlocked(let payload): payload
    case .calendarUnblocked(let payload): payload
    case .technicianAssigned(let payload): payload
    case .technicianReassigned(let payload): payload
    case .assignmentRescheduled(let payload): payload
    case .assignmentCancelled(let payload): payload
    case .visitLogged(let payload): payload
    case .visitAmended(let payload): payload
    case .visitVoided(let payload): payload
    case .supervisionRecorded(let payload): payload
    case .readinessConfirmed(let payload): payload
    case .surveyRecorded(let payload): payload
    case .ratingSuperseded(let payload): payload
    case .ratingVoided(let payload): payload
    case .contactRecorded(let payload): payload
    case .consultationAnswered(let payload): payload
    case .suggestionRecorded(let payload): payload
    case .suggestionAnalysed(let payload): payload
    case .suggestionReported(let payload): payload
    case .suggestionAdopted(let payload): payload
    case .suggestionDeclined(let payload): payload
    case .followUpScheduled(let payload): payload
    case .followUpRecorded(let payload): payload
    case .escalationRaised(let payload): payload
    case .escalationAnswered(let payload): payload
    case .complaintEscalationAnswered(let payload): payload
    case .problemOpened(let payload): payload
    case .causeRecorded(let payload): payload
    case .actionPlanned(let payload): payload
    case .actionCompleted(let payload): payload
    case .effectVerified(let payload): payload
    case .problemClosed(let payload): payload
    case .incidentReported(let payload): payload
    case .incidentConfirmed(let payload): payload
    case .incidentDowngraded(let payload): payload
    case .coordinationRecorded(let payload): payload
    case .incidentClosed(let payload): payload
    case .campaignLaunched(let payload): payload
    case .surveyIssued(let payload): payload
    case .surveyAnalysisPublished(let payload): payload
    case .reportDistributed(let payload): payload
    case .complaintFiled(let payload): payload
    case .complaintAmended(let payload): payload
    case .complaintAcknowledged(let payload): payload
    case .complaintAssessed(let payload): payload
    case .handlerAssigned(let payload): payload
    case .investigationRecorded(let payload): payload
    case .rootCauseRecorded(let payload): payload
    case .resolutionProposed(let payload): payload
    case .verdictRecorded(let payload): payload
    case .complaintClosed(let payload): payload
    case .complaintReopened(let payload): payload
    case .complaintEscalated(let payload): payload
    case .complaintDuplicateMarked(let payload): payload
    case .complaintInvalidMarked(let payload): payload
    case .complaintNoted(let payload): payload
    case .complaintPaused(let payload): payload
    case .complaintResumed(let payload): payload
    case .contractSigned(let payload): payload
    case .contractAmended(let payload): payload
    case .contractRenewed(let payload): payload
    case .renewalCancelled(let payload): payload
    case .renewalDeclined(let payload): payload
    case .contractTerminated(let payload): payload
    case .contractVoided(let payload): payload
    case .termsAcknowledged(let payload): payload
    case .targetSet(let payload): payload
    case .targetRevised(let payload): payload
    case .planAdopted(let payload): payload
    case .planItemAdded(let payload): payload
    case .planProgressReported(let payload): payload
    case .taskAssigned(let payload): payload
    case .taskCompleted(let payload): payload
    case .workSummarySubmitted(let payload): payload
    case .calendarSet(let payload): payload
    case .daysDeclared(let payload): payload
    case .policySet(let payload): payload
    case .roleGranted(let payload): payload
    case .roleRevoked(let payload): payload
    case .performanceReportIssued(let payload): payload
    case .performanceReportRestated(let payload): payload
    case .sealingEnabled(let payload): payload
    case .customerErased(let payload): payload
    case .technicianErased(let payload): payload
    case .keysDestroyed(let payload): payload
    case .personalDataRead(let payload): payload
    }
  }

  package func encodedPayload() throws -> [UInt8] {
    switch self {
    case .customerRegistered(let payload): try PayloadEncoder.encode(payload)
    case .customerUpdated(let payload): try PayloadEncoder.encode(payload)
    case .customerRenamed(let payload): try PayloadEncoder.encode(payload)
    case .preferenceSet(let payload): try PayloadEncoder.encode(payload)
    case .servicePlanDesigned(let payload): try PayloadEncoder.encode(payload)
    case .archiveVerified(let payload): try PayloadEncoder.encode(payload)
    case .consentRecorded(let payload): try PayloadEncoder.encode(payload)
    case .consentWithdrawn(let payload): try PayloadEncoder.encode(payload)
    case .customersMerged(let payload): try PayloadEncoder.encode(payload)
    case .customersUnmerged(let payload): try PayloadEncoder.encode(payload)
    case .technicianRegistered(let payload): try PayloadEncoder.encode(payload)
    case .technicianUpdated(let payload): try PayloadEncoder.encode(payload)
    case .skillAdded(let payload): try PayloadEncoder.encode(payload)
    case .shiftSet(let payload): try PayloadEncoder.encode(payload)
    case .technicianSeconded(let payload): try PayloadEncoder.encode(payload)
    case .technicianLeft(let payload): try PayloadEncoder.encode(payload)
    case .calendarBlocked(let payload): try PayloadEncoder.encode(payload)
    case .calendarUnblocked(let payload): try PayloadEncoder.encode(payload)
    case .technicianAssigned(let payload): try PayloadEncoder.encode(payload)
    case .technicianReassigned(let payload): try PayloadEncoder.encode(payload)
    case .assignmentRescheduled(let payload): try PayloadEncoder.encode(payload)
    case .assignmentCancelled(let payload): try PayloadEncoder.encode(payload)
    case .visitLogged(let payload): try PayloadEncoder.encode(payload)
    case .visitAmended(let payload): try PayloadEncoder.encode(payload)
    case .visitVoided(let payload): try PayloadEncoder.encode(payload)
    case .supervisionRecorded(let payload): try PayloadEncoder.encode(payload)
    case .readinessConfirmed(let payload): try PayloadEncoder.encode(payload)
    case .surveyRecorded(let payload): try PayloadEncoder.encode(payload)
    case .ratingSuperseded(let payload): try PayloadEncoder.encode(payload)
    case .ratingVoided(let payload): try PayloadEncoder.encode(payload)
    case .contactRecorded(let payload): try PayloadEncoder.encode(payload)
    case .consultationAnswered(let payload): try PayloadEncoder.encode(payload)
    case .suggestionRecorded(let payload): try PayloadEncoder.encode(payload)
    case .suggestionAnalysed(let payload): try PayloadEncoder.encode(payload)
    case .suggestionReported(let payload): try PayloadEncoder.encode(payload)
    case .suggestionAdopted(let payload): try PayloadEncoder.encode(payload)
    case .suggestionDeclined(let payload): try PayloadEncoder.encode(payload)
    case .followUpScheduled(let payload): try PayloadEncoder.encode(payload)
    case .followUpRecorded(let payload): try PayloadEncoder.encode(payload)
    case .escalationRaised(let payload): try PayloadEncoder.encode(payload)
    case .escalationAnswered(let payload): try PayloadEncoder.encode(payload)
    case .complaintEscalationAnswered(let payload): try PayloadEncoder.encode(payload)
    case .problemOpened(let payload): try PayloadEncoder.encode(payload)
    case .causeRecorded(let payload): try PayloadEncoder.encode(payload)
    case .actionPlanned(let payload): try PayloadEncoder.encode(payload)
    case .actionCompleted(let payload): try PayloadEncoder.encode(payload)
    case .effectVerified(let payload): try PayloadEncoder.encode(payload)
    case .problemClosed(let payload): try PayloadEncoder.encode(payload)
    case .incidentReported(let payload): try PayloadEncoder.encode(payload)
    case .incidentConfirmed(let payload): try PayloadEncoder.encode(payload)
    case .incidentDowngraded(let payload): try PayloadEncoder.encode(payload)
    case .coordinationRecorded(let payload): try PayloadEncoder.encode(payload)
    case .incidentClosed(let payload): try PayloadEncoder.encode(payload)
    case .campaignLaunched(let payload): try PayloadEncoder.encode(payload)
    case .surveyIssued(let payload): try PayloadEncoder.encode(payload)
    case .surveyAnalysisPublished(let payload): try PayloadEncoder.encode(payload)
    case .reportDistributed(let payload): try PayloadEncoder.encode(payload)
    case .complaintFiled(let payload): try PayloadEncoder.encode(payload)
    case .complaintAmended(let payload): try PayloadEncoder.encode(payload)
    case .complaintAcknowledged(let payload): try PayloadEncoder.encode(payload)
    case .complaintAssessed(let payload): try PayloadEncoder.encode(payload)
    case .handlerAssigned(let payload): try PayloadEncoder.encode(payload)
    case .investigationRecorded(let payload): try PayloadEncoder.encode(payload)
    case .rootCauseRecorded(let payload): try PayloadEncoder.encode(payload)
    case .resolutionProposed(let payload): try PayloadEncoder.encode(payload)
    case .verdictRecorded(let payload): try PayloadEncoder.encode(payload)
    case .complaintClosed(let payload): try PayloadEncoder.encode(payload)
    case .complaintReopened(let payload): try PayloadEncoder.encode(payload)
    case .complaintEscalated(let payload): try PayloadEncoder.encode(payload)
    case .complaintDuplicateMarked(let payload): try PayloadEncoder.encode(payload)
    case .complaintInvalidMarked(let payload): try PayloadEncoder.encode(payload)
    case .complaintNoted(let payload): try PayloadEncoder.encode(payload)
    case .complaintPaused(let payload): try PayloadEncoder.encode(payload)
    case .complaintResumed(let payload): try PayloadEncoder.encode(payload)
    case .contractSigned(let payload): try PayloadEncoder.encode(payload)
    case .contractAmended(let payload): try PayloadEncoder.encode(payload)
    case .contractRenewed(let payload): try PayloadEncoder.encode(payload)
    case .renewalCancelled(let payload): try PayloadEncoder.encode(payload)
    case .renewalDeclined(let payload): try PayloadEncoder.encode(payload)
    case .contractTerminated(let payload): try PayloadEncoder.encode(payload)
    case .contractVoided(let payload): try PayloadEncoder.encode(payload)
    case .termsAcknowledged(let payload): try PayloadEncoder.encode(payload)
    case .targetSet(let payload): try PayloadEncoder.encode(payload)
    case .targetRevised(let payload): try PayloadEncoder.encode(payload)
    case .planAdopted(let payload): try PayloadEncoder.encode(payload)
    case .planItemAdded(let payload): try PayloadEncoder.encode(payload)
    case .planProgressReported(let payload): try PayloadEncoder.encode(payload)
    case .taskAssigned(let payload): try PayloadEncoder.encode(payload)
    case .taskCompleted(let payload): try PayloadEncoder.encode(payload)
    case .workSummarySubmitted(let payload): try PayloadEncoder.encode(payload)
    case .calendarSet(let payload): try PayloadEncoder.encode(payload)
    case .daysDeclared(let payload): try PayloadEncoder.encode(payload)
    case .policySet(let payload): try PayloadEncoder.encode(payload)
    case .roleGranted(let payload): try PayloadEncoder.encode(payload)
    case .roleRevoked(let payload): try PayloadEncoder.encode(payload)
    case .performanceReportIssued(let payload): try PayloadEncoder.encode(payload)
    case .performanceReportRestated(let payload): try PayloadEncoder.encode(payload)
    case .sealingEnabled(let payload): try PayloadEncoder.encode(payload)
    case .customerErased(let payload): try PayloadEncoder.encode(payload)
    case .technicianErased(let payload): try PayloadEncoder.encode(payload)
    case .keysDestroyed(let payload): try PayloadEncoder.encode(payload)
    case .personalDataRead(let payload): try PayloadEncoder.encode(payload)
    }
  }
}
