import EventLog
import EventSourcing
import Foundation
import KeysLMDB
import Office

/// Where a simulated log is kept: in memory, or in a folder that can be closed and opened again.
final class SimulatedStore {
  private let memory = InMemoryEngine()
  private let folder: String?
  /// Of the keys, beside an LMDB file or alone; nil in an office that has none.
  private let keyFolder: String?
  private let mutant: Mutant?
  private let seed: UInt64

  /// - Parameters:
  ///   - isOnDisk: Whether it is an LMDB file in a temporary folder.
  ///   - hasKeys: Whether it can seal; keys are always in files.
  ///   - mutant: How the engine breaks its promises.
  ///   - seed: When it does.
  /// - Throws: An error of the file system.
  init(isOnDisk: Bool, hasKeys: Bool, _ mutant: Mutant? = nil, seed: UInt64) throws {
    let place = access("/dev/shm", W_OK) == 0 ? "/dev/shm/" : NSTemporaryDirectory()
    let path = place + "carelog-simulation-" + UUID().uuidString
    folder = isOnDisk ? path : nil
    keyFolder = hasKeys ? path : nil
    if isOnDisk || hasKeys {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    self.mutant = mutant
    self.seed = seed
  }

  deinit {
    if let folder = folder ?? keyFolder { try? FileManager.default.removeItem(atPath: folder) }
  }

  /// Opens something, waiting for threads that ended their work on the one before to let it go.
  private func waiting<Opened>(_ open: () throws -> Opened) throws -> Opened {
    for _ in 0..<1000 {
      do {
        return try open()
      } catch let fault as StoreFault where fault.message.en.contains("already has") {
        usleep(1000)
      }
    }
    throw Violation("the store was not closed within a second")
  }

  func open() throws -> any LogEngine {
    var engine: any LogEngine = memory
    if let folder {
      let head = LogHead(origin: "simulation", zone: .shanghai)
      engine = try waiting {
        try Office.open(folder: folder, creating: head) { Timestamp(rawValue: 0) }.engine
      }
    }
    return mutant.map { MutantEngine(engine, $0, seed: seed) } ?? engine
  }

  /// The keys, opened anew; nil in an office that has none.
  func keys() throws -> KeyVault? {
    guard let keyFolder else { return nil }
    return try waiting {
      let keys = try KeyVault(
        folder: keyFolder, master: [UInt8](repeating: 7, count: 32), creating: true)
      _ = try keys.generation
      return keys
    }
  }

  /// What stands in all files, one after the other.
  func files() throws -> Data {
    guard let folder = folder ?? keyFolder else { return Data() }
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    var found = Data()
    for name in names where name.hasSuffix(".mdb") {
      found.append(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
    }
    return found
  }
}
