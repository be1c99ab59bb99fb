internal import CustomerService
internal import EventLog
internal import EventSourcing

/// The streams that decisions looked at lately, so that the next decision need not read them again.
///
/// It mirrors a log of ``count`` events: whoever appends adds the events here too, and a log that
/// somebody else lengthened empties it.
///
/// Unchecked: only whoever holds the write transaction, one thread at a time, touches it.
final class StreamCache: @unchecked Sendable {
  private struct Stream {
    let types: [EventType]
    var events: [Recorded<ServiceEvent>]
  }

  /// How many events and streams may be kept; about 30 MB.
  private static let limit = 1 << 15

  private var streams: [Tag: [Stream]] = [:]
  private var size = 0
  private var count: UInt64 = 0

  /// Begins a transaction on a log of `count` events.
  func begin(count: UInt64) {
    if self.count != count || size > Self.limit {
      streams.removeAll(keepingCapacity: true)
      size = 0
    }
    self.count = count
  }

  /// Forgets all, as after an erasure, whose words shall be nowhere.
  func forget() {
    streams.removeAll()
    size = 0
  }

  /// The events of the log that match `query`, in its order.
  func events(of query: Query, _ reader: any LogReader) throws -> [Recorded<ServiceEvent>] {
    if query.items.count == 1 { return try events(of: query.items[0], reader) }
    var all: [Recorded<ServiceEvent>] = []
    for item in query.items { all += try events(of: item, reader) }
    all.sort { $0.position < $1.position }
    var previous: Position?
    all.removeAll { event in
      defer { previous = event.position }
      return event.position == previous
    }
    return all
  }

  /// Takes over an event that was appended to the log.
  func add(_ event: Recorded<ServiceEvent>, tags: [Tag]) {
    count += 1
    let type = event.event.name.type
    for tag in tags {
      guard let index = streams.index(forKey: tag) else { continue }
      for stream in streams.values[index].indices
      where streams.values[index][stream].types.contains(type) {
        streams.values[index][stream].events.append(event)
        size += 1
      }
    }
  }

  private func events(
    of item: Query.Item, _ reader: any LogReader
  ) throws -> [Recorded<ServiceEvent>] {
    guard item.tags.count == 1, !item.types.isEmpty else { return try read(item, reader) }
    let tag = item.tags[0]
    if let known = streams[tag]?.first(where: { $0.types == item.types }) { return known.events }
    let events = try read(item, reader)
    streams[tag, default: []].append(Stream(types: item.types, events: events))
    size += events.count + 1
    return events
  }

  private func read(
    _ item: Query.Item, _ reader: any LogReader
  ) throws -> [Recorded<ServiceEvent>] {
    var events: [Recorded<ServiceEvent>] = []
    try reader.scan(Query(items: [item])) { position, record in
      events.append(try ServiceEvent.recorded(at: position, record))
      return true
    }
    return events
  }
}
