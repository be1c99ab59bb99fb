/// What the renewal figures need to know of one contract.
struct ContractRow: EncodedRow {
  enum Decision: Int64 {
    case undecided = 0
    case renewed, declined, terminated
  }

  var end: Int32
  var priceFen: Int64
  var decision = Decision.undecided
  var groups = Groups()
  /// Only contracts that can be renewed count.
  var isRenewable = true

  init(end: Int32, priceFen: Int64) {
    self.end = end
    self.priceFen = priceFen
  }

  init?(bytes: [UInt8]) {
    var reader = IntegerReader(bytes.span.bytes)
    guard let end = reader.next(), let priceFen = reader.next(),
      let decision = reader.next().flatMap(Decision.init(rawValue:)),
      let groups = reader.nextGroups(), let isRenewable = reader.next()
    else { return nil }
    self.end = Int32(truncatingIfNeeded: end)
    self.priceFen = priceFen
    self.decision = decision
    self.groups = groups
    self.isRenewable = isRenewable == 1
  }

  func encode(into row: inout IntegerRow) {
    row.append(Int64(end))
    row.append(priceFen)
    row.append(decision.rawValue)
    row.append(groups)
    row.append(isRenewable ? 1 : 0)
  }

  func counters(_ sign: Int64) -> Counters {
    var counters = Counters.zero
    guard isRenewable else { return counters }
    counters[0] = sign
    counters[1] = sign * priceFen
    switch decision {
    case .undecided: counters[4] = sign
    case .renewed:
      counters[2] = sign
      counters[3] = sign * priceFen
    case .declined: counters[5] = sign
    case .terminated: counters[6] = sign
    }
    return counters
  }
}
