import ArgumentParser
import EventLog
import EventSourcing
import Office

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a new store.",
    discussion: """
      The first write makes one too; init chooses its zone and its log's name.

      EXAMPLE
        carelog init --store /srv/carelog --zone +08:00
      """)

  @Option(
    help: "The zone of the office's business days: Asia/Shanghai or ±HH:MM; fixed for ever.",
    completion: .list(BusinessZone.named.keys.sorted()))
  var zone = "Asia/Shanghai"

  @Option(help: "The log's name in proofs.")
  var origin = "carelog"
  @OptionGroup var options: StoreOptions

  func run() throws {
    try options.run {
      guard let zone = BusinessZone(zone) else {
        let names = BusinessZone.named.keys.sorted().joined(separator: ", ")
        throw Malformed(
          text: Localized(
            zh: "--zone:应为 \(names) 或 ±HH:MM(不用夏令时的时区)",
            en: "--zone: expected one of \(names), or ±HH:MM (zones without daylight saving)"),
          exitCode: 64)
      }
      let office = try Office.open(
        folder: options.folder, creating: LogHead(origin: origin, zone: zone), clock: systemTime)
      guard office.isNew else {
        throw StoreFault(
          "There is a store in \(options.folder) already",
          remedy: "Choose another --store; nothing was changed")
      }
      print(
        Localized(
          zh: "已建立新库 \(options.folder)(时区 \(zone.name))",
          en: "made a new store in \(options.folder) (zone \(zone.name))")[options.language])
    }
  }
}
