/// How an environment is opened.
public struct EnvironmentOptions: Sendable {
  /// Whether a commit waits for the disk.
  public enum Durability: Sendable {
    /// A commit returns once the changes are on the disk.
    case full
    /// A commit does not wait (`MDB_NOSYNC`), for tests and data that can be rebuilt.
    case none
  }

  /// The upper limit of the data file in bytes (`mdb_env_set_mapsize`), which costs nothing unused.
  public var mapSize: Int
  /// The number of reader slots (`mdb_env_set_maxreaders`), fixed by the first process to open.
  public var maxReaders: Int
  /// The number of named databases (`mdb_env_set_maxdbs`).
  public var maxDatabases: Int
  /// Whether the environment refuses writes (`MDB_RDONLY`); `lock.mdb` must still be writable.
  public var readOnly: Bool
  /// The permissions of the files `mdb_env_open` creates, reduced by the process's umask.
  public var fileMode: UInt16
  /// Whether a commit waits for the disk.
  public var durability: Durability

  /// The options, each with the default that suits a durable store.
  public init(
    mapSize: Int = 1 << 40, maxReaders: Int = 1024, maxDatabases: Int = 64,
    readOnly: Bool = false, fileMode: UInt16 = 0o660, durability: Durability = .full
  ) {
    self.mapSize = mapSize
    self.maxReaders = maxReaders
    self.maxDatabases = maxDatabases
    self.readOnly = readOnly
    self.fileMode = fileMode
    self.durability = durability
  }
}

/// The figures of `mdb_env_info` and the size of the data file.
public struct EnvironmentInfo: Sendable, Equatable {
  /// The size of a page in bytes.
  public var pageBytes: Int
  /// The upper limit of the data file in bytes.
  public var mapSize: Int
  /// The number of the last committed write transaction.
  public var lastTransactionID: Int
  /// The number of the last page in use.
  public var lastPage: Int
  /// The number of reader slots handed out so far.
  public var readers: Int
  /// The size of the data file in bytes.
  public var fileBytes: Int
  /// The kind of file system that the data file is on, `f_type` of `fstatfs`; zero if unknown.
  public var fileSystemType: UInt32
}
