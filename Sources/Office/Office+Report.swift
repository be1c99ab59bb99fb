package import CustomerService
internal import EventLog
package import EventSourcing
internal import Merkle
package import Projections

/// What a report asks of an office: figures, and the histories that it tells of.
package struct ReportQuestion: Sendable {
  package var requests: [KPIRequest]
  /// The days of which each topic is told.
  package var topics: [DiaryTopic: ClosedRange<Int32>]
  /// Of which open items it tells, and the latest day on which each kind of them is due.
  package var open: [DueKind: CalendarDate]
  /// The days in which late records are counted.
  package var days: ClosedRange<Int32>

  package init(
    requests: [KPIRequest], topics: [DiaryTopic: ClosedRange<Int32>],
    open: [DueKind: CalendarDate], days: ClosedRange<Int32>
  ) {
    self.requests = requests
    self.topics = topics
    self.open = open
    self.days = days
  }
}

extension ReportQuestion {
  /// All that is open of the kinds told, however late or far ahead.
  fileprivate var due: DueQuestion {
    var question = DueQuestion()
    question.kinds = Set(open.keys)
    question.within = .max
    return question
  }
}

/// An event with the reason that was given for it.
package struct ReasonedEvent: Sendable {
  package var recorded: Recorded<ServiceEvent>
  package var reason: String?

  package init(_ recorded: Recorded<ServiceEvent>, reason: String?) {
    self.recorded = recorded
    self.reason = reason
  }
}

/// An event that a report tells of, and the history of its subject.
package struct NotedHistory: Sendable {
  package var entry: Diary.Entry
  package var subject: Tag
  /// What the moment knows of the subject, in log order.
  package var events: [ReasonedEvent]

  package init(entry: Diary.Entry, subject: Tag, events: [ReasonedEvent]) {
    self.entry = entry
    self.subject = subject
    self.events = events
  }

  /// The noted event itself.
  package var noted: ReasonedEvent? {
    events.first { $0.recorded.position == entry.position }
  }
}

/// Something that waits for somebody, and its history.
package struct OpenMatter: Sendable {
  package var item: DueItem
  /// Complaints and escalations only; see ``DueItem/subject``.
  package var subject: Tag
  /// What the moment knows of the subject, in log order.
  package var events: [ReasonedEvent]
}

/// All that a report is made from, as of one moment of one log.
package struct ReportMaterial: Sendable {
  package var kpis: KPIReport
  package var histories: [DiaryTopic: [NotedHistory]]
  /// What is open of the kinds asked, by the time since which it is.
  package var open: [OpenMatter]
  package var late: [LateKind: Int64]
  package var origin: String
  package var zone: BusinessZone
  /// The root of the log's tree at the moment's size, in lower-case hexadecimal.
  package var root: String
}

extension Office {
  /// Answers a report's questions at one moment.
  ///
  /// O(days × groups of the figures + open items + events of the histories told); a look into the
  /// past costs what `kpi` costs there.
  package func material(
    _ question: ReportQuestion, asOf: AsOf? = nil, unsealer: Unsealer? = nil
  ) throws -> ReportMaterial {
    if asOf == nil { try catchUpIfBehind() }
    return try engine.read { reader in
      let moment = try KPIMoment(asOf, reader, now())
      var models = KPIModels(
        for: question.requests, engine, reader, at: moment, from: .saved)
      let answers = try Self.answers(question.requests, &models)
      let diary = Diary(try models.model(of: DiaryProjector.self))
      var histories = Histories(reader, moment, unsealer)
      var told: [DiaryTopic: [NotedHistory]] = [:]
      for (topic, days) in question.topics {
        told[topic] = try histories.of(diary.entries([topic], days: days))
      }
      var rows = KPIModels(engine, reader, at: moment)
      let due = DueQuery(
        try rows.model(of: DueProjector.self), zone: reader.head.zone,
        now: try time(of: asOf, moment, reader))
      return ReportMaterial(
        kpis: KPIReport(answers: answers, moment: moment), histories: told,
        open: try histories.of(due.answer(question.due).items, dueBy: question.open, due.zone),
        late: try diary.late(question.days), origin: reader.head.origin, zone: reader.head.zone,
        root: try reader.tree.root(at: moment.count).hex)
    }
  }
}

/// Reads the histories of subjects, each once.
private struct Histories {
  private let reader: any LogReader
  private let moment: KPIMoment
  private let unsealer: Unsealer?
  private var bySubject: [Tag: [ReasonedEvent]] = [:]

  init(_ reader: any LogReader, _ moment: KPIMoment, _ unsealer: Unsealer?) {
    self.reader = reader
    self.moment = moment
    self.unsealer = unsealer
  }

  /// The histories behind `entries`, in their order; a subject noted twice is told once.
  mutating func of(_ entries: [Diary.Entry]) throws -> [NotedHistory] {
    var seen: Set<Tag> = []
    return try entries.compactMap { entry in
      guard let noted = try event(at: entry.position),
        let subject = entry.topic.subject(of: noted.recorded.event)
      else { return nil }
      if entry.topic.isTold {
        return NotedHistory(entry: entry, subject: subject, events: [noted])
      }
      guard seen.insert(subject).inserted else { return nil }
      return NotedHistory(
        entry: entry, subject: subject, events: try events(of: subject))
    }
  }

  /// The histories of those of `items` that are due by their day.
  mutating func of(
    _ items: [DueItem], dueBy days: [DueKind: CalendarDate], _ zone: BusinessZone
  ) throws -> [OpenMatter] {
    let wanted = items.filter { item in
      days[item.kind].map { zone.date(of: item.due) <= $0 } ?? false
    }
    return try wanted.sorted { ($0.since ?? $0.due, $0.id) < ($1.since ?? $1.due, $1.id) }
      .compactMap { item in
        try item.subject.map {
          OpenMatter(item: item, subject: $0, events: try events(of: $0))
        }
      }
  }

  private func event(at position: Position) throws -> ReasonedEvent? {
    var found: ReasonedEvent?
    try reader.scan(.all, from: position, .forward, limit: 1) { position, record in
      found = try read(position, record)
      return false
    }
    return found
  }

  private mutating func events(of subject: Tag) throws -> [ReasonedEvent] {
    if let events = bySubject[subject] { return events }
    var events: [ReasonedEvent] = []
    let types = DiaryTopic.events(of: subject).map(\.type)
    try reader.scan(Query(types: types, tags: [subject])) { position, record in
      guard position.rawValue < moment.count else { return false }
      if let event = try read(position, record) { events.append(event) }
      return true
    }
    bySubject[subject] = events
    return events
  }

  private func read(_ position: Position, _ record: RawSpan) throws -> ReasonedEvent? {
    let event = try ServiceEvent.recorded(at: position, record, unsealer)
    guard moment.sees(event.occurredAt, event.event.name) else { return nil }
    let reason = try RecordCodec.reason(of: record) ?? unsealer?.reason(in: record)
    return ReasonedEvent(event, reason: reason)
  }
}
