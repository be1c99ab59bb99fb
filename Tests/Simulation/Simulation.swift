import CustomerService
import EventLog
import Glibc
import Histories
import Merkle

/// What `Tests/Simulation/run` calls: made-up offices, each of its own seed, and controls.
@main
enum Simulation {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.dropFirst().first) {
    case ("once", let seed?): once(UInt64(seed) ?? 0)
    case ("controls", nil): controls()
    case (let seconds?, let seed) where Double(seconds) != nil:
      run(for: Double(seconds) ?? 0, from: seed.flatMap(UInt64.init))
    default:
      print(
        """
        Simulation SECONDS [SEED]   offices of the seeds SEED, SEED + 1 … until the time is over
        Simulation once SEED        the one office of a seed
        Simulation controls         engines that break their promises, each of which must be found
        """)
      exit(64)
    }
  }

  /// Lets an office of a seed live and adds to `tally`.
  ///
  /// One in eight is kept in an LMDB file, every other has keys to seal with.
  private static func live(
    _ seed: UInt64, _ mutant: Mutant?, _ tally: inout World.Tally
  ) throws -> String {
    var random = Generator(state: seed ^ 0x51B)
    let isOnDisk = random.one(in: 8)
    let store = try SimulatedStore(
      isOnDisk: isOnDisk, hasKeys: random.one(in: 2), mutant, seed: seed)
    let length = Int(random.int(1...random.pick([200, 1000, 1000, 2000])))
    let world = try World(seed: seed, store)
    defer { tally.add(world.tally) }
    do {
      for step in 1...length {
        try world.step()
        if step % 250 == 0 { try world.check() }
      }
      let root = world.ledger.tree.root.hex
      try world.race()
      try world.check()
      try world.executeAgain()
      return root
    } catch {
      throw Violation("step \(world.tally.steps): \(error)")
    }
  }

  private static func once(_ seed: UInt64) {
    var tally = World.Tally()
    do {
      print("root before the race:", try live(seed, nil, &tally))
    } catch {
      fail(seed, error)
    }
    report(tally)
  }

  private static func run(for seconds: Double, from first: UInt64?) {
    var seed = first ?? UInt64(time(nil)) * 1000
    print("seed \(seed)")
    fflush(nil)
    let clock = ContinuousClock()
    let (begin, duration) = (clock.now, Duration.seconds(seconds))
    var tally = World.Tally()
    while clock.now - begin < duration {
      do {
        _ = try live(seed, nil, &tally)
      } catch {
        report(tally)
        fail(seed, error)
      }
      seed += 1
    }
    report(tally)
    let processor = Double(Glibc.clock()) / Double(CLOCKS_PER_SEC)
    print(
      "\(Int(Double(tally.steps) / ((clock.now - begin) / .seconds(1)))) steps/s,",
      "\(Int(Double(tally.steps) / processor)) a second of processor time")
    if tally.steps > 20_000, !tally.missing.isEmpty { exit(1) }
  }

  private static func controls() {
    for mutant in Mutant.allCases {
      var tally = World.Tally()
      var found: (any Error)?
      for seed in 1...20 as ClosedRange<UInt64> where found == nil {
        do {
          _ = try live(seed, mutant, &tally)
        } catch {
          found = error
        }
      }
      guard let found else {
        print("\(mutant) was not found in \(tally.steps) steps: the simulation does not bite")
        exit(1)
      }
      print("\(mutant): found, as it must be (\(found))")
    }
  }

  private static func report(_ tally: World.Tally) {
    print(
      """
      \(tally.steps) steps, \(tally.commands) commands, \(tally.events) events, \
      \(tally.faults) faults, \(tally.openings) openings, \(tally.checks) comparisons; \
      \(tally.accepted.count) of \(CommandRegistry.all.count) kinds of command accepted
      """)
    if !tally.missing.isEmpty { print("never accepted:", tally.missing.joined(separator: " ")) }
  }

  private static func fail(_ seed: UInt64, _ error: any Error) -> Never {
    print("seed \(seed), \(error)\nagain: Tests/Simulation/run once \(seed)")
    exit(1)
  }
}

extension World.Tally {
  /// The commands that were never accepted.
  var missing: [String] {
    CommandRegistry.all.map { $0.name }.filter { accepted[$0] == nil }
  }

  mutating func add(_ other: Self) {
    steps += other.steps
    commands += other.commands
    events += other.events
    faults += other.faults
    openings += other.openings
    checks += other.checks
    accepted.merge(other.accepted, uniquingKeysWith: +)
  }
}
