internal import Dispatch
internal import EventLog
internal import Synchronization

/// Lets concurrent callers share one transaction: one writer, one sync for all who wait.
///
/// Whatever is queued when the writer is free goes into the next transaction; nothing waits for
/// company. Each caller is answered after the sync, a cancelled one too: what became of its
/// commands is a fact by then.
package final class GroupCommitter: Sendable {
  private typealias Answer = CheckedContinuation<UnitOutcome, any Error>

  private struct Waiting {
    var unit: [CommandRequest]
    var answer: Answer
  }

  private let office: Office
  private let queue = DispatchQueue(label: "carelog.writer")
  private let waiting = Mutex<[Waiting]>([])

  package init(_ office: Office) { self.office = office }

  /// How many units wait for the next transaction.
  package var waitingCount: Int { waiting.withLock { $0.count } }

  /// Executes a unit together with those of all other callers.
  ///
  /// - Throws: The fault of this unit, which fails no other.
  package func execute(_ unit: [CommandRequest]) async throws -> UnitOutcome {
    try await withCheckedThrowingContinuation { answer in
      waiting.withLock { $0.append(Waiting(unit: unit, answer: answer)) }
      queue.async { self.commitAll() }
    }
  }

  private func commitAll() {
    let batch = waiting.withLock { waiting in
      defer { waiting.removeAll() }
      return waiting
    }
    guard !batch.isEmpty else { return }
    for (entry, result) in zip(batch, results(of: batch.map(\.unit)[...])) {
      entry.answer.resume(with: result)
    }
  }

  /// What became of each unit; after a fault the halves are tried apart until it stands alone.
  ///
  /// Should the fault have come from a commit that took effect, a second try finds its receipts.
  private func results(
    of units: ArraySlice<[CommandRequest]>
  ) -> [Result<UnitOutcome, any Error>] {
    do {
      return try office.execute(Array(units)).map(Result.success)
    } catch {
      guard units.count > 1 else { return [.failure(error)] }
      let middle = units.startIndex + units.count / 2
      return results(of: units[..<middle]) + results(of: units[middle...])
    }
  }
}
