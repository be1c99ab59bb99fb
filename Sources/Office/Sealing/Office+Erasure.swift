internal import CustomerService
internal import EventLog
package import EventSourcing
internal import KeysLMDB
package import Merkle
internal import Projections
internal import Sealing

/// What was compared and searched to show that an erasure changed nothing and left nothing.
package struct ErasureProof: Sendable {
  /// Who was erased.
  package var persons: [Tag]
  /// How many different words were looked for in all files.
  package var wordCount: Int
  /// How many are so short that they stand anywhere by chance, and were not looked for.
  package var shortWordCount: Int
  /// Where words stand in records in the clear too: each word's first position.
  package var openPositions: [Position]
  package var files: [ScannedFile]
  /// The log before the erasure, whose records lead to the same root afterwards.
  package var size: UInt64
  package var root: Digest
  /// How many figures of those records are the same before and after.
  package var figureCount: Int
  /// The digest of all rows of the read models of those records, the same before and after.
  package var rows: Digest
}

extension Office {
  /// Executes an erasure, and shows that it kept the log as it was and left no trace.
  ///
  /// O(size of the store): all records are hashed and projected, all files of its folder are read.
  ///
  /// - Parameter request: An ``EraseCustomer`` or ``EraseTechnician``.
  /// - Returns: The outcome, and the proof unless it was refused or known before.
  /// - Throws: `StoreFault`, also when something changed or was left; the erasure is done then.
  package func erase(
    _ request: CommandRequest
  ) throws -> (outcome: UnitOutcome, proof: ErasureProof?) {
    let persons = try erased(by: try preview([request]))
    guard let keys, !persons.isEmpty else { return (try execute([[request]])[0], nil) }
    try catchUp()
    let traces = try engine.read { try Traces(of: persons, $0, keys) }
    let before = try engine.read { try LogEvidence(self, $0, at: $0.head.count) }
    let outcome = try execute([[request]])[0]
    guard case .done = outcome else { return (outcome, nil) }
    let after = try engine.read { try LogEvidence(self, $0, at: before.size, anew: true) }
    try Self.require(after.root == before.root, zh: "根哈希", en: "root")
    try Self.require(after.figures == before.figures, zh: "指标", en: "figures")
    try Self.require(after.rows == before.rows, zh: "读模型", en: "read models")
    let open = try engine.read { try traces.inTheClear($0) }
    let sought = traces.words.filter { open[$0] == nil }
    let scan = StoreScan(folder: keys.folder, scanner: TraceScanner(sought + traces.keys))
    let files = try keys.opening { try scan.run() }
    if let file = files.first(where: { $0.traceCount > 0 }) { throw Self.left(file, keys.folder) }
    let proof = ErasureProof(
      persons: persons, wordCount: sought.count, shortWordCount: traces.shortCount,
      openPositions: open.values.sorted(), files: files, size: before.size, root: before.root,
      figureCount: before.figures.count, rows: before.rows)
    return (outcome, proof)
  }

  private func erased(by outcome: UnitOutcome) throws -> [Tag] {
    guard case .done(let outcomes) = outcome, case .accepted(_, let events, _)? = outcomes.first
    else { return [] }
    return events.compactMap(\.erasedPerson)
  }

  private static func require(_ isSame: Bool, zh: String, en: String) throws {
    guard !isSame else { return }
    throw StoreFault(
      Localized(zh: "已清除，但\(zh)前后不一致", en: "The erasure is done, but the \(en) changed by it"),
      remedy: Localized(
        zh: "请运行 verify 和 projections verify，并报告此缺陷",
        en: "Run verify and projections verify, and report it as a defect"))
  }

  private static func left(_ file: ScannedFile, _ folder: String) -> StoreFault {
    StoreFault(
      Localized(
        zh: "已清除，但 \(folder)/\(file.name) 中还有 \(file.traceCount) 处痕迹",
        en: "The erasure is done, but \(file.traceCount) traces of it are left in "
          + "\(folder)/\(file.name)"),
      remedy: Localized(
        zh: "如是他人放入库目录的副本，请删除；否则请报告此缺陷",
        en:
          "If it is a copy that somebody put into the store's folder, delete it; otherwise report "
          + "it as a defect"))
  }
}

/// What must be nowhere after an erasure.
private struct Traces {
  /// In UTF-8, each once.
  var words: [[UInt8]]
  var shortCount: Int
  /// The keys and their wrapped forms.
  var keys: [[UInt8]]

  init(of persons: [Tag], _ reader: any LogReader, _ vault: KeyVault) throws {
    var found: Set<[UInt8]> = []
    let unsealer = Unsealer(vault, origin: reader.head.origin)
    for person in persons {
      try reader.scan(Query(tags: [person])) { _, record in
        let event = try RecordCodec.decode(record).event
        guard event.tags.subject == person, let name = EventName(rawValue: event.type.text) else {
          return true
        }
        let fields = try unsealer.opened(SealedPart(name: name, payload: event.payload))
        found.formUnion((fields?.texts ?? []).map { Array($0.utf8) })
        return true
      }
    }
    words = found.filter { $0.count >= TraceScanner.shortest }
      .sorted { $0.lexicographicallyPrecedes($1) }
    shortCount = found.count - words.count
    keys = try persons.flatMap { try vault.traces(of: $0.text) }
  }

  /// The words that stand in records in the clear, such as the name of a service, and where first.
  func inTheClear(_ reader: any LogReader) throws -> [[UInt8]: Position] {
    let scanner = TraceScanner(words)
    var found: [[UInt8]: Position] = [:]
    try reader.scan(.all) { position, record in
      scanner.scan(record) { found[words[$0]] = found[words[$0]] ?? position }
      return true
    }
    return found
  }
}

/// What the first events of a log lead to.
private struct LogEvidence {
  var size: UInt64
  var root: Digest
  var figures: [KPIAnswer]
  var rows: Digest

  /// With `anew` figures and rows follow from the records alone, not from stored rows.
  init(_ office: Office, _ reader: any LogReader, at size: UInt64, anew: Bool = false) throws {
    self.size = size
    var frontier = MerkleFrontier()
    var years: Set<Int> = []
    try reader.scan(.all) { position, record in
      guard position.rawValue < size else { return false }
      frontier.append(leaf: Digest(leaf: record)) { _ in }
      let occurredAt = try RecordCodec.decode(record).event.occurredAt
      years.insert(reader.head.zone.date(of: occurredAt).components.year)
      return true
    }
    root = frontier.root
    let requests = years.sorted().compactMap { Period("\($0)") }.flatMap { period in
      KPIName.allCases.map {
        KPIRequest(kpi: $0, bases: $0.bases, period: period, split: .byMonth)
      }
    }
    let moment = try KPIMoment(.count(size), reader, office.now())
    figures = try office.answers(requests, reader, moment, from: anew ? .log : .saved)
    rows = Digest(hashing: try Self.rows(office, reader, size, anew: anew).flatMap(\.bytes))
  }

  /// One digest a read model.
  private static func rows(
    _ office: Office, _ reader: any LogReader, _ size: UInt64, anew: Bool
  ) throws -> [Digest] {
    let stored = try ProjectorRegistry.all.map { try reader.view($0.fingerprint) }
    let counts = try zip(ProjectorRegistry.all, stored).map {
      try ReadModelMark.check($1, $0, reader)
    }
    guard anew || counts != Array(repeating: size, count: stored.count) else {
      return try stored.map(digest)
    }
    let shades = ProjectorRegistry.all.map { ($0, MemoryView()) }
    try Projection.run(
      shades.map { Projection.Target($0, ReadModel($1, isBlank: true)) }, office.engine, 0..<size,
      reader.head.zone)
    return try shades.map { try digest($1) }
  }

  private static func digest(_ view: any ViewStorage) throws -> Digest {
    var rows = MerkleFrontier()
    try view.scan(from: [], to: ReadModelMark.key) { key, value in
      let pair = [Digest(leaf: key), Digest(leaf: value)].flatMap(\.bytes)
      rows.append(leaf: Digest(leaf: pair.span.bytes)) { _ in }
      return true
    }
    return rows.root
  }
}
