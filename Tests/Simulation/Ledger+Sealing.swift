import CustomerService
import EventLog
import EventSourcing
import KeysLMDB
import Office
import Sealing

/// What becomes of records in a log that seals.
extension Ledger {
  /// Whether the words of a command at `position` are sealed.
  func seals(_ position: UInt64) -> Bool {
    sealing.start.map { $0.rawValue < position } ?? false
  }

  /// Whether a record holds an event: its public fields as they are, its words in a box that opens.
  ///
  /// A box whose key is destroyed is only compared by what is known without it.
  func holds(
    _ envelope: RecordEnvelope, _ event: ServiceEvent, _ request: CommandRequest,
    isSealed: Bool
  ) throws -> Bool {
    let stored = envelope.event.payload
    guard isSealed else { return try stored == event.encodedPayload() }
    let parts = try PayloadEncoder.parts(of: event.payload, reason: request.reason)
    let part = SealedPart(name: event.name, payload: stored)
    guard let (box, open) = try part.taken() else {
      return parts.numbers.isEmpty && parts.open == stored
    }
    guard open == parts.open, box.numbers == parts.numbers else { return false }
    guard let subject = event.payload.tags.subject else { return false }
    guard let key = try keys?.key(of: subject.text) else { return sealing.erased.contains(subject) }
    let words = try Sealer(origin: origin).open(part, about: subject.text, with: key)
    return try words == PersonalFields(parts.personal, numbers: parts.numbers)
  }
}
