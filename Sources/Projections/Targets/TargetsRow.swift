internal import CustomerService
internal import EventSourcing

/// The targets of one period and scope, with what they were before.
struct TargetsRow: StoredRow {
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

  var bytes: [UInt8] {
    var row = IntegerRow()
    for entry in entries {
      row.append(entry.metric.rawValue)
      row.append(entry.from.rawValue)
      row.append(entry.hundredths)
      row.append(entry.weight)
    }
    return row.bytes
  }
}

/// For whom there are targets of a period.
struct TargetScopesRow: StoredRow {
  var scopes: [String] = []

  init() {}

  init(bytes: [UInt8]) {
    var reader = IntegerReader(bytes.span.bytes)
    while let scope = reader.nextText() { scopes.append(scope) }
  }

  var bytes: [UInt8] {
    var row = IntegerRow()
    for scope in scopes { row.append(scope) }
    return row.bytes
  }
}
