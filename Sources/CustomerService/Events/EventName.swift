package import EventSourcing

/// The stored names of the events; the raw values are the log's format.
package enum EventName: String, CaseIterable, Hashable, Sendable {
  case customerRegistered = "customer.registered"
  case customerUpdated = "customer.updated"
  case customerRenamed = "customer.renamed"
  case preferenceSet = "customer.preference-set"
  case servicePlanDesigned = "customer.service-planned"
  case archiveVerified = "customer.archive-verified"
  case consentRecorded = "customer.consent-recorded"
  case consentWithdrawn = "customer.consent-withdrawn"
  case customersMerged = "customer.merged"
  case customersUnmerged = "customer.unmerged"
  case technicianRegistered = "technician.registered"
  case technicianUpdated = "technician.updated"
  case skillAdded = "technician.skill-added"
  case shiftSet = "technician.shift-set"
  case technicianSeconded = "technician.seconded"
  case technicianLeft = "technician.left"
  case calendarBlocked = "calendar.blocked"
  case calendarUnblocked = "calendar.unblocked"
  case technicianAssigned = "technician.assigned"
  case technicianReassigned = "technician.reassigned"
  case assignmentRescheduled = "assignment.rescheduled"
  case assignmentCancelled = "assignment.cancelled"
  case visitLogged = "visit.logged"
  case visitAmended = "visit.amended"
  case visitVoided = "visit.voided"
  case supervisionRecorded = "visit.supervised"
  case readinessConfirmed = "visit.readied"
  case surveyRecorded = "survey.recorded"
  case ratingSuperseded = "rating.superseded"
  case ratingVoided = "rating.voided"
  case contactRecorded = "contact.recorded"
  case consultationAnswered = "contact.answered"
  case suggestionRecorded = "suggestion.recorded"
  case suggestionAnalysed = "suggestion.analysed"
  case suggestionReported = "suggestion.reported"
  case suggestionAdopted = "suggestion.adopted"
  case suggestionDeclined = "suggestion.declined"
  case followUpScheduled = "followup.scheduled"
  case followUpRecorded = "followup.recorded"
  case escalationRaised = "escalation.raised"
  case escalationAnswered = "escalation.answered"
  case complaintEscalationAnswered = "complaint.escalation-answered"
  case problemOpened = "problem.opened"
  case causeRecorded = "problem.cause-recorded"
  case actionPlanned = "problem.action-planned"
  case actionCompleted = "problem.action-completed"
  case effectVerified = "problem.effect-verified"
  case problemClosed = "problem.closed"
  case incidentReported = "incident.reported"
  case incidentConfirmed = "incident.confirmed"
  case incidentDowngraded = "incident.downgraded"
  case coordinationRecorded = "incident.coordinated"
  case incidentClosed = "incident.closed"
  case campaignLaunched = "campaign.launched"
  case surveyIssued = "survey.issued"
  case surveyAnalysisPublished = "campaign.analysis-published"
  case reportDistributed = "campaign.report-distributed"
  case complaintFiled = "complaint.filed"
  case complaintAmended = "complaint.amended"
  case complaintAcknowledged = "complaint.acknowledged"
  case complaintAssessed = "complaint.assessed"
  case handlerAssigned = "complaint.handler-assigned"
  case investigationRecorded = "complaint.investigated"
  case rootCauseRecorded = "complaint.root-cause-recorded"
  case resolutionProposed = "complaint.resolution-proposed"
  case verdictRecorded = "complaint.verdict-recorded"
  case complaintClosed = "complaint.closed"
  case complaintReopened = "complaint.reopened"
  case complaintEscalated = "complaint.escalated"
  case complaintDuplicateMarked = "complaint.duplicate-marked"
  case complaintInvalidMarked = "complaint.invalid-marked"
  case complaintNoted = "complaint.noted"
  case complaintPaused = "complaint.paused"
  case complaintResumed = "complaint.resumed"
  case contractSigned = "contract.signed"
  case contractAmended = "contract.amended"
  case contractRenewed = "contract.renewed"
  case renewalCancelled = "contract.renewal-cancelled"
  case renewalDeclined = "contract.renewal-declined"
  case contractTerminated = "contract.terminated"
  case contractVoided = "contract.voided"
  case termsAcknowledged = "contract.terms-acknowledged"
  case targetSet = "target.set"
  case targetRevised = "target.revised"
  case planAdopted = "plan.adopted"
  case planItemAdded = "plan.item-added"
  case planProgressReported = "plan.progress-reported"
  case taskAssigned = "task.assigned"
  case taskCompleted = "task.completed"
  case workSummarySubmitted = "summary.submitted"
  case calendarSet = "calendar.set"
  case daysDeclared = "calendar.days-declared"
  case policySet = "policy.set"
  case roleGranted = "access.granted"
  case roleRevoked = "access.revoked"
  case performanceReportIssued = "report.issued"
  case performanceReportRestated = "report.restated"
  case sealingEnabled = "sealing.enabled"
  case customerErased = "customer.erased"
  case technicianErased = "technician.erased"
  case keysDestroyed = "sealing.keys-destroyed"
  case personalDataRead = "personal-data.read"

  package var type: EventType { EventType(text: rawValue) }
}

extension EventName {
  /// The event whose stored name has these bytes; nil for one that this version does not know.
  package init?(stored bytes: RawSpan) {
    var slot = Self.slot(bytes)
    while let entry = Self.table[slot] {
      if entry.bytes.count == bytes.byteCount,
        bytes.withUnsafeBytes({ $0.elementsEqual(entry.bytes) })
      {
        self = entry.name
        return
      }
      slot = (slot + 1) & Self.mask
    }
    return nil
  }

  private static let mask = 511

  /// Open addressing, at most a quarter full.
  private static let table: [(bytes: [UInt8], name: EventName)?] = {
    var table: [(bytes: [UInt8], name: EventName)?] = Array(repeating: nil, count: mask + 1)
    for name in allCases {
      let bytes = Array(name.rawValue.utf8)
      var slot = slot(bytes.span.bytes)
      while table[slot] != nil { slot = (slot + 1) & mask }
      table[slot] = (bytes, name)
    }
    return table
  }()

  /// FNV-1a.
  private static func slot(_ bytes: RawSpan) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in bytes.byteOffsets {
      hash = (hash ^ UInt32(bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self))) &* 16_777_619
    }
    return Int(hash >> 16 ^ hash) & mask
  }
}

extension EventName {
  /// By the case's number rather than by the name's text.
  package static func == (a: EventName, b: EventName) -> Bool { a.number == b.number }

  package func hash(into hasher: inout Hasher) { hasher.combine(number) }

  @usableFromInline
  package var number: UInt8 { unsafeBitCast(self, to: UInt8.self) }
}
