import EventSourcing

extension FieldReader {
  /// A time of day such as `09:30`, in minutes after midnight.
  mutating func minuteOfDay(_ field: String) throws(MalformedField) -> Int64 {
    let text = try self.text(field)
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
      let hour = Int64(parts[0]), let minute = Int64(parts[1]), (0...23).contains(hour),
      (0...59).contains(minute)
    else {
      throw MalformedField(field, Localized(zh: "时刻应如 09:30", en: "a time of day such as 09:30"))
    }
    return hour * 60 + minute
  }
}
