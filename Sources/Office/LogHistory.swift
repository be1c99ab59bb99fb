internal import CustomerService
internal import EventLog
internal import EventSourcing

/// The log, followed by what was decided in the same unit and is not appended yet.
final class LogHistory: EventHistory {
  private let reader: any LogReader
  private let cache: StreamCache
  private(set) var pending: [Recorded<ServiceEvent>] = []
  private var pendingByTag: [Tag: [Int]] = [:]
  private let isAlone: Bool
  private let sealer: UnitSealer?
  private let erased: Set<Tag>

  /// - Parameters:
  ///   - reader: The log.
  ///   - cache: What is known of it already.
  ///   - isAlone: Whether the unit has one command, so that nobody will look for its events.
  ///   - sealer: Opens what a rule has to read of a log that seals.
  ///   - erased: Of whom nothing is opened, whether their keys are destroyed already or not.
  init(
    _ reader: any LogReader, _ cache: StreamCache, isAlone: Bool, sealer: UnitSealer? = nil,
    erased: Set<Tag> = []
  ) {
    self.sealer = sealer
    self.erased = erased
    self.reader = reader
    self.cache = cache
    self.isAlone = isAlone
  }

  func add(_ event: Recorded<ServiceEvent>) {
    for tag in isAlone ? [] : Set(event.event.payload.tags) {
      pendingByTag[tag, default: []].append(pending.count)
    }
    pending.append(event)
  }

  func opened(_ part: SealedPart) throws -> PersonalFields? {
    try sealer?.opened(part, erased: erased)
  }

  func visit(_ query: Query, _ body: (Recorded<ServiceEvent>) throws -> Void) throws {
    for event in try cache.events(of: query, reader) { try body(event) }
    guard !pending.isEmpty else { return }
    var indices: Set<Int> = []
    for item in query.items {
      guard let tag = item.tags.first else { continue }
      indices.formUnion(pendingByTag[tag] ?? [])
    }
    for index in indices.sorted() {
      let event = pending[index]
      let payload = event.event.payload
      if query.matches(type: event.event.name.type, tags: payload.tags) { try body(event) }
    }
  }
}

extension ServiceEvent {
  /// Reads a stored record.
  ///
  /// - Throws: ``StoreFault`` for an event that this version does not know.
  static func recorded(
    at position: Position, _ record: RawSpan, _ unsealer: Unsealer? = nil
  ) throws -> Recorded<ServiceEvent> {
    guard let event = try recorded(at: position, record, unsealer, where: { _ in true }) else {
      throw unknown(RawSpan(), at: position)
    }
    return event
  }

  /// Reads a stored record if its event is wanted.
  static func recorded(
    at position: Position, _ record: RawSpan, _ unsealer: Unsealer? = nil,
    where isWanted: (EventName) -> Bool
  ) throws -> Recorded<ServiceEvent>? {
    try RecordCodec.withCore(of: record) { type, version, occurredAt, recordedAt, payload in
      guard let name = EventName(stored: type), version == 1 else {
        throw unknown(type, at: position)
      }
      guard isWanted(name) else { return nil }
      return Recorded(
        position: position, occurredAt: occurredAt, recordedAt: recordedAt,
        event: try ServiceEvent.read(name, payload, unsealer).event)
    }
  }

  private static func unknown(_ type: RawSpan, at position: Position) -> StoreFault {
    let type = type.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    return StoreFault(
      Localized(
        zh: "本版本不认识位置 \(position.rawValue) 的事件「\(type)」",
        en: "The event '\(type)' at position \(position.rawValue) is unknown to this version"),
      remedy: Localized(
        zh: "请用更新的程序；什么都没有改动", en: "Use a newer program; nothing was changed"))
  }
}
