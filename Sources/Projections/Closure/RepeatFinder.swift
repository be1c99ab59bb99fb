internal import CustomerService
internal import EventSourcing

/// Tells which complaints repeat an earlier one (domain.md §3.3): of the same customer and category,
/// not void, and filed up to 90 local days before.
///
/// Whether two complaints are of one customer goes by the merging that stands. A change costs
/// O(complaints of the customer within half a year), a merging O(all of both).
struct RepeatFinder {
  /// A complaint whose answer changed.
  typealias Change = (complaint: ComplaintID, isRepeat: Bool)

  private static let days: Int32 = 90

  let model: ReadModel
  let zone: BusinessZone

  func add(_ filing: Filing, of customer: CustomerID) throws -> [Change] {
    let span = FilingsRow.span(of: day(filing))
    var complainant = try complainant(customer)
    if !complainant.spans.contains(span) {
      complainant.spans.append(span)
      set(complainant, customer)
    }
    try edit(customer, span) { $0.filings.append(filing) }
    return try judge(customer, [filing.category], around: day(filing))
  }

  func remove(
    _ complaint: ComplaintID, filedAt: Timestamp, of customer: CustomerID
  ) throws -> [Change] {
    try change(complaint, filedAt, customer) { $0 = nil }
  }

  func move(
    _ complaint: ComplaintID, filedAt: Timestamp, of customer: CustomerID, to category: UInt32
  ) throws -> [Change] {
    try change(complaint, filedAt, customer) { $0?.category = category }
  }

  func merge(_ merged: CustomerID, into survivor: CustomerID) throws -> [Change] {
    var (one, other) = (try complainant(merged), try complainant(survivor))
    one.survivor = survivor
    other.merged.append(merged)
    set(one, merged)
    set(other, survivor)
    return try judge(survivor)
  }

  func unmerge(_ merged: CustomerID, from survivor: CustomerID) throws -> [Change] {
    var (one, other) = (try complainant(merged), try complainant(survivor))
    one.survivor = nil
    other.merged.removeAll { $0 == merged }
    set(one, merged)
    set(other, survivor)
    return try judge(survivor) + judge(merged)
  }

  private func change(
    _ complaint: ComplaintID, _ filedAt: Timestamp, _ customer: CustomerID,
    _ body: (inout Filing?) -> Void
  ) throws -> [Change] {
    let day = zone.date(of: filedAt).daysSinceEpoch
    var categories: [UInt32] = []
    try edit(customer, FilingsRow.span(of: day)) { row in
      guard let index = row.filings.firstIndex(where: { $0.complaint == complaint }) else { return }
      var filing: Filing? = row.filings[index]
      categories.append(row.filings[index].category)
      body(&filing)
      if let filing { categories.append(filing.category) }
      row.filings.replaceSubrange(index...index, with: filing.map { [$0] } ?? [])
    }
    return try judge(customer, categories, around: day)
  }

  // MARK: Judging

  /// Judges anew what a complaint of `day` can have changed.
  private func judge(
    _ customer: CustomerID, _ categories: [UInt32], around day: Int32
  ) throws -> [Change] {
    let spans = FilingsRow.span(of: day - Self.days)...FilingsRow.span(of: day + Self.days)
    return try judge(
      all(alike: customer), in: spans, where: { categories.contains($0.category) },
      filedOn: day...day + Self.days)
  }

  /// Judges all complaints of a customer anew.
  private func judge(_ customer: CustomerID) throws -> [Change] {
    try judge(
      all(alike: customer), in: .min ... .max, where: { _ in true }, filedOn: .min ... .max)
  }

  private func judge(
    _ customers: [Complainant], in spans: ClosedRange<Int32>, where isLooked: (Filing) -> Bool,
    filedOn affected: ClosedRange<Int32>
  ) throws -> [Change] {
    var all: [(filing: Filing, customer: CustomerID)] = []
    for (customer, complainant) in customers {
      for span in complainant.spans where spans.contains(span) {
        for filing in try row(customer, span).filings where isLooked(filing) {
          all.append((filing, customer))
        }
      }
    }
    all.sort { a, b in
      a.filing.category == b.filing.category
        ? a.filing < b.filing : a.filing.category < b.filing.category
    }
    var changes: [Change] = []
    var last: (category: UInt32, day: Int32)?
    for (filing, customer) in all {
      let day = day(filing)
      let isRepeat = last.map { $0.category == filing.category && day - $0.day <= Self.days }
      last = (filing.category, day)
      guard affected.contains(day), filing.isRepeat != (isRepeat ?? false) else { continue }
      changes.append((filing.complaint, !filing.isRepeat))
      try edit(customer, FilingsRow.span(of: day)) { row in
        guard let index = row.filings.firstIndex(where: { $0.complaint == filing.complaint })
        else { return }
        row.filings[index].isRepeat.toggle()
      }
    }
    return changes
  }

  private typealias Complainant = (id: CustomerID, row: ComplainantRow)

  /// The customer and all who are merged with them.
  private func all(alike customer: CustomerID) throws -> [Complainant] {
    var root = (customer, try complainant(customer))
    while let survivor = root.1.survivor { root = (survivor, try complainant(survivor)) }
    var found: [Complainant] = [root]
    var next = 0
    while next < found.count {
      for merged in found[next].row.merged { found.append((merged, try complainant(merged))) }
      next += 1
    }
    return found
  }

  private func day(_ filing: Filing) -> Int32 { zone.date(of: filing.at).daysSinceEpoch }

  // MARK: Rows

  private func complainant(_ customer: CustomerID) throws -> ComplainantRow {
    try model.row(Self.key(customer), as: ComplainantRow.self) ?? ComplainantRow()
  }

  private func set(_ row: ComplainantRow, _ customer: CustomerID) {
    model.setRow(Self.key(customer), row)
  }

  private func row(_ customer: CustomerID, _ span: Int32) throws -> FilingsRow {
    try model.row(Self.key(customer, span), as: FilingsRow.self) ?? FilingsRow()
  }

  private func edit(
    _ customer: CustomerID, _ span: Int32, _ change: (inout FilingsRow) -> Void
  ) throws {
    try model.edit(Self.key(customer, span)) { (stored: inout FilingsRow?) in
      var row = stored.take() ?? FilingsRow()
      change(&row)
      stored = row.filings.isEmpty ? nil : row
    }
  }

  private static func key(_ customer: CustomerID) -> RowKey {
    RowKey(.customers, customer.text)
  }

  private static func key(_ customer: CustomerID, _ span: Int32) -> RowKey {
    var key = RowKey(.filings, customer.text)
    key.append(UInt8(0))
    key.append(UInt32(bitPattern: span))
    return key
  }
}
