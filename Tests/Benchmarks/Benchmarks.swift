import CustomerService
import EventLog
import EventLogLMDB
import EventSourcing
import Glibc
import Office

/// What `Tests/Benchmarks/run` calls: makes workloads, and measures the library in one process.
@main
enum Benchmarks {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let numbers = arguments.dropFirst().prefix { Int($0) != nil }.compactMap { Int($0) }
    let store = arguments.dropFirst(1 + numbers.count).first
    switch (arguments.first, numbers.count, store) {
    case ("workload", 1, nil): Workload().prefix(numbers[0]).printLines()
    case ("open", 1, nil): OpenItems().prefix(numbers[0]).printLines()
    case ("append", 2, let store?): try Appending.append(numbers[0], of: numbers[1], to: store)
    case ("scan", 0, let store?): try Scanning.scanEvents(store)
    case ("records", 0, let store?): try Scanning.scanRecords(store)
    case ("execute", 2, let store?): try Executing.execute(numbers[0], of: numbers[1], in: store)
    case ("callers", 2, let store?):
      try await Executing.execute(numbers[0], by: numbers[1], in: store)
    case ("next", 1, let store?): try Executing.executeNext(numbers[0], in: store)
    default: usage()
    }
  }

  private static func usage() {
    print(
      """
      Benchmarks workload COUNT           the lines of an apply file
      Benchmarks open COUNT               the same, of which nearly every line leaves an open item
      The others print the microseconds of each commit, one a line, and `total MICROSECONDS EVENTS`:
      Benchmarks append COMMITS EVENTS STORE    ready complaints: log, index and tree, nothing else
      Benchmarks scan STORE                     every event decoded, as projectors read it
      Benchmarks records STORE                  every event decoded with all that its record says
      Benchmarks execute COMMITS EVENTS STORE   complaints as commands, everything on
      Benchmarks callers COUNT CALLERS STORE    the same by callers at once, a command each call
      Benchmarks next COUNT STORE               the next commands of the workload, a commit each
      """)
    exit(64)
  }
}

/// How long each commit took, and all of them together.
struct Timings {
  private let clock = ContinuousClock()
  private(set) var each: [Duration] = []

  mutating func measure(_ body: () throws -> Void) rethrows {
    each.append(try clock.measure(body))
  }

  func report(events: Int) { Self.report(each, together: each.reduce(.zero, +), events: events) }

  static func report(_ each: [Duration], together: Duration, events: Int) {
    for duration in each { print(duration / .microseconds(1)) }
    print("total", together / .microseconds(1), events)
  }
}

extension Sequence<Workload.Line> {
  func printLines() {
    for (number, line) in enumerated() { print(line.json(number)) }
  }
}
