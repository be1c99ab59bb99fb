import CustomerService
import Dispatch
import EventLog
import EventSourcing
import Glibc
import Histories
import Office
import Synchronization

private typealias Result = Swift.Result<UnitOutcome, any Error>

/// What became of the units of several callers.
private final class Results: Sendable {
  private let results = Mutex([Int: Result]())
  private let answered = DispatchSemaphore(value: 0)

  func add(_ result: Result, _ number: Int) {
    results.withLock { $0[number] = result }
    answered.signal()
  }

  /// The first `count`, once all of them are there.
  func wait(for count: Int) -> [Result] {
    for _ in 0..<count { answered.wait() }
    return results.withLock { results in (0..<count).compactMap { results[$0] } }
  }
}

/// Several callers at once.
extension World {
  /// Lets callers share transactions: one waits in its own while all others queue, in order.
  func executeTogether(_ units: [[CommandRequest]], _ index: Int) throws {
    var fault: FaultyEngine.Fault?
    if random.one(in: 4) {
      fault = FaultyEngine.Fault(
        place: random.pick(FaultyEngine.Fault.Place.allCases),
        transactions: Int(random.int(0...2)), operations: Int(random.int(0...30)))
    }
    let isErasing = !ledger.sealing.unfinished.isEmpty
    let results = results(of: units, offices[index], fault)
    let hasFailed = engine.disarm()
    var answers: [Ledger.Answer] = []
    for (unit, result) in zip(units, results) {
      switch result {
      case .success(let outcome): answers.append(Ledger.Answer(unit: unit, outcome: outcome))
      case .failure(is InjectedFault) where hasFailed:
        answers.append(Ledger.Answer(unit: unit, outcome: nil))
      case .failure(let error): throw error
      }
    }
    let isUnsure = fault?.place == .afterCommit || isErasing
    try absorb(answers, isUnsure: hasFailed && isUnsure)
    let left = answers.filter { $0.outcome == nil }.map(\.unit)
    guard !left.isEmpty else { return }
    tally.faults += 1
    try execute(left, index)
  }

  private func results(
    of units: [[CommandRequest]], _ office: Office, _ fault: FaultyEngine.Fault?
  ) -> [Result] {
    let committer = GroupCommitter(office)
    let results = Results()
    engine.hold()
    if let fault { engine.arm(fault) }
    for (number, unit) in units.enumerated() {
      Task {
        do {
          results.add(.success(try await committer.execute(unit)), number)
        } catch {
          results.add(.failure(error), number)
        }
      }
      if number == 0 { engine.waitUntilHeld() }
      while committer.waitingCount < number { usleep(10) }
    }
    engine.release()
    return results.wait(for: units.count)
  }

  /// Lets three processes write at once, in whatever order they come.
  func race() throws {
    let racers = try (0..<3).map { number in
      let index = number % 2
      return (office: office(index), units: try units(20, index))
    }
    let answers = Mutex([Ledger.Answer]())
    let failure = Mutex((any Error)?.none)
    DispatchQueue.concurrentPerform(iterations: racers.count) { number in
      do {
        for unit in racers[number].units {
          let outcome = try racers[number].office.execute([unit])[0]
          answers.withLock { $0.append(Ledger.Answer(unit: unit, outcome: outcome)) }
        }
      } catch {
        failure.withLock { $0 = error }
      }
    }
    if let error = failure.withLock(\.self) { throw error }
    try absorb(answers.withLock(\.self))
  }
}
