import CustomerService
import EventLog
import EventSourcing
import Glibc
import Office

/// What `Tests/Benchmarks/run` calls: makes workloads, and measures the library in one process.
@main
enum Benchmarks {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let name = arguments.first, let count = arguments.dropFirst().first.flatMap(Int.init)
    else { return usage() }
    switch (name, arguments.dropFirst(2).first) {
    case ("workload", nil):
      for (number, line) in Workload().prefix(count).enumerated() { print(line.json(number)) }
    case ("open", nil):
      for (number, line) in OpenItems().prefix(count).enumerated() { print(line.json(number)) }
    case ("durable", let store?): try measureDurable(try open(store), count)
    case ("concurrent", let store?): try await measureConcurrent(try open(store), count)
    default: usage()
    }
  }

  private static func usage() {
    print(
      """
      Benchmarks workload COUNT           the lines of an apply file
      Benchmarks open COUNT               the same, of which nearly every line leaves an open item
      Benchmarks durable COUNT STORE      microseconds of one durable command: median, p99
      Benchmarks concurrent COUNT STORE   durable commands a second of 64 callers at once
      """)
  }

  /// The next commands of the workload, from where the store stands.
  private static func requests(_ office: Office, _ count: Int) throws -> [CommandRequest] {
    let start = Int(try office.head().count)
    return try Workload().dropFirst(start).prefix(count).enumerated().map {
      try $0.element.request(start + $0.offset)
    }
  }

  private static func measureDurable(_ office: Office, _ count: Int) throws {
    var times: [Double] = []
    for request in try requests(office, count) {
      let duration = try ContinuousClock().measure { try require(office.execute([[request]])) }
      times.append(duration / .microseconds(1))
    }
    times.sort()
    print(Int(times[times.count / 2]), Int(times[times.count * 99 / 100]))
  }

  /// 64 callers register customers, who need nothing of each other.
  private static func measureConcurrent(_ office: Office, _ count: Int) async throws {
    let committer = GroupCommitter(office)
    let start = try office.head().count
    let requests = try (0..<count).map { number in
      try Workload.Line(
        command: "customer.register", at: Workload.start,
        fields: [("customer", .text("B\(start)-\(number)")), ("name", .text("王芳"))]
      ).request(Int(start) + number)
    }
    let clock = ContinuousClock()
    let begin = clock.now
    try await withThrowingTaskGroup { group in
      for caller in 0..<64 {
        group.addTask {
          for index in stride(from: caller, to: requests.count, by: 64) {
            require([try await committer.execute([requests[index]])])
          }
        }
      }
      try await group.waitForAll()
    }
    print(Int(Double(count) / ((clock.now - begin) / .seconds(1))))
  }

  private static func require(_ outcomes: [UnitOutcome]) {
    for case .refused(_, let refusal) in outcomes { fatalError("refused: \(refusal)") }
  }

  private static func open(_ store: String) throws -> Office {
    try Office.open(
      folder: store, creating: LogHead(origin: "benchmark", zone: Workload.zone),
      clock: { Timestamp(rawValue: Int64(time(nil)) * 1000) })
  }
}
