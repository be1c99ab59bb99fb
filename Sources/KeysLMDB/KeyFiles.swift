internal import EventLog
internal import EventLogLMDB
internal import EventSourcing
internal import Glibc
internal import LMDB
internal import Sealing

/// One generation of the keys: the environment `keys-N`.
///
/// `keys` maps a person's tag to the key's commitment and its wrapped form, `commitments` maps the
/// commitment to the tag, and `wrapping` holds the wrapping key and the digest key.
struct KeyFiles {
  let folder: String
  let generation: Int
  private let environment: Environment
  private let keys: Database<[UInt8]>
  private let commitments: Database<[UInt8]>
  private let wrap: KeyWrap
  let digestKeyBytes: [UInt8]

  var digestKey: DigestKey { DigestKey(digestKeyBytes) }

  static let wrongMaster = StoreFault(
    Localized(
      zh: "主密钥不是这个库的密钥所用的", en: "The master key is not the one of this store's keys"),
    remedy: Localized(
      zh: "请在 CARELOG_MASTER_KEY_FILE 中给出正确主密钥的文件；什么都没有改动",
      en: "Give the file of the right one in CARELOG_MASTER_KEY_FILE; nothing was changed"))

  private static let wrappingPurpose = Array("carelog wrapping key 1".utf8)
  private static let digestPurpose = Array("carelog digest key 1".utf8)

  /// Opens the newest generation.
  init(_ folder: String, _ master: KeyWrap) throws {
    guard let generation = Self.generation(in: folder) else {
      throw StoreFault(
        Localized(
          zh: "\(folder) 中的库缺少密钥", en: "The keys of the store in \(folder) are not here"),
        remedy: Localized(
          zh: "请把文件夹 keys-N 放回 data.mdb 旁边；没有密钥，个人信息不能写也不能读，其余都能读",
          en:
            "Put the folder keys-N beside data.mdb again; without keys nothing personal can be "
            + "written or read, all else can be read"))
    }
    try self.init(folder, generation, at: Self.path(folder, generation), master)
  }

  private init(
    _ folder: String, _ generation: Int, at path: String, _ master: KeyWrap
  ) throws {
    self.folder = folder
    self.generation = generation
    (environment, keys, commitments) = try translated {
      let environment = try Environment(path: path, options: EnvironmentOptions(mapSize: 1 << 36))
      guard let keys = try environment.database("keys", create: true),
        let commitments = try environment.database("commitments", create: true)
      else { throw KeyFiles.damaged }
      return (environment, keys, commitments)
    }
    let environment = environment
    let (wrapping, digest) = try translated {
      guard let database = try environment.database("wrapping", create: true) else {
        throw KeyFiles.damaged
      }
      return try environment.read { transaction in
        (
          try transaction.copied(Array("wrapping".utf8), in: database),
          try transaction.copied(Array("digest".utf8), in: database)
        )
      }
    }
    guard let wrapping, let digest else { throw Self.damaged }
    do {
      wrap = try KeyWrap(key: master.unwrap(wrapping, for: Self.wrappingPurpose))
    } catch { throw Self.wrongMaster }
    do { digestKeyBytes = try wrap.unwrap(digest, for: Self.digestPurpose) } catch {
      throw Self.damaged
    }
  }

  static let damaged = StoreFault(
    Localized(zh: "库的密钥已损坏", en: "The keys of the store are damaged"),
    remedy: Localized(
      zh: "请放回密钥的副本；此前个人信息不能写也不能读",
      en: "Put back the copy of the keys; until then nothing personal can be written or read"))

  /// Whether another generation took the place of this one, whose file may still be there if whoever
  /// rewrote the keys died before it was wiped.
  var isGone: Bool {
    !FileModes.isPresent(Self.path(folder, generation) + "/data.mdb")
      || FileModes.isPresent(Self.path(folder, generation + 1) + "/data.mdb")
  }

  var count: Int {
    get throws { try translated { try environment.read { try $0.count(of: keys) } } }
  }

  func key(of subject: String) throws -> DataKey? { try keyAndWrapped(of: subject)?.key }

  func keyAndWrapped(of subject: String) throws -> (key: DataKey, wrapped: [UInt8])? {
    let row = try translated {
      try environment.read { try $0.copied(Array(subject.utf8), in: keys) }
    }
    return try row.map { (try Self.key($0, of: subject, wrap), Array($0.dropFirst(32))) }
  }

  func subject(of commitment: [UInt8]) throws -> String? {
    try translated {
      try environment.read { try $0.copied(commitment, in: commitments) }
    }.map { String(decoding: $0, as: UTF8.self) }
  }

  func all() throws -> [String: DataKey] {
    let rows = try translated {
      try environment.read { transaction in
        var rows: [(String, [UInt8])] = []
        var cursor = try transaction.cursor(in: keys)
        var isFound = try cursor.first()
        while isFound {
          rows.append(
            (
              cursor.key.withUnsafeBytes { String(decoding: $0, as: UTF8.self) },
              cursor.value.withUnsafeBytes { Array($0) }
            ))
          isFound = try cursor.next()
        }
        return rows
      }
    }
    return try Dictionary(
      rows.map { ($0.0, try Self.key($0.1, of: $0.0, wrap)) }, uniquingKeysWith: { $1 })
  }

  func add(_ new: [String: DataKey]) throws {
    try translated {
      try environment.write { transaction in
        for (subject, key) in new {
          let tag = Array(subject.utf8)
          let wrapped = try wrap.wrap(
            key.bytes, for: Self.purpose(subject, key.commitment), nonce: randomBytes(12))
          try transaction.put((key.commitment + wrapped).span.bytes, for: tag.span.bytes, in: keys)
          try transaction.put(tag.span.bytes, for: key.commitment.span.bytes, in: commitments)
        }
      }
    }
  }

  /// Makes a generation with `keys` under a new wrapping key: whole and on the disk, or not at all.
  static func make(
    in folder: String, generation: Int, _ master: KeyWrap, digestKey: [UInt8],
    _ keys: [(key: String, value: DataKey)], step: (DestructionStep) throws -> Void = { _ in }
  ) throws {
    let unfinished = folder + "/keys.unfinished"
    try wipe(unfinished)
    guard mkdir(unfinished, 0o770) == 0 else {
      throw fault("无法建立 \(unfinished)", "\(unfinished) cannot be made")
    }
    let wrapping = randomBytes(DataKey.length)
    try translated {
      let environment = try Environment(
        path: unfinished, options: EnvironmentOptions(mapSize: 1 << 36))
      guard let database = try environment.database("wrapping", create: true) else {
        throw damaged
      }
      try environment.write { transaction in
        let wrapped = try master.wrap(wrapping, for: wrappingPurpose, nonce: randomBytes(12))
        try transaction.put(
          wrapped.span.bytes, for: Array("wrapping".utf8).span.bytes, in: database)
        let digest = try KeyWrap(key: wrapping).wrap(
          digestKey, for: digestPurpose, nonce: randomBytes(12))
        try transaction.put(digest.span.bytes, for: Array("digest".utf8).span.bytes, in: database)
      }
    }
    try KeyFiles(folder, generation, at: unfinished, master)
      .add(Dictionary(keys.map { ($0.key, $0.value) }) { $1 })
    try step(.written)
    try FileModes.openLike(folder, unfinished, ["/data.mdb", "/lock.mdb"])
    guard rename(unfinished, path(folder, generation)) == 0 else {
      throw fault("无法移动 \(unfinished)", "\(unfinished) cannot be moved")
    }
    try syncFolder(folder)
    try step(.moved)
  }

  /// Overwrites and removes all generations but the newest.
  static func wipeOld(in folder: String, step: (DestructionStep) throws -> Void) throws {
    guard let newest = generation(in: folder) else { return }
    try wipe(folder + "/keys.unfinished")
    for old in generations(in: folder) where old < newest {
      try wipe(path(folder, old), step: step)
    }
    try syncFolder(folder)
  }

  /// Overwrites the files of an environment with zeros, syncs, and removes them.
  private static func wipe(
    _ path: String, step: (DestructionStep) throws -> Void = { _ in }
  ) throws {
    guard FileModes.isPresent(path) else { return }
    let data = path + "/data.mdb"
    let descriptor = open(data, O_WRONLY | O_CLOEXEC)
    if descriptor >= 0 {
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0 else {
        throw fault("无法读取 \(data)", "\(data) cannot be read")
      }
      let zeros = [UInt8](repeating: 0, count: 1 << 16)
      var offset = 0
      while offset < status.st_size {
        let written = pwrite(descriptor, zeros, min(zeros.count, status.st_size - offset), offset)
        guard written > 0 else { throw fault("无法覆盖 \(data)", "\(data) cannot be overwritten") }
        offset += written
      }
      guard fsync(descriptor) == 0 else { throw fault("无法同步 \(data)", "\(data) cannot be synced") }
    } else if errno != ENOENT {
      throw fault("无法覆盖 \(data)", "\(data) cannot be overwritten")
    }
    try step(.overwritten)
    unlink(data)
    unlink(path + "/lock.mdb")
    guard rmdir(path) == 0 else { throw fault("无法删除 \(path)", "\(path) cannot be removed") }
    try step(.removed)
  }

  private static func syncFolder(_ folder: String) throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault("无法打开 \(folder)", "\(folder) cannot be opened") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw fault("无法同步 \(folder)", "\(folder) cannot be synced")
    }
  }

  /// The newest generation; nil when there are no keys.
  static func generation(in folder: String) -> Int? {
    generations(in: folder).filter { FileModes.isPresent(path(folder, $0) + "/data.mdb") }.max()
  }

  private static func generations(in folder: String) -> [Int] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [Int] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix("keys-"), let number = Int(name.dropFirst(5)) { found.append(number) }
    }
    return found
  }

  private static func path(_ folder: String, _ generation: Int) -> String {
    folder + "/keys-\(generation)"
  }

  private static func purpose(_ subject: String, _ commitment: [UInt8]) -> [UInt8] {
    Array("carelog data key 1".utf8) + commitment + Array(subject.utf8)
  }

  private static func key(
    _ row: [UInt8], of subject: String, _ wrap: KeyWrap
  ) throws -> DataKey {
    let commitment = Array(row.prefix(32))
    do {
      let bytes = try wrap.unwrap(Array(row.dropFirst(32)), for: purpose(subject, commitment))
      let key = try DataKey(bytes)
      guard key.commitment == commitment else { throw damaged }
      return key
    } catch { throw damaged }
  }
}

extension Transaction where Self: ~Copyable {
  fileprivate func copied(_ key: [UInt8], in database: Database<[UInt8]>) throws -> [UInt8]? {
    if let value = try value(for: key.span.bytes, in: database) {
      return value.withUnsafeBytes { Array($0) }
    }
    return nil
  }
}

/// Runs `body` and turns errors of LMDB into faults.
private func translated<Result>(_ body: () throws -> Result) throws -> Result {
  do { return try body() } catch let error as LMDBError {
    throw StoreFault(error)
  }
}
