import ArgumentParser
import Checkpoints
import CustomerService
import EventLog
import EventSourcing
import Office
import Projections

struct Metrics: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: .text(
      zh: "以 Prometheus 文本格式输出库的运行数据",
      en: "Print the store's figures in the Prometheus text format."),
    discussion: .text(
      zh: """
        输出此刻的数据，可写到 node exporter 的 textfile 采集目录：

          carelog metrics --store /srv/carelog > carelog.prom.new && mv …
        """,
      en: """
        A snapshot, to be written where a node exporter's textfile collector looks:

          carelog metrics --store /srv/carelog > carelog.prom.new && mv …
        """,
      examples: """
          carelog metrics
        """))
  @OptionGroup var options: StoreOptions

  func run() throws {
    try options.run {
      let office = try options.openOffice()
      var page = MetricsPage()
      try page.addLog(office)
      try page.addFiles(office.files().figures(), folder: options.folder)
      try page.addMonth(office)
      print(page.text, terminator: "")
    }
  }
}

/// Metrics in the text format 0.0.4 of Prometheus.
struct MetricsPage {
  private(set) var text = ""

  struct Sample {
    var labels: [(name: String, text: String)]
    var value: Int64

    init(_ labels: [(String, String)], _ value: Int64) {
      self.labels = labels
      self.value = value
    }
  }

  /// Adds a metric with all its samples.
  mutating func add(
    _ name: String, _ help: String, isCounter: Bool = false,
    _ samples: [Sample]
  ) {
    text += "# HELP carelog_\(name) \(help)\n"
    text += "# TYPE carelog_\(name) \(isCounter ? "counter" : "gauge")\n"
    for sample in samples {
      let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.text))\"" }
      let list = labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}"
      text += "carelog_\(name)\(list) \(sample.value)\n"
    }
  }

  private mutating func add(
    _ name: String, _ help: String, isCounter: Bool = false, _ value: Int64
  ) {
    add(name, help, isCounter: isCounter, [Sample([], value)])
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  mutating func addLog(_ office: Office) throws {
    let head = try office.head()
    let last = try office.checkpoints().last?.checkpoint.size ?? 0
    add("build_info", "The program that printed this.", [Sample([("version", Carelog.version)], 1)])
    add("events_total", "Events in the log.", isCounter: true, Int64(head.count))
    add(
      "last_recorded_timestamp_seconds", "Log time of the last event.",
      head.lastRecordedAt.rawValue / 1000)
    add("checkpoint_events", "Events under the last signed checkpoint.", Int64(last))
    add(
      "read_model_lag_events", "Events that a read model does not hold yet.",
      try office.readModelLags().map { Sample([("model", $0.name)], Int64($0.events)) })
    add(
      "forks", "How often the store was restored or salvaged.",
      Int64(try office.provenance().count))
  }

  mutating func addFiles(_ figures: StoreFigures, folder: String) {
    let page = figures.pageBytes
    add("data_bytes", "Size of the data file.", Int64(figures.fileBytes))
    add("used_bytes", "Bytes of the data file in use.", Int64(figures.usedPages * page))
    add("free_bytes", "Bytes of the data file to be used again.", Int64(figures.freePages * page))
    add("map_bytes", "The most that the data file can hold.", Int64(figures.mapBytes))
    if let free = HostChecks.freeBytes(folder) {
      add("disk_free_bytes", "Room left on the disk.", Int64(free))
    }
    add(
      "database_pages", "Pages of a database.",
      figures.databases.map { Sample([("database", $0.name)], Int64($0.pages)) })
    add(
      "database_rows", "Rows of a database.",
      figures.databases.map { Sample([("database", $0.name)], Int64($0.rows)) })
    add("readers", "Reader slots taken.", Int64(figures.readers.count))
    add("readers_max", "Reader slots there are.", Int64(figures.maxReaders))
    add(
      "readers_cleared", "Slots of dead processes freed for this snapshot.",
      Int64(figures.clearedReaders))
    add(
      "oldest_reader_transactions", "Commits since the oldest snapshot still held.",
      Int64(figures.readers.compactMap(\.age).max() ?? 0))
  }

  /// The headline figures of the month, as two integers each.
  mutating func addMonth(_ office: Office) throws {
    let zone = try office.head().zone
    let month = String("\(zone.date(of: office.now()))".prefix(7))
    guard let period = Period(month) else { return }
    let requests = KPIName.headlines.map {
      KPIRequest(kpi: $0, bases: $0.bases, period: period, split: .whole)
    }
    let answers = try office.kpi(requests).answers
    for (suffix, help, value) in [
      ("numerator", "What counts for a KPI this month.", \KPIAnswer.numerator),
      ("denominator", "What a KPI of this month is over.", \KPIAnswer.denominator),
    ] {
      add(
        "kpi_\(suffix)", help,
        answers.map { answer in
          Sample(
            [
              ("kpi", answer.kpi.rawValue), ("basis", answer.basis?.rawValue ?? ""),
              ("period", answer.period),
            ], answer[keyPath: value])
        })
    }
  }
}
