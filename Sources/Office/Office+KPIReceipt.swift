internal import Checkpoints
internal import EventLog
package import EventSourcing
internal import Merkle
internal import Projections

/// What binds KPI answers to the log from which they follow.
package struct KPIReceipt: Hashable, Sendable {
  /// The name and zone of the log.
  package var origin: String
  package var zone: BusinessZone
  package var moment: KPIMoment
  /// The root of the log's tree at the moment's size, in lower-case hexadecimal.
  package var root: String
  /// The signed checkpoint of that size, if one was stored.
  package var checkpoint: String?
  /// The versions of the projectors that answered, by name.
  package var projectors: [String: Int]
  package var requests: [KPIRequest]

  package init(
    origin: String, zone: BusinessZone, moment: KPIMoment, root: String, checkpoint: String?,
    projectors: [String: Int], requests: [KPIRequest]
  ) {
    self.origin = origin
    self.zone = zone
    self.moment = moment
    self.root = root
    self.checkpoint = checkpoint
    self.projectors = projectors
    self.requests = requests
  }
}

extension KPIReceipt {
  /// Whether the checkpoint, if there is one, states the receipt's log, size and root; its
  /// signatures are for `verify`, which knows the keys.
  fileprivate var isCheckpointItsOwn: Bool {
    guard let checkpoint else { return true }
    do {
      let stated = try Checkpoint(noteText: SignedNote(parsing: Array(checkpoint.utf8)).text)
      return stated.origin == origin && stated.size == moment.count && stated.root.hex == root
    } catch {
      return false
    }
  }
}

/// Where a receipt and a log part.
package enum KPIReceiptFinding: Hashable, Sendable {
  case otherOrigin(String)
  case otherZone(String)
  /// The log holds fewer events than the receipt says.
  case shorterLog(UInt64)
  case otherRoot(String)
  /// So many events were recorded before the moment of which the receipt speaks.
  case otherCount(UInt64)
  /// The day on which the receipt says one looked does not fit its moment.
  case otherToday(CalendarDate)
  case otherProjector(String, version: Int)
  /// The checkpoint in the receipt is none, or one of another log, size or root.
  case otherCheckpoint
}

extension Office {
  /// Answers KPIs and binds the answers to the log.
  package func kpiWithReceipt(
    _ requests: [KPIRequest], asOf: AsOf?
  ) throws -> (report: KPIReport, receipt: KPIReceipt) {
    if asOf == nil { try catchUpIfBehind() }
    return try engine.read { reader in
      let moment = try KPIMoment(asOf, reader, now())
      var note: String?
      try reader.scanCheckpoints(from: moment.count, .forward) { size, bytes in
        if size == moment.count {
          note = bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        }
        return false
      }
      let answers = try answers(requests, reader, moment, from: .saved)
      let receipt = KPIReceipt(
        origin: reader.head.origin, zone: reader.head.zone, moment: moment,
        root: try reader.tree.root(at: moment.count).hex, checkpoint: note,
        projectors: Self.versions(requests), requests: requests)
      return (KPIReport(answers: answers, moment: moment), receipt)
    }
  }

  /// Answers a receipt's requests from this log alone, and says where its log was another.
  ///
  /// The root is checked first: without findings about the log there are answers. O(events of the
  /// receipt); no read model and no snapshot is trusted.
  package func check(
    _ receipt: KPIReceipt
  ) throws -> (findings: [KPIReceiptFinding], report: KPIReport?) {
    try engine.read { reader in
      let (head, moment) = (reader.head, receipt.moment)
      var findings: [KPIReceiptFinding] = []
      if head.origin != receipt.origin { findings.append(.otherOrigin(head.origin)) }
      if !receipt.isCheckpointItsOwn { findings.append(.otherCheckpoint) }
      if head.zone != receipt.zone { findings.append(.otherZone(head.zone.name)) }
      guard moment.count <= head.count else { return (findings + [.shorterLog(head.count)], nil) }
      let root = try reader.tree.root(at: moment.count).hex
      guard root == receipt.root, findings.isEmpty else {
        return (findings + (root == receipt.root ? [] : [.otherRoot(root)]), nil)
      }
      findings = try Self.findings(moment, reader)
      for (name, version) in Self.versions(receipt.requests).sorted(by: { $0.key < $1.key })
      where receipt.projectors[name] != version {
        findings.append(.otherProjector(name, version: version))
      }
      let answers = try answers(receipt.requests, reader, moment, from: .log)
      return (findings, KPIReport(answers: answers, moment: moment))
    }
  }

  /// What a moment says of itself that the log contradicts.
  private static func findings(
    _ moment: KPIMoment, _ reader: any LogReader
  ) throws -> [KPIReceiptFinding] {
    let zone = reader.head.zone
    if let time = moment.recordedBefore {
      let count = try reader.count(recordedBefore: time)
      let last = zone.date(of: time)
      return (count == moment.count ? [] : [.otherCount(count)])
        + (moment.today <= last ? [] : [.otherToday(last)])
    }
    let end =
      try moment.occurredBefore?.advanced(byMilliseconds: -1)
      ?? reader.lastRecordedAt(in: moment.count)
    let today = zone.date(of: end)
    return moment.today == today ? [] : [.otherToday(today)]
  }

  private static func versions(_ requests: [KPIRequest]) -> [String: Int] {
    Dictionary(
      requests.flatMap { $0.kpi.sources.map { ($0.name, $0.version) } },
      uniquingKeysWith: max)
  }
}
