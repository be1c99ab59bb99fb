import EventLog
import EventLogLMDB
import EventSourcing

/// Appends events that nobody decides: the engine alone, with index and tree, without read models.
enum Appending {
  static func append(_ commits: Int, of events: Int, to store: String) throws {
    let engine = try LMDBEngine(folder: store, creating: Executing.newLog)
    let start = Int(try engine.read { $0.head.count })
    var timings = Timings()
    for commit in 0..<commits {
      let first = start + commit * events
      let ready = try (first..<first + events).map(Complaints.event)
      let time = Executing.now()
      try timings.measure { _ = try engine.write { try $0.append(ready, recordedAt: time) } }
    }
    timings.report(events: commits * events)
  }
}
