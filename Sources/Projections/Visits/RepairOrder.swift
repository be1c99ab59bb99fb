internal import CustomerService
internal import EventSourcing

/// The visits of a repair assignment, and whether the first of them was enough.
struct RepairOrder: StoredRow {
  /// In the order of the log.
  private(set) var visits: [VisitID] = []

  init() {}

  init(bytes: [UInt8]) {
    visits = bytes.split(separator: 0).map { VisitID(String(decoding: $0, as: UTF8.self)) }
  }

  var bytes: [UInt8] { Array(visits.map { Array($0.text.utf8) }.joined(separator: [0])) }

  mutating func set(_ visit: VisitID, stands: Bool) {
    guard stands != visits.contains(visit) else { return }
    if stands { visits.append(visit) } else { visits.removeAll { $0 == visit } }
  }

  /// Who comes again up to so many days later came for the same repair.
  static let returnDays: Int32 = 30

  /// The assignment by its first visit: fixed when that completed it and nobody came again.
  struct Outcome: Equatable {
    var first: VisitRow
    var isFixed: Bool

    init?(_ visits: [VisitRow]) {
      let first = visits.enumerated().min {
        ($0.element.departed, $0.offset) < ($1.element.departed, $1.offset)
      }
      guard let (index, first) = first else { return nil }
      self.first = first
      let isReturn = { (visit: VisitRow) in visit.day <= first.day + RepairOrder.returnDays }
      let others = visits[..<index] + visits[(index + 1)...]
      isFixed = first.isCompleted && !others.contains(where: isReturn)
    }

    var counters: Counters {
      var counters = Counters.zero
      counters[VisitCounter.repairs] = 1
      counters[VisitCounter.fixed] = isFixed ? 1 : 0
      return counters
    }
  }
}
