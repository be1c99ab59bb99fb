import CustomerService
import EventLog
import EventSourcing
import Histories
import KeysLMDB
import Merkle
import Office
import Sealing

/// What the simulation found that must not be.
struct Violation: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}

/// All that was acknowledged, by which the log is judged after every transaction.
struct Ledger {
  /// A command that is in the log.
  struct Entry {
    var request: CommandRequest
    /// The command's, as the log keeps it.
    var digest: [UInt8]
    var positions: Range<UInt64>
    var recordedAt: Timestamp
  }

  /// What a caller was told of a unit; nil after a fault.
  struct Answer {
    var unit: [CommandRequest]
    var outcome: UnitOutcome?
  }

  private(set) var tree = ListTree()
  private(set) var events: [Recorded<ServiceEvent>] = []
  private(set) var entries: [String: Entry] = [:]
  /// In log order.
  private(set) var commandIDs: [String] = []
  private(set) var lastRecordedAt = Timestamp(rawValue: 0)
  /// Whether words are sealed, and whose are no more.
  private(set) var sealing = SealingState()
  /// The log's name.
  private(set) var origin = ""
  /// Open what is sealed; nil while the store is closed, and where none can be.
  var keys: KeyVault?

  init(_ keys: KeyVault? = nil) { self.keys = keys }

  var count: UInt64 { UInt64(events.count) }

  /// A command of the log that a transaction appended.
  private struct Appended {
    var positions: Range<UInt64>
    var events: [Recorded<ServiceEvent>] = []
    var envelopes: [RecordEnvelope] = []
    var records: [[UInt8]] = []
    var isClaimed = false
    /// Whether it is no command, but the end of an erasure.
    var isDestruction = false

    mutating func add(
      _ event: Recorded<ServiceEvent>, _ envelope: RecordEnvelope, _ record: [UInt8]
    ) {
      positions = positions.lowerBound..<event.position.rawValue + 1
      events.append(event)
      envelopes.append(envelope)
      records.append(record)
    }
  }

  /// Compares what a transaction appended with what its callers were told, and takes it over.
  ///
  /// - Parameters:
  ///   - reader: The log after the transaction.
  ///   - answers: What the callers were told.
  ///   - now: The clock during the transaction.
  ///   - isUnsure: Whether a commit took effect and said that it failed.
  /// - Throws: ``Violation``.
  mutating func absorb(
    _ reader: any LogReader, _ answers: [Answer], now: Timestamp, isUnsure: Bool
  ) throws {
    origin = reader.head.origin
    let time = max(now, lastRecordedAt)
    var (appended, order) = try newCommands(reader, time)
    for answer in answers {
      try judge(answer, &appended, time, isUnsure: isUnsure)
    }
    let requests = Dictionary(
      answers.flatMap(\.unit).map { ($0.commandID, $0) }, uniquingKeysWith: { first, _ in first })
    for id in order {
      if let command = appended[id], command.isDestruction {
        append(command, time)
        continue
      }
      guard let command = appended[id], command.isClaimed, let request = requests[id] else {
        throw Violation("the log holds \(id), of which nobody was told")
      }
      try takeOver(id, command, request, time)
    }
    guard reader.head.count == count, reader.frontier.size == count else {
      throw Violation("the log counts \(reader.head.count) of \(count) events")
    }
    guard reader.frontier.root == tree.root else {
      throw Violation("the tree's root at \(count) is not that of the list of records")
    }
    if count > 0, reader.head.lastRecordedAt != lastRecordedAt {
      throw Violation("the head's log time is not that of the last record")
    }
  }

  private mutating func newCommands(
    _ reader: any LogReader, _ time: Timestamp
  ) throws -> (appended: [String: Appended], order: [String]) {
    var appended: [String: Appended] = [:]
    var order: [String] = []
    var next = count
    try reader.scan(.all, from: Position(rawValue: next)) { position, record in
      guard position.rawValue == next else {
        throw Violation("position \(position.rawValue) follows \(next), with a gap")
      }
      let envelope = try RecordCodec.decode(record)
      let id = envelope.event.origin.commandID
      if order.last != id {
        guard appended[id] == nil, entries[id] == nil else {
          throw Violation("\(id) is in the log twice, again at \(next)")
        }
        appended[id] = Appended(positions: next..<next)
        order.append(id)
      }
      let event = try Recorded(reading: record, at: position)
      appended[id]?.add(event, envelope, record.withUnsafeBytes { Array($0) })
      if case .keysDestroyed = event.event {
        let erasing = String(id.dropLast("/keys".count))
        guard id == erasing + "/keys", entries[erasing] != nil || appended[erasing] != nil,
          !sealing.unfinished.isEmpty, event.recordedAt == time
        else { throw Violation("keys were destroyed at \(next), which nobody asked for") }
        appended[id]?.isDestruction = true
      }
      sealing.apply(event)
      next += 1
      return true
    }
    return (appended, order)
  }

  private func judge(
    _ answer: Answer, _ appended: inout [String: Appended], _ time: Timestamp, isUnsure: Bool
  ) throws {
    switch answer.outcome {
    case nil:
      guard isUnsure else { return }
      let needed = answer.unit.filter { $0.unlessRefused.isEmpty }
      let count = needed.count { appended[$0.commandID] != nil }
      let known = needed.count { entries[$0.commandID] != nil }
      guard count == 0 || count + known == needed.count else {
        throw Violation("a part of the unit of \(answer.unit[0].commandID) is in the log")
      }
      for request in answer.unit { appended[request.commandID]?.isClaimed = true }
    case .refused(let index, let refusal)?:
      for request in answer.unit where appended[request.commandID]?.isClaimed == false {
        throw Violation("\(request.commandID) was refused (\(refusal)) and appended")
      }
      let request = answer.unit[index]
      guard entries[request.commandID].map({ $0.request.digest == request.digest }) != true else {
        throw Violation("\(request.commandID) is in the log and was refused (\(refusal))")
      }
    case .done(let outcomes)?:
      guard outcomes.count == answer.unit.count else { throw Violation("outcomes are missing") }
      for (index, (request, outcome)) in zip(answer.unit, outcomes).enumerated() {
        // What only prepared the rest may have been left out, and has the rest's position then.
        let rest = request.unlessRefused.isEmpty ? [] : answer.unit[(index + 1)...]
        try judge(request, outcome, rest, &appended, isUnsure: isUnsure)
      }
    }
  }

  private func judge(
    _ request: CommandRequest, _ outcome: CommandOutcome, _ rest: ArraySlice<CommandRequest>,
    _ appended: inout [String: Appended], isUnsure: Bool
  ) throws {
    let id = request.commandID
    switch outcome {
    case .accepted(let position, let events, _):
      guard let command = appended[id], !command.isClaimed else {
        throw Violation("\(id) was acknowledged at \(position.rawValue) and is not in the log")
      }
      guard command.positions.lowerBound == position.rawValue,
        command.envelopes.count == events.count
      else {
        throw Violation(
          "\(id) was acknowledged with \(events.count) events at \(position.rawValue) and is at "
            + "\(command.positions)")
      }
      for (event, envelope) in zip(events, command.envelopes) {
        guard
          try holds(
            envelope, event, request, isSealed: seals(command.positions.lowerBound)),
          envelope.event.tags == event.payload.tags, envelope.event.type == event.name.type
        else { throw Violation("\(id): the record is not of the event that was acknowledged") }
      }
      appended[id]?.isClaimed = true
    case .duplicate(let position):
      if let known = entries[id] {
        guard known.positions.lowerBound == position.rawValue else {
          throw Violation(
            "\(id) moved from \(known.positions.lowerBound) to \(position.rawValue)")
        }
      } else if appended[id] == nil,
        rest.contains(where: {
          let later = entries[$0.commandID]?.positions ?? appended[$0.commandID]?.positions
          return later?.lowerBound == position.rawValue
        })
      {
        return
      } else {
        guard isUnsure, appended[id]?.positions.lowerBound == position.rawValue else {
          throw Violation("\(id) is called a duplicate of \(position.rawValue)")
        }
        appended[id]?.isClaimed = true
      }
    case .refused(let refusal):
      guard request.unlessRefused.contains(refusal.code), appended[id] == nil, entries[id] == nil
      else { throw Violation("\(id) was left out: \(refusal)") }
    }
  }

  private mutating func takeOver(
    _ id: String, _ command: Appended, _ request: CommandRequest, _ time: Timestamp
  ) throws {
    let isSealed = seals(command.positions.lowerBound)
    let digest = try isSealed ? keys?.digestKey.keyed(request.digest) : request.digest
    guard let digest else { throw Violation("there are no keys to check \(id) with") }
    for envelope in command.envelopes {
      let origin = envelope.event.origin
      guard origin.commandDigest == digest, origin.actor == request.actor,
        origin.role == request.role.rawValue, origin.reason == (isSealed ? nil : request.reason)
      else { throw Violation("the record of \(id) is of another command") }
      guard envelope.recordedAt == time else {
        throw Violation(
          "\(id) has the log time \(envelope.recordedAt.rawValue), not \(time.rawValue)")
      }
    }
    append(command, time)
    commandIDs.append(id)
    entries[id] = Entry(
      request: request, digest: digest, positions: command.positions, recordedAt: time)
  }

  private mutating func append(_ command: Appended, _ time: Timestamp) {
    events += command.events
    for record in command.records { tree.append(record) }
    lastRecordedAt = time
  }
}
