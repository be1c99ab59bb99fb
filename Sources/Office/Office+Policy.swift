package import CustomerService
internal import EventLog
package import EventSourcing

extension Office {
  /// The calendar and the standards of the office.
  ///
  /// O(changes of the policy).
  ///
  /// - Parameters:
  ///   - moment: Only what had happened by then, as a fact of that moment is judged.
  ///   - asOf: Only what was known then.
  /// - Returns: The policy, which is the standard one while nothing is set.
  /// - Throws: `StoreFault`.
  package func policy(at moment: Timestamp? = nil, asOf: AsOf? = nil) throws -> ServicePolicy {
    try engine.read { reader in
      let end = try reader.count(asOf: asOf)
      let query = Query(types: ServicePolicy.events.map(\.type), tags: [PolicyID.office.tag])
      var policy = ServicePolicy.standard
      try reader.scan(query) { position, record in
        guard position.rawValue < end else { return false }
        let event = try ServiceEvent.recorded(at: position, record)
        if moment.map({ event.occurredAt <= $0 }) ?? true { policy.apply(event.event) }
        return true
      }
      return policy
    }
  }
}
