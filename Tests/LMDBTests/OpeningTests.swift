import Glibc
import LMDB
import Testing

@Suite struct `Opening an environment` {
  let folder = Folder()

  @Test func `A second opening in the process is refused until the first is closed`() throws {
    var first: Environment? = try folder.environment()
    #expect(try first?.info.readers == 0)
    #expect(try code { _ = try folder.environment() } == .alreadyOpen)
    let link = folder.path + "-link"
    try #require(symlink(folder.path, link) == 0)
    defer { unlink(link) }
    #expect(try code { _ = try Environment(path: link) } == .alreadyOpen)
    first = nil
    _ = try folder.environment()
  }

  @Test func `A transaction keeps its environment open`() throws {
    func begin() throws -> ReadTransaction { try folder.environment().beginRead() }
    let transaction = try begin()
    #expect(try code { _ = try folder.environment() } == .alreadyOpen)
    _ = consume transaction
    _ = try folder.environment()
  }

  @Test func `A missing directory and a file instead of one are named`() throws {
    #expect(
      try code { _ = try Environment(path: folder.path + "/no") } == .system(errno: ENOENT))
    try write([1], to: "data.mdb")
    #expect(
      try code { _ = try Environment(path: folder.path + "/data.mdb") }
        == .system(errno: ENOTDIR))
  }

  @Test func `A foreign file is refused and its directory can be opened later`() throws {
    try write(Array(repeating: 0x41, count: 20_000), to: "data.mdb")
    #expect(try code { _ = try folder.environment() } == .invalid)
    unlink(folder.path + "/data.mdb")
    _ = try folder.environment()
  }

  @Test(arguments: ["data.mdb", "lock.mdb"])
  func `A link or a pipe in the place of a file is refused, and not followed`(name: String) throws {
    try fill()
    let (path, aside) = (folder.path + "/" + name, folder.path + "/aside")
    try #require(rename(path, aside) == 0)
    try #require(symlink("aside", path) == 0)
    #expect(try code { _ = try folder.environment() } == .notAFile)
    try #require(unlink(path) == 0 && mkfifo(path, 0o600) == 0)
    #expect(try code { _ = try folder.environment() } == .notAFile)
    try #require(rename(aside, path) == 0)
    _ = try folder.environment()
  }

  @Test func `A truncated file is refused`() throws {
    try fill()
    try #require(truncate(folder.path + "/data.mdb", 5 * 4096) == 0)
    #expect(try code { _ = try folder.environment() } == .truncated)
    try #require(truncate(folder.path + "/data.mdb", 4096) == 0)
    #expect(try code { _ = try folder.environment() } == .invalid)
  }

  @Test func `A file cut at any page is refused or can be read to its end`() throws {
    try fill()
    var status = stat()
    try #require(stat(folder.path + "/data.mdb", &status) == 0)
    var refusals = 0
    for pages in (2..<status.st_size / 4096).reversed() {
      try #require(truncate(folder.path + "/data.mdb", pages * 4096) == 0)
      let outcome = try code {
        let environment = try folder.environment()
        let database = try environment.database("a", create: false)
        try environment.read { snapshot in
          guard let database else { return }
          var cursor = try snapshot.cursor(in: database)
          while try cursor.next(), cursor.value.byteCount == 900 {}
        }
      }
      #expect(outcome == nil || outcome == .truncated)
      if outcome != nil { refusals += 1 }
    }
    #expect(refusals > 40)
  }

  @Test(arguments: 0..<40)
  func `A file whose last pages were freed at once is not taken for truncated`(seed: Int) throws {
    var random = UInt64(seed + 1)
    func next(_ limit: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % limit
    }
    for _ in 0..<5 {
      let environment = try folder.environment()
      let database = try #require(try environment.database("a", create: true))
      try environment.write { transaction in
        for _ in 0..<next(600) {
          let key = Array(String(next(500)).utf8)
          if next(2) == 0 {
            let size = next(next(4) == 0 ? 19_000 : 900)
            try transaction.put(Array(repeating: 1, count: size), for: key, in: database)
          } else {
            _ = try transaction.remove(key, in: database)
          }
        }
      }
    }
  }

  @Test func `What was committed is there after reopening`() throws {
    try fill()
    let environment = try folder.environment()
    let database = try #require(try environment.database("a", create: false))
    #expect(try environment.read { try $0.count(of: database) } == 200)
    #expect(try environment.database("b", create: false) == nil)
    #expect(
      try code { _ = try environment.database("a", keys: UInt64.self, create: false) }
        == .incompatible)
  }

  @Test func `A read-only environment reads and refuses writes`() throws {
    try fill()
    let environment = try folder.environment { $0.readOnly = true }
    let database = try #require(try environment.database("a", create: false))
    #expect(try environment.read { try $0.count(of: database) } == 200)
    #expect(try environment.database("b", create: true) == nil)
    #expect(try code { try environment.write { _ in } } == .system(errno: EACCES))
  }

  @Test func `A compact copy opens with the same content and an occupied target is refused`() throws
  {
    try fill()
    let environment = try folder.environment()
    let target = folder.path + "/copy"
    try #require(mkdir(target, 0o700) == 0)
    try environment.copy(to: target)
    let copy = try Environment(path: target)
    let database = try #require(try copy.database("a", create: false))
    #expect(try copy.read { try $0.count(of: database) } == 200)
    #expect(try code { try environment.copy(to: target) } == .system(errno: EEXIST))
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func `A directory without permission is named`() throws {
    try #require(chmod(folder.path, 0o500) == 0)
    defer { chmod(folder.path, 0o700) }
    #expect(try code { _ = try folder.environment() } == .system(errno: EACCES))
  }

  /// Writes a file below the folder.
  private func write(_ bytes: [UInt8], to name: String) throws {
    let descriptor = open(folder.path + "/" + name, O_WRONLY | O_CREAT, 0o600)
    try #require(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
  }

  /// Stores two hundred values and closes the environment.
  private func fill() throws {
    let environment = try folder.environment()
    try environment.write { transaction in
      let database = try transaction.database("a")
      for index in 0..<200 {
        let value = [UInt8](repeating: 1, count: 900)
        try transaction.put(value, for: Array("\(index)".utf8), in: database)
      }
    }
  }
}
