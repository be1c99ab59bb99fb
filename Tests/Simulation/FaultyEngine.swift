import Dispatch
import EventLog
import Synchronization

/// What a ``FaultyEngine`` throws, and nothing else does.
struct InjectedFault: Error {}

/// An engine on which transactions fail as they are told to; otherwise it is the engine below.
final class FaultyEngine: LogEngine {
  /// A failure to come.
  struct Fault {
    enum Place: CaseIterable {
      /// The transaction does not begin.
      case begin
      /// One of its operations fails.
      case operation
      /// It does all it should, and the commit fails.
      case commit
      /// The commit takes effect, and says that it failed.
      case afterCommit
    }

    var place: Place
    /// How many transactions go well before.
    var transactions = 0
    /// How many operations go well before.
    var operations = 0
  }

  private struct State {
    var fault: Fault?
    var isHeld = false
    var hasFired = false
    var operationsLeft: Int?
    var readsLeft: Int?
  }

  let base: any LogEngine
  private let state = Mutex(State())
  private let held = DispatchSemaphore(value: 0)
  private let gate = DispatchSemaphore(value: 0)

  init(_ base: any LogEngine) { self.base = base }

  /// Lets a transaction to come fail.
  func arm(_ fault: Fault) { state.withLock { $0.fault = fault } }

  /// Lets the `count`th operation of the readers to come fail.
  func armReaders(_ count: Int) { state.withLock { $0.readsLeft = count } }

  /// Lets nothing fail any more; whether something did.
  func disarm() -> Bool {
    state.withLock { state in
      defer { state = State() }
      return state.hasFired
    }
  }

  /// Lets the next transaction wait until it is released.
  func hold() { state.withLock { $0.isHeld = true } }

  /// Waits until a transaction waits.
  func waitUntilHeld() { held.wait() }

  func release() { gate.signal() }

  func read<Result>(_ body: (any LogReader) throws -> Result) throws -> Result {
    guard state.withLock({ $0.readsLeft != nil }) else { return try base.read(body) }
    return try base.read { try body(FailingSession($0, self)) }
  }

  @available(*, noasync)
  func write<Result>(_ body: (any LogWriter) throws -> Result) throws -> Result {
    let isHeld = state.withLock { state in
      defer { state.isHeld = false }
      return state.isHeld
    }
    if isHeld {
      held.signal()
      gate.wait()
    }
    guard let fault = next() else { return try base.write(body) }
    if fault.place == .begin { throw InjectedFault() }
    let result = try base.write { writer in
      guard fault.place == .operation else {
        let result = try body(writer)
        if fault.place == .commit { throw InjectedFault() }
        return result
      }
      state.withLock { $0.operationsLeft = fault.operations }
      defer { state.withLock { $0.operationsLeft = nil } }
      return try body(FailingSession(writer, self))
    }
    if fault.place == .afterCommit { throw InjectedFault() }
    return result
  }

  func waitForEvents(beyond count: UInt64, milliseconds: Int) throws -> Bool {
    try base.waitForEvents(beyond: count, milliseconds: milliseconds)
  }

  /// The fault of the transaction that begins now.
  private func next() -> Fault? {
    state.withLock { state in
      guard let fault = state.fault else { return nil }
      guard fault.transactions == 0 else {
        state.fault?.transactions -= 1
        return nil
      }
      state.fault = nil
      if fault.place != .operation { state.hasFired = true }
      return fault
    }
  }

  fileprivate func count(isWriter: Bool) throws {
    try state.withLock { state in
      guard let left = isWriter ? state.operationsLeft : state.readsLeft else { return }
      if isWriter { state.operationsLeft = left - 1 } else { state.readsLeft = left - 1 }
      guard left <= 0 else { return }
      state.hasFired = true
      throw InjectedFault()
    }
  }
}

/// A transaction of which an operation fails, and each after it.
private final class FailingSession: ForwardedSession {
  private let engine: FaultyEngine
  private let isWriter: Bool

  init(_ reader: any LogReader, _ engine: FaultyEngine) {
    self.engine = engine
    isWriter = reader is any LogWriter
    super.init(reader)
  }

  override func operate() throws { try engine.count(isWriter: isWriter) }
}
