internal import CustomerService
internal import EventLog
internal import EventSourcing
internal import KeysLMDB
internal import Sealing

/// Seals what one write transaction appends to a log that seals.
///
/// Keys of persons whom it is the first to tell of are made here and stored before the log's commit,
/// all at once; a transaction that fails leaves at most keys that nothing is sealed with.
final class UnitSealer {
  private let vault: KeyVault
  private let sealer: Sealer
  private let digestKey: DigestKey
  /// What the vault answered: while the log's write transaction lasts, nobody destroys a key.
  private var known: [String: DataKey] = [:]
  private var new: [String: DataKey] = [:]

  init(_ vault: KeyVault, origin: String) throws {
    self.vault = vault
    sealer = Sealer(origin: origin)
    digestKey = try vault.digestKey
  }

  /// The digest to store: the same for the same command, and no help in guessing its words.
  func keyed(_ digest: [UInt8]) -> [UInt8] { digestKey.keyed(digest) }

  /// The id to store: given ids as they are, those that follow from a command's digest keyed.
  func commandID(_ id: String, _ digest: [UInt8]) -> String {
    id == CommandRequest.derivedID(digest) ? CommandRequest.derivedID(keyed(digest)) : id
  }

  /// The payload to store.
  ///
  /// - Throws: The refusal of new words about somebody who was erased, whose key would stay for ever.
  func payload(
    _ event: ServiceEvent, reason: String?, erased: Set<Tag> = []
  ) throws -> [UInt8] {
    let payload = event.payload
    let parts = try PayloadEncoder.parts(of: payload, reason: reason)
    guard !parts.numbers.isEmpty, let subject = payload.tags.subject else { return parts.open }
    if erased.contains(subject) { throw subject.erasedRefusal }
    return try sealer.seal(
      parts, of: event.name, about: subject.text, with: key(of: subject.text),
      nonce: randomBytes(12))
  }

  /// The words in a payload's box, which a rule has to read; nil when there is no box.
  ///
  /// - Throws: The refusal of a rule that would read words about somebody who was erased.
  func opened(_ part: SealedPart, erased: Set<Tag>) throws -> PersonalFields? {
    guard let (box, _) = try part.taken() else { return nil }
    if !erased.isEmpty {
      let event = try ServiceEvent(part.name, decoding: part.payload.span.bytes)
      if let subject = event.payload.tags.subject, erased.contains(subject) {
        throw subject.erasedRefusal
      }
    }
    let known = try vault.key(named: box.commitment)
    guard let (subject, key) = known ?? unsaved(box.commitment) else {
      throw StoreFault(
        Localized(
          zh: "缺少规则须读内容的密钥", en: "The key of words that a rule has to read is missing"),
        remedy: Localized(
          zh: "请放回最新的密钥副本；什么都没有改动",
          en: "Put back the newest copy of the keys; nothing was changed"))
    }
    do { return try sealer.open(part, about: subject, with: key) } catch let error as SealingError {
      throw Unsealer.damaged(error)
    }
  }

  /// Stores the new keys.
  func commit() throws {
    try vault.add(new)
    new = [:]
  }

  private func key(of subject: String) throws -> DataKey {
    if let key = known[subject] ?? new[subject] { return key }
    if let key = try vault.key(of: subject) {
      known[subject] = key
      return key
    }
    let key = try DataKey(randomBytes(DataKey.length))
    new[subject] = key
    return key
  }

  private func unsaved(_ commitment: [UInt8]) -> (subject: String, key: DataKey)? {
    new.first { $0.value.commitment == commitment }.map { ($0.key, $0.value) }
  }
}
