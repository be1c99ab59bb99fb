import EventLog
import EventSourcing
import Foundation
import Office

/// Where a simulated log is kept: in memory, or in a folder that can be closed and opened again.
final class SimulatedStore {
  private let memory = InMemoryEngine()
  private let folder: String?
  private let mutant: Mutant?
  private let seed: UInt64

  /// - Parameters:
  ///   - isOnDisk: Whether it is an LMDB file in a temporary folder.
  ///   - mutant: How the engine breaks its promises.
  ///   - seed: When it does.
  init(isOnDisk: Bool, _ mutant: Mutant? = nil, seed: UInt64) {
    let place = access("/dev/shm", W_OK) == 0 ? "/dev/shm/" : NSTemporaryDirectory()
    folder = isOnDisk ? place + "carelog-simulation-" + UUID().uuidString : nil
    self.mutant = mutant
    self.seed = seed
  }

  deinit {
    if let folder { try? FileManager.default.removeItem(atPath: folder) }
  }

  /// Opens the folder, waiting for threads that ended their work on the one before to let it go.
  private func open(_ folder: String) throws -> any LogEngine {
    let head = LogHead(origin: "simulation", zone: .shanghai)
    for _ in 0..<1000 {
      do {
        return try Office.open(folder: folder, creating: head) { Timestamp(rawValue: 0) }.engine
      } catch let fault as StoreFault where fault.message.en.contains("already has") {
        usleep(1000)
      }
    }
    throw Violation("the store was not closed within a second")
  }

  func open() throws -> any LogEngine {
    var engine: any LogEngine = memory
    if let folder { engine = try open(folder) }
    return mutant.map { MutantEngine(engine, $0, seed: seed) } ?? engine
  }
}
