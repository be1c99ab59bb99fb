import CustomerService
import EventLog
import EventSourcing
import Foundation
import Merkle
import Office
import Testing

@testable import carelog

/// What is told of a store's surroundings.
struct DoctorTests {
  private func state(_ name: String, _ checks: [Check]) throws -> Check.State {
    try #require(checks.first { $0.name == name }).state
  }

  @Test func `A store in good order needs no attention`() throws {
    let history = try StoredHistory()
    let checks =
      try HostChecks.folder(history.store)
      + StoreChecks(office: history.office, folder: history.store).all()
    for check in checks where !["file modes", "file system"].contains(check.name) {
      #expect(check.state == .ok, "\(check.name): \(check.finding.en)")
      #expect(check.advice == nil)
    }
    #expect(checks.map(\.name).contains("clock"))
  }

  @Test(arguments: [(0o660, Check.State.ok), (0o664, .attention), (0o662, .attention)])
  func `Files that others can get at need attention`(mode: Int, state: Check.State) throws {
    let history = try StoredHistory()
    for name in ["store", "store/lock.mdb", "store/data.mdb"] {
      let mode = name == "store" ? 0o770 : name == "store/data.mdb" ? mode : 0o660
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: history.file(name))
    }
    #expect(try self.state("file modes", HostChecks.folder(history.store)) == state)
  }

  @Test func `A link in the place of the data needs attention`() throws {
    let history = try StoredHistory()
    let link = history.file("linked")
    try FileManager.default.createDirectory(atPath: link, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: link + "/data.mdb", withDestinationPath: history.store + "/data.mdb")
    #expect(try state("file owners", HostChecks.folder(link)) == .attention)
  }

  @Test func `Data with a second name needs attention`() throws {
    let history = try StoredHistory()
    try FileManager.default.linkItem(
      atPath: history.store + "/data.mdb", toPath: history.file("second"))
    #expect(try state("file owners", HostChecks.folder(history.store)) == .attention)
  }

  @Test func `Limits that will make a write fail need attention, and no limit does not`() throws {
    for check in HostChecks.limits(files: nil, fileSize: nil, memory: nil) {
      #expect(check.state == .ok)
    }
    let limits = HostChecks.limits(files: 63, fileSize: 1 << 40, memory: 2 << 40 - 1)
    #expect(limits.allSatisfy { $0.state == .attention && $0.advice != nil })
    #expect(HostChecks.limits.count == 3)
  }

  @Test(arguments: [
    (0xEF53, "ext4", Check.State.ok), (0x794C_7630, "overlay", .attention),
    (0x0102_1994, "tmpfs", .attention), (0x6573_5546, "0x65735546", .attention),
  ])
  func `A file system that loses data needs attention`(
    type: UInt32, name: String, state: Check.State
  ) {
    let check = StoreChecks.fileSystem(type: type)
    #expect(check.finding.en == name)
    #expect(check.state == state)
    #expect((check.advice == nil) == (state == .ok))
  }

  @Test func `Who is the general manager under access control is told`() throws {
    let folder = NSTemporaryDirectory() + "access-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let office = try Office.open(
      folder: folder, creating: LogHead(origin: "access", zone: .shanghai),
      caller: { Caller(user: UserID("wang"), ownsStore: true) }, clock: { StoredHistory.now })
    func finding() throws -> String {
      let checks = try StoreChecks(office: office, folder: folder).all()
      return checks.first { $0.name == "access control" }?.finding.en ?? ""
    }
    try #expect(finding().hasPrefix("off"))
    let enable = try CommandRequest(
      name: "access.enable", commandID: "enable", actor: "王总", role: .gm,
      fields: ["user": .text("wang"), "actsAs": .text("王总")], zone: .shanghai)
    _ = try office.execute([[enable]])
    try #expect(finding() == "on, general manager 王总 (wang)")
  }

  @Test func `What an interrupted import left needs attention`() throws {
    let history = try StoredHistory()
    try FileManager.default.createDirectory(
      atPath: history.store + ".unfinished", withIntermediateDirectories: true)
    #expect(try state("unfinished", HostChecks.folder(history.store)) == .attention)
  }

  @Test func `A clock behind the last recorded time needs attention`() throws {
    let history = try StoredHistory()
    let event = try #require(
      try history.office.events(.all, from: .first, .forward, limit: 1).first)
    let tomorrow = systemTime().advanced(byMilliseconds: 86_400_000)
    var later = event.envelope.event
    later.origin.commandID = "later"
    _ = try history.office.engine.write { try $0.append([later], recordedAt: tomorrow) }
    let checks = try StoreChecks(office: history.office, folder: history.store).all()
    #expect(try state("clock", checks) == .attention)
  }

  @Test func `A reader in another transaction is seen with its age`() throws {
    let history = try StoredHistory()
    let office = history.office
    let ages = try office.engine.read { _ in
      try office.files().figures().readers.compactMap(\.age)
    }
    #expect(ages.contains(0))
    let figures = try office.files().figures()
    #expect(figures.readers.allSatisfy { $0.age == nil })
    #expect(figures.usedPages + figures.freePages <= figures.fileBytes / figures.pageBytes)
    #expect(figures.databases.contains { $0.name == "log" && $0.rows == 30 && $0.pages > 0 })
  }

  @Test func `A lag of read models is told`() throws {
    let history = try StoredHistory(count: 11)
    var restorer = LogRestorer(history.office.engine)
    let source = try History.office()
    try source.engine.read { log in
      try log.scan(.all, from: Position(rawValue: 11)) { _, record in
        try restorer.add(record.withUnsafeBytes { Array($0) })
        return true
      }
      try restorer.finish(size: 30, root: log.frontier.root)
    }
    #expect(try history.office.readModelLags().allSatisfy { $0.events == 19 })
    try history.office.catchUp()
    #expect(try history.office.readModelLags().allSatisfy { $0.events == 0 })
  }

  @Test func `Metrics are in the text format of Prometheus`() throws {
    let history = try StoredHistory()
    var page = MetricsPage()
    try page.addLog(history.office)
    try page.addFiles(history.office.files().figures(), folder: history.store)
    try page.addMonth(history.office)
    let lines = page.text.split(separator: "\n")
    #expect(lines.contains("carelog_events_total 30"))
    let sample = /carelog_[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?[0-9]+/
    var names: [Substring] = []
    for line in lines {
      if line.hasPrefix("# HELP ") { names.append(line.split(separator: " ")[2]) }
      if line.hasPrefix("#") { continue }
      #expect(line.wholeMatch(of: sample) != nil, "\(line)")
      #expect(line.prefix { $0 != " " && $0 != "{" } == names.last)
    }
    #expect(Set(names).count == names.count)
    var odd = MetricsPage()
    odd.add("odd", "Odd.", [.init([("name", "a\"b\\c\nd")], 1)])
    #expect(odd.text.hasSuffix("carelog_odd{name=\"a\\\"b\\\\c\\nd\"} 1\n"))
  }
}
