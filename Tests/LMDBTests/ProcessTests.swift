import Glibc
import LMDB
import Testing

/// Runs `body` in a forked child that ends without any cleanup, `meanwhile` in this process, and
/// returns the child's exit status.
private func inChild(
  meanwhile: () throws -> Void = {}, _ body: () -> Int32
) throws -> Int32 {
  let symbol = try #require(dlsym(nil, "fork"))
  let fork = unsafeBitCast(symbol, to: (@convention(c) () -> pid_t).self)
  let child = fork()
  if child == 0 {
    alarm(20)
    _exit(body())
  }
  try meanwhile()
  var status: Int32 = -1
  try #require(waitpid(child, &status, 0) == child)
  return status >> 8 & 0xFF
}

@Suite(.serialized) struct `Several processes and threads` {
  let folder = Folder()

  /// Grows the map of a directory and fills it beyond its former size.
  private static func fill(_ path: String) throws {
    let options = EnvironmentOptions(mapSize: 1 << 23, durability: .none)
    let environment = try Environment(path: path, options: options)
    guard let database = try environment.database("a", create: true) else { return }
    try environment.write { transaction in
      for key in 0..<250 as Range<UInt8> {
        try transaction.put(Array(repeating: key, count: 3000), for: [key], in: database)
      }
    }
  }

  @Test func `A child process is refused the environment of its parent`() throws {
    let environment = try folder.environment()
    _ = try environment.beginRead()
    let status = try inChild {
      do throws(LMDBError) {
        _ = try environment.beginRead()
        return 1
      } catch {
        return error.code == .forked ? 0 : 2
      }
    }
    #expect(status == 0)
  }

  @Test func `A map that another process enlarged is taken over`() throws {
    let warm = Folder()
    try Self.fill(warm.path)
    let environment = try folder.environment { $0.mapSize = 1 << 18 }
    let database = try #require(try environment.database("a", create: true))
    let path = folder.path
    #expect(try inChild { (try? Self.fill(path)) == nil ? 1 : 0 } == 0)
    #expect(try environment.read { try $0.count(of: database) } == 250)
    #expect(try environment.info.mapSize == 1 << 23)
  }

  @Test func `A reader that died is cleared when its slot is needed`() throws {
    let environment = try folder.environment { $0.maxReaders = 1 }
    let path = folder.path
    #expect(try inChild { Self.dieReading(path) } == 0)
    _ = try environment.beginRead()
  }

  /// Ends the process in the middle of a read.
  private static func dieReading(_ path: String) -> Int32 {
    guard let environment = try? Environment(path: path),
      let database = try? environment.database("a", create: true)
    else { return 1 }
    try? environment.read { snapshot in
      if try snapshot.count(of: database) == 0 { _exit(0) }
    }
    return 2
  }

  @Test func `Without its lock file an environment stops`() throws {
    let environment = try folder.environment()
    let database = try #require(try environment.database("a", create: true))
    unlink(folder.path + "/lock.mdb")
    let put = { try environment.write { try $0.put([1], for: [1], in: database) } }
    #expect(try code(put) == .lockFileReplaced)
    #expect(try code { _ = try environment.beginRead() } == .lockFileReplaced)
    #expect(try code(put) == .lockFileReplaced)
  }

  @Test func `A process with another lock file is left alone`() throws {
    let environment = try folder.environment()
    let database = try #require(try environment.database("a", create: true))
    unlink(folder.path + "/lock.mdb")
    let path = folder.path
    #expect(try inChild { Self.write(path) } == 0)
    #expect(
      try code { try environment.write { try $0.put([2], for: [2], in: database) } }
        == .lockFileReplaced)
  }

  @Test func `A commit that another lock file guarded is not written over`() throws {
    let environment = try folder.environment()
    let database = try #require(try environment.database("a", create: true))
    let path = folder.path
    let status = try inChild {
      try environment.write { transaction in
        unlink(path + "/lock.mdb")
        try transaction.put([7], for: [7], in: database)
        try Self.make(path + "/removed")
        try Self.wait(for: path + "/opened")
      }
    } _: {
      do {
        try Self.wait(for: path + "/removed")
        let other = try Environment(path: path, options: .init(durability: .none))
        try Self.make(path + "/opened")
        try other.write { _ in }
        return 1
      } catch let error as LMDBError {
        return error.code == .lockFileReplaced ? 0 : 2
      } catch {
        return 3
      }
    }
    #expect(status == 0)
    for name in ["removed", "opened"] { unlink(path + "/" + name) }
  }

  private static func make(_ path: String) throws {
    let file = try #require(fopen(path, "w"))
    fclose(file)
  }

  private static func wait(for path: String) throws {
    for _ in 0..<20_000 where access(path, F_OK) != 0 { usleep(1000) }
    try #require(access(path, F_OK) == 0)
  }

  /// Writes as a process of its own does.
  private static func write(_ path: String) -> Int32 {
    guard let environment = try? Environment(path: path, options: .init(durability: .none)),
      let database = try? environment.database("a", create: true),
      (try? environment.write { try $0.put([1], for: [1], in: database) }) != nil
    else { return 1 }
    return 0
  }

  @Test func `Threads write one after the other`() async throws {
    let environment = try folder.environment()
    let database = try #require(
      try environment.database("numbers", keys: UInt64.self, create: true))
    try await withThrowingTaskGroup { group in
      for task in 0..<4 as Range<UInt64> {
        group.addTask { try Self.write(task, environment, database) }
      }
      try await group.waitForAll()
    }
    #expect(try environment.read { try $0.count(of: database) } == 200)
  }

  /// Appends fifty numbers of one task, reading in between.
  private static func write(
    _ task: UInt64, _ environment: Environment, _ database: Database<UInt64>
  ) throws {
    for number in 0..<50 as Range<UInt64> {
      try environment.write { try $0.put([1], for: number * 4 + task, in: database) }
      let isStored = try environment.read {
        try $0.array(for: number * 4 + task, in: database) == [1]
      }
      #expect(isStored)
    }
  }
}
