package import EventSourcing

/// Reads what ``DiaryProjector`` noted.
package struct Diary {
  /// An event to tell of, and why.
  package struct Entry: Hashable, Sendable {
    package var topic: DiaryTopic
    package var day: Int32
    package var position: Position
  }

  private let model: ReadModel

  package init(_ model: ReadModel) { self.model = model }

  /// What was noted under `topics`, by position.
  ///
  /// O(entries of the days).
  package func entries(
    _ topics: Set<DiaryTopic>, days: ClosedRange<Int32>
  ) throws -> [Entry] {
    var entries: [Entry] = []
    try model.scan(.noted, .total, days: days) { key, counters in
      guard let topic = DiaryTopic(rawValue: key.other), topics.contains(topic) else { return }
      entries.append(
        Entry(
          topic: topic, day: key.day, position: Position(rawValue: UInt64(counters[0]))))
    }
    return entries.sorted { $0.position < $1.position }
  }

  /// How many facts of `days` were recorded more than a day after they happened.
  package func late(_ days: ClosedRange<Int32>) throws -> [LateKind: Int64] {
    var sum = Counters.zero
    try model.scan(.late, .total, days: days) { sum &+= $1 }
    return Dictionary(uniqueKeysWithValues: LateKind.allCases.map { ($0, sum[$0.rawValue]) })
  }
}
