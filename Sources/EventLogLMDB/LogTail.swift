internal import EventLog
internal import EventSourcing

/// The last records of the log, which have no names, index entries and receipts stored yet: what
/// those would say, found in memory.
///
/// Such rows lie scattered over a tree, and a commit writes every page that it touches and those
/// above. Storing the rows of many records at once writes most pages once for all of them.
struct LogTail {
  /// How many records may wait.
  private static let limit = 256

  /// That a record has a tag, and where the one before it with that tag is noted.
  private struct Occurrence {
    /// The tag's place in ``tags``.
    var tag: Int
    var position: UInt64
    var previous: Int?
  }

  /// The position of the first.
  let start: UInt64
  private var events: [(type: EventType, tags: [Tag])] = []
  private var tags: [Tag] = []
  private var places: [Tag: Int] = [:]
  /// For each of ``tags`` its last occurrence.
  private var latest: [Int] = []
  private var occurrences: [Occurrence] = []
  private(set) var receipts: [String: CommandReceipt] = [:]
  private var lastCommand = ""

  init(start: UInt64) { self.start = start }

  /// The position after the last.
  var end: UInt64 { start + UInt64(events.count) }

  /// Whether it is time to store rows.
  var isFull: Bool { events.count >= Self.limit }

  /// Adds the event at ``end``.
  mutating func add(_ event: NewEvent) {
    let position = end
    for tag in event.tags { add(tag, at: position) }
    events.append((event.type, event.tags))
    let origin = event.origin
    if origin.commandID == lastCommand {
      receipts[lastCommand]?.count += 1
    } else {
      lastCommand = origin.commandID
      receipts[lastCommand] = CommandReceipt(
        commandID: lastCommand, digest: origin.commandDigest,
        position: Position(rawValue: position), count: 1)
    }
  }

  private mutating func add(_ tag: Tag, at position: UInt64) {
    if let place = places[tag] {
      let previous = latest[place]
      guard occurrences[previous].position != position else { return }
      latest[place] = occurrences.count
      occurrences.append(Occurrence(tag: place, position: position, previous: previous))
    } else {
      places[tag] = tags.count
      latest.append(occurrences.count)
      occurrences.append(Occurrence(tag: tags.count, position: position))
      tags.append(tag)
    }
  }

  func latest(of tag: Tag) -> UInt64? { places[tag].map { occurrences[latest[$0]].position } }

  func receipt(of commandID: String) -> CommandReceipt? { receipts[commandID] }

  /// The positions in `range` of the records that an item with tags matches, in no order.
  func positions(matching item: Query.Item, in range: ClosedRange<UInt64>) -> [UInt64] {
    var found: [UInt64] = []
    var next = item.tags.first.flatMap { places[$0] }.map { latest[$0] }
    while let index = next {
      let position = occurrences[index].position
      let event = events[Int(position - start)]
      if range.contains(position), item.matches(type: event.type, tags: event.tags) {
        found.append(position)
      }
      next = occurrences[index].previous
    }
    return found
  }

  /// What the index must hold of the records.
  ///
  /// - Parameters:
  ///   - number: Gives the number of a tag.
  ///   - typeNumber: Gives the number of a type.
  /// - Returns: The keys, sorted, and the last position of each tag's number.
  func indexEntries(
    _ number: (Tag) throws -> UInt32, _ typeNumber: (EventType) throws -> UInt32
  ) rethrows -> (keys: [IndexKey], latest: [UInt32: UInt64]) {
    let types = try events.map { try typeNumber($0.type) }
    let numbers = try tags.map(number)
    let keys = occurrences.map { occurrence in
      IndexKey(
        numbers[occurrence.tag], types[Int(occurrence.position - start)], occurrence.position)
    }
    let last = zip(numbers, latest).map { ($0, occurrences[$1].position) }
    return (keys.sorted(), Dictionary(uniqueKeysWithValues: last))
  }
}
