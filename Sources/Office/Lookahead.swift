internal import Dispatch
internal import Synchronization

/// Makes elements on a thread of its own, a few ahead of whoever takes them.
package final class Lookahead<Element: Sendable>: Sendable {
  private let state = Mutex<(ready: [Element?], isStopped: Bool)>(([], false))
  private let filled = DispatchSemaphore(value: 0)
  private let free = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - count: How many elements may lie ready.
  ///   - source: What the elements are made from.
  ///   - make: The next element, or nil after the last; called on one thread.
  package init<Source: Sendable>(
    _ count: Int, from source: Source, make: @escaping @Sendable (inout Source) -> Element?
  ) {
    for _ in 0..<count { free.signal() }
    DispatchQueue.global().async {
      var source = source
      self.run { make(&source) }
    }
  }

  /// The next element, waiting for it; nil after the last, which ends it.
  package func next() -> Element? {
    filled.wait()
    defer { free.signal() }
    return state.withLock { $0.ready.removeFirst() }
  }

  /// Lets the thread end although elements are left.
  package func stop() {
    state.withLock { $0.isStopped = true }
    free.signal()
  }

  private func run(_ make: () -> Element?) {
    while true {
      free.wait()
      if state.withLock(\.isStopped) { return }
      let element = make()
      state.withLock { $0.ready.append(element) }
      filled.signal()
      if element == nil { return }
    }
  }
}
