package import EventSourcing

/// What the log remembers of an accepted command, for the life of the log.
package struct CommandReceipt: Hashable, Sendable {
  /// 1–``maximumBytes`` bytes of UTF-8, unique in the log.
  package var commandID: String
  /// Over everything the caller asked for: a repeated id with another digest is refused.
  package var digest: [UInt8]
  /// The position of its first event.
  package var position: Position
  /// How many events it appended, at least one.
  package var count: Int

  package init(commandID: String, digest: [UInt8], position: Position, count: Int) {
    self.commandID = commandID
    self.digest = digest
    self.position = position
    self.count = count
  }

  package static let maximumBytes = 480

  /// The receipts of the commands that caused `events`, which are stored from `start` on.
  ///
  /// Events of one command follow one another.
  package static func receipts(of events: [NewEvent], from start: Position) -> [CommandReceipt] {
    var receipts: [CommandReceipt] = []
    for (offset, event) in events.enumerated() {
      let origin = event.origin
      if let last = receipts.last, last.commandID == origin.commandID,
        last.digest == origin.commandDigest
      {
        receipts[receipts.count - 1].count += 1
      } else {
        receipts.append(
          CommandReceipt(
            commandID: origin.commandID, digest: origin.commandDigest,
            position: start.advanced(by: offset), count: 1))
      }
    }
    return receipts
  }

  /// The fault of storing a second receipt for one command id.
  package static func alreadyStored(_ commandID: String) -> StoreFault {
    StoreFault(
      Localized(
        zh: "命令编号「\(commandID)」已在日志中",
        en: "The command id '\(commandID)' is in the log already"),
      remedy: Localized(
        zh: "写入前请先查找；什么都没有写入", en: "Look it up before appending; nothing was stored"))
  }
}
