internal import EventLog
internal import Glibc
internal import LMDB
package import Sealing
internal import Synchronization

/// The keys of a store that seals, in an environment of their own beside the log: `keys-N`.
///
/// Every key is wrapped by a key of the environment, and that one by the master key, which is kept
/// elsewhere. LMDB does not wipe what it removes, so keys are destroyed by writing all others under
/// a new wrapping key into `keys-(N+1)`, and by overwriting the old file. The lock `keys.lock` keeps
/// other processes off the old environment meanwhile; they open the new one next.
package final class KeyVault: Sendable {
  /// The store's.
  package let folder: String
  private let masterKey: @Sendable () throws -> [UInt8]
  private let lending: @Sendable (() throws -> Void) throws -> Void
  private let state: Mutex<State?>

  private struct State {
    var files: KeyFiles
    var bySubject: [String: DataKey] = [:]
    var byCommitment: [[UInt8]: (subject: String, key: DataKey)] = [:]
  }

  /// The keys in a store's folder, which are opened when they are needed.
  ///
  /// - Parameters:
  ///   - folder: The store's.
  ///   - master: Gives the master key, 32 bytes, once it is needed.
  ///   - creating: Whether to make keys where there are none.
  ///   - lending: Runs what opens files of the keys, with rights that the user may not have.
  /// - Throws: ``StoreFault``; so does every use when the master key is another.
  package init(
    folder: String, master: @escaping @autoclosure @Sendable () throws -> [UInt8],
    creating: Bool = false,
    lending: @escaping @Sendable (() throws -> Void) throws -> Void = { try $0() }
  ) throws {
    self.folder = folder
    masterKey = master
    self.lending = lending
    state = Mutex(nil)
    if creating { try opening { try create() } }
  }

  private func create() throws {
    guard KeyFiles.generation(in: folder) == nil else { return }
    try KeyLock(folder, exclusive: true).holding {
      guard KeyFiles.generation(in: folder) == nil else { return }
      try KeyFiles.make(in: folder, generation: 1, master(), digestKey: randomBytes(32), [])
    }
  }

  /// Lets `body` open files in the store's folder, with the rights that are lent for that.
  package func opening<Result>(_ body: () throws -> Result) throws -> Result {
    var result: Result?
    try lending { result = try body() }
    guard let result else { preconditionFailure("who lends rights runs what needs them") }
    return result
  }

  /// Whether a store's folder holds keys.
  package static func isPresent(in folder: String) -> Bool {
    KeyFiles.generation(in: folder) != nil
  }

  /// How often the keys were rewritten, from 1.
  package var generation: Int { get throws { try reading { $0.files.generation } } }

  /// How many persons have a key.
  package var count: Int { get throws { try reading { try $0.files.count } } }

  package var digestKey: DigestKey { get throws { try reading { $0.files.digestKey } } }

  /// The key of a person; nil when there is none, or no more.
  package func key(of subject: String) throws -> DataKey? {
    try reading { state in
      if let key = state.bySubject[subject] { return key }
      guard let key = try state.files.key(of: subject) else { return nil }
      state.bySubject[subject] = key
      return key
    }
  }

  /// The key that a box names, and whose it is; nil when there is none, or no more.
  package func key(named commitment: [UInt8]) throws -> (subject: String, key: DataKey)? {
    try reading { state in
      if let known = state.byCommitment[commitment] { return known }
      guard let subject = try state.files.subject(of: commitment),
        let key = try state.files.key(of: subject), key.commitment == commitment
      else { return nil }
      state.byCommitment[commitment] = (subject, key)
      return (subject, key)
    }
  }

  /// What of a person's key must be nowhere once it is destroyed: the key, and what is stored of it.
  package func traces(of subject: String) throws -> [[UInt8]] {
    try reading { state in
      guard let (key, wrapped) = try state.files.keyAndWrapped(of: subject) else { return [] }
      return [key.bytes, wrapped]
    }
  }

  /// Stores keys of persons who have none yet, all in one commit.
  ///
  /// To be called by who holds the log's write transaction, before its commit.
  package func add(_ keys: [String: DataKey]) throws {
    guard !keys.isEmpty else { return }
    try reading { state in
      try state.files.add(keys)
      state.bySubject.merge(keys) { $1 }
    }
  }

  /// Destroys the keys of persons: afterwards no file of the folder holds them, wrapped or not.
  ///
  /// To be called by who holds the log's write transaction. It can be repeated: what a crash left
  /// undone is done then.
  ///
  /// - Parameters:
  ///   - subjects: Whose.
  ///   - step: Is told what was done, for tests that stop there.
  /// - Returns: The generation of the keys that are left.
  /// - Throws: ``StoreFault``, or what `step` throws.
  package func destroy(
    _ subjects: Set<String>, step: (DestructionStep) throws -> Void = { _ in }
  ) throws -> Int {
    try opening {
      try destroy(subjects, step)
    }
  }

  private func destroy(
    _ subjects: Set<String>, _ step: (DestructionStep) throws -> Void
  ) throws -> Int {
    try KeyLock(folder, exclusive: true).holding {
      try state.withLock { state in
        let master = try self.master()
        var files = try state?.files ?? KeyFiles(folder, master)
        state = nil
        if files.isGone { files = try KeyFiles(folder, master) }
        let all = try files.all()
        if !subjects.isDisjoint(with: all.keys) {
          let left = all.filter { !subjects.contains($0.key) }
          try KeyFiles.make(
            in: folder, generation: files.generation + 1, master,
            digestKey: files.digestKeyBytes, Array(left), step: step)
        }
        try KeyFiles.wipeOld(in: folder, step: step)
      }
      return KeyFiles.generation(in: folder) ?? 0
    }
  }

  private func master() throws -> KeyWrap {
    let key = try masterKey()
    do { return try KeyWrap(key: key) } catch { throw KeyFiles.wrongMaster }
  }

  /// Lets `body` use the keys as they are now, while nobody destroys any.
  private func reading<Result>(_ body: (inout State) throws -> Result) throws -> Result {
    try opening {
      try KeyLock(folder, exclusive: false).holding {
        try state.withLock { state in
          var current = try state.take() ?? State(files: KeyFiles(folder, master()))
          if current.files.isGone { current = State(files: try KeyFiles(folder, master())) }
          defer { state = current }
          return try body(&current)
        }
      }
    }
  }
}

/// How far the destruction of keys has come.
package enum DestructionStep: CaseIterable, Sendable {
  /// The keys that are left are on the disk, not in place.
  case written
  /// They are in place; the old file is there too.
  case moved
  /// The old file was overwritten.
  case overwritten
  /// It is gone.
  case removed
}
