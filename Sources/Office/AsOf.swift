package import EventSourcing

/// A look into the past: facts recorded strictly before a moment, or the first events of the log.
package enum AsOf: Hashable, Sendable {
  case time(Timestamp)
  case count(UInt64)

  /// Reads `@17` or a time.
  package init?(_ text: String, in zone: BusinessZone) {
    if text.hasPrefix("@") {
      guard let count = UInt64(text.dropFirst()), !text.hasPrefix("@+") else { return nil }
      self = .count(count)
    } else if let time = Timestamp(text, in: zone) {
      self = .time(time)
    } else {
      return nil
    }
  }
}
