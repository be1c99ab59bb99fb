import EventLog
import EventSourcing
import Glibc
import Office

/// Executes commands with everything on: decided, indexed, proved, and followed by read models.
enum Executing {
  static let newLog = LogHead(origin: "benchmark", zone: Workload.zone)

  static func now() -> Timestamp { Timestamp(rawValue: Int64(time(nil)) * 1000) }

  private static func open(_ store: String) throws -> Office {
    try Office.open(folder: store, creating: newLog, clock: now)
  }

  /// Complaints about customers and technicians who are registered first, which is not timed.
  private static func complaints(_ office: Office, _ count: Int) throws -> [CommandRequest] {
    let registrations = Complaints.registrations
    if try office.head().count == 0 {
      let requests = try registrations.enumerated().map { try [$1.request(-1 - $0)] }
      try require(office.execute(requests))
    }
    let start = Int(try office.head().count) - registrations.count
    return try (start..<start + count).map(Complaints.command)
  }

  static func execute(_ commits: Int, of events: Int, in store: String) throws {
    let office = try open(store)
    let requests = try complaints(office, commits * events)
    var timings = Timings()
    for start in stride(from: 0, to: requests.count, by: events) {
      let units = requests[start..<start + events].map { [$0] }
      try timings.measure { try require(office.execute(units)) }
    }
    timings.report(events: requests.count)
  }

  /// Each caller sends its next command once the last one is on disk.
  static func execute(_ count: Int, by callers: Int, in store: String) async throws {
    let office = try open(store)
    let requests = try complaints(office, count)
    let committer = GroupCommitter(office)
    let clock = ContinuousClock()
    let begin = clock.now
    var each: [Duration] = []
    try await withThrowingTaskGroup(of: [Duration].self) { group in
      for caller in 0..<callers {
        group.addTask {
          var waited: [Duration] = []
          for index in stride(from: caller, to: requests.count, by: callers) {
            let sent = clock.now
            require([try await committer.execute([requests[index]])])
            waited.append(clock.now - sent)
          }
          return waited
        }
      }
      for try await waited in group { each += waited }
    }
    Timings.report(each, together: clock.now - begin, events: count)
  }

  /// The next commands of the workload, from where the store stands.
  static func executeNext(_ count: Int, in store: String) throws {
    let office = try open(store)
    let start = Int(try office.head().count)
    var timings = Timings()
    for (index, line) in Workload().dropFirst(start).prefix(count).enumerated() {
      let request = try line.request(start + index)
      try timings.measure { try require(office.execute([[request]])) }
    }
    timings.report(events: count)
  }

  private static func require(_ outcomes: [UnitOutcome]) {
    for case .refused(_, let refusal) in outcomes { fatalError("refused: \(refusal)") }
  }
}
