internal import Dispatch
internal import EventLog
internal import Synchronization

/// Lets concurrent callers share one transaction: one writer, one sync for all who wait.
///
/// Whatever is queued when the writer is free goes into the next transaction; nothing waits for
/// company. Each caller is answered after the sync.
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

  /// Executes a unit together with those of all other callers.
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
    let result = Result { try office.execute(batch.map(\.unit)) }
    for (index, entry) in batch.enumerated() {
      entry.answer.resume(with: result.map { $0[index] })
    }
  }
}
