internal import CustomerService
internal import EventSourcing

/// The targets of one period and scope, with what they were before.
struct TargetsRow: EncodedRow {
  struct Entry: Equatable {
    var metric: TargetMetric
    var from: Timestamp
    var hundredths: Int64
    var weight: Int64
  }

  var entries: [Entry] = []

  init() {}

  init(bytes: [UInt8]) {
    var reader = IntegerReader(bytes.span.bytes)
    while let metric = reader.nextText(), let from = reader.next(), let hundredths = reader.next(),
      let weight = reader.next()
    {
      guard let metric = TargetMetric(rawValue: metric) else { continue }
      entries.append(
        Entry(
          metric: metric, from: Timestamp(rawValue: from), hundredths: hundredths, weight: weight))
    }
  }

  func encode(into row: inout IntegerRow) {
    for entry in entries {
      row.append(entry.metric.rawValue)
      row.append(entry.from.rawValue)
      row.append(entry.hundredths)
      row.append(entry.weight)
    }
  }
}

/// For whom there are targets of a period.
struct TargetScopesRow: EncodedRow {
  var scopes: [String] = []

  init() {}

  init(bytes: [UInt8]) {
    var reader = IntegerReader(bytes.span.bytes)
    while let scope = reader.nextText() { scopes.append(scope) }
  }

  func encode(into row: inout IntegerRow) {
    for scope in scopes { row.append(scope) }
  }
}
