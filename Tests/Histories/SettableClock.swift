import Synchronization

/// A clock that stands until it is set; milliseconds since 1970.
package final class SettableClock: Sendable {
  private let time: Mutex<Int64>

  /// 2025-01-01T00:00:00+08:00, unless another time is given.
  package init(_ time: Int64 = 1_735_660_800_000) { self.time = Mutex(time) }

  package var now: Int64 {
    get { time.withLock(\.self) }
    set { time.withLock { $0 = newValue } }
  }
}
