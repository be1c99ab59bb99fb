internal import CustomerService
internal import EventLog
package import EventSourcing

/// Somebody whose words were kept for longer than the office means to.
package struct RetainedPerson: Hashable, Sendable {
  package var tag: Tag
  /// The day of the last dealing, or the last day of the last contract or in the department.
  package var ended: CalendarDate
  /// The first day on which their words are kept too long.
  package var due: CalendarDate
}

extension Office {
  /// Who might be erased because the retention period is over, the longest kept first.
  ///
  /// Those with open complaints, contracts or assignments are not among them. O(size of the log).
  ///
  /// - Returns: For how many months words are kept, and whose were kept longer.
  /// - Throws: `StoreFault`.
  package func retention() throws -> (months: Int64, persons: [RetainedPerson]) {
    let now = now()
    let policy = try policy(at: now)
    return try engine.read { reader in
      let zone = reader.head.zone
      let today = zone.date(of: now)
      let months = policy.standards[today].retentionMonths ?? ServiceStandard.usualRetention
      let erased = try reader.sealing().erased
      var dealings = Dealings()
      try reader.scan(.all) { position, record in
        if let event = try ServiceEvent.recorded(
          at: position, record, where: Dealings.events.contains)
        {
          dealings.apply(event)
        }
        return true
      }
      let context = DecisionContext(
        history: LogHistory(reader, StreamCache(), isAlone: true), zone: zone, actor: "",
        role: .privacy, reason: nil, occurredAt: now, recordedAt: now)
      var persons: [RetainedPerson] = []
      func add(_ tag: Tag, _ ended: CalendarDate, isOpen: () throws -> Bool) throws {
        let due = ended.advanced(byMonths: Int(months)).advanced(by: 1)
        guard due <= today, !erased.contains(tag), try !isOpen() else { return }
        persons.append(RetainedPerson(tag: tag, ended: ended, due: due))
      }
      for (customer, (ids, last)) in dealings.customers {
        let day = zone.date(of: last)
        guard day.advanced(byMonths: Int(months)) < today else { continue }
        let ended = try ids.compactMap { try context.lastContractDay(of: $0) }.max() ?? day
        try add(customer.tag, max(day, ended)) {
          try ids.contains { try context.openMatter(of: $0) != nil }
        }
      }
      for (technician, lastDay) in dealings.lastDays {
        try add(technician.tag, lastDay) { try context.openMatter(of: technician) != nil }
      }
      return (months, persons.sorted { ($0.due, $0.tag.text) < ($1.due, $1.tag.text) })
    }
  }
}

extension CalendarDate {
  /// The day so many months later, the month's last when it has no such day.
  fileprivate func advanced(byMonths months: Int) -> CalendarDate {
    let (year, month, day) = components
    let count = year * 12 + month - 1 + months
    let (toYear, toMonth) = (count / 12, count % 12 + 1)
    let last = CalendarDate.days(inMonth: toMonth, of: toYear)
    return CalendarDate(year: toYear, month: toMonth, day: min(day, last)) ?? self
  }
}
