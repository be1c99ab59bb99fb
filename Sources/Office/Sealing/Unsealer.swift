package import CustomerService
internal import EventLog
internal import EventSourcing
internal import KeysLMDB
internal import Sealing

/// Opens sealed words for somebody who may read them; ``Office/unsealing(_:)`` makes one.
package struct Unsealer: Sendable {
  private let vault: KeyVault
  private let sealer: Sealer

  init(_ vault: KeyVault, origin: String) {
    self.vault = vault
    sealer = Sealer(origin: origin)
  }

  /// The words in a payload's box; nil when there is no box, or its key is no more.
  ///
  /// - Throws: ``StoreFault`` for a box that its own key does not open.
  package func opened(_ part: SealedPart) throws -> PersonalFields? {
    guard let (box, _) = try part.taken(),
      let (subject, key) = try vault.key(named: box.commitment)
    else { return nil }
    do { return try sealer.open(part, about: subject, with: key) } catch let error as SealingError {
      throw Self.damaged(error)
    }
  }

  /// The reason in a record's box.
  func reason(in record: RawSpan) throws -> String? {
    try RecordCodec.withCore(of: record) { type, _, _, _, payload in
      guard let name = EventName(stored: type) else { return nil }
      let part = SealedPart(name: name, payload: payload.withUnsafeBytes { Array($0) })
      return try opened(part)?.reason
    }
  }

  static func damaged(_ error: SealingError) -> StoreFault {
    StoreFault(
      Localized(
        zh: "密封的内容用其密钥打不开（\(error.text.zh)）",
        en: "A sealed box does not open with its own key (\(error.text.en))"),
      remedy: Localized(
        zh: "请运行 carelog verify：该记录被改过，或是从别处移来的",
        en: "Run carelog verify: the record was changed, or moved here from another place"))
  }
}

extension ServiceEvent {
  /// Reads a stored payload, with its words where `unsealer` can open them.
  ///
  /// - Returns: The event, and the command's reason if it was in the box.
  static func read(
    _ name: EventName, _ payload: RawSpan, _ unsealer: Unsealer?
  ) throws -> (event: ServiceEvent, reason: String?) {
    guard let unsealer else { return (try ServiceEvent(name, decoding: payload), nil) }
    let part = SealedPart(name: name, payload: payload.withUnsafeBytes { Array($0) })
    guard let fields = try unsealer.opened(part) else {
      return (try ServiceEvent(name, decoding: payload), nil)
    }
    let plain = try part.unsealed(with: fields)
    return (try ServiceEvent(name, decoding: plain.span.bytes), fields.reason)
  }
}
