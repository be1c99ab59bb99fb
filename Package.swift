// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]
/// What defines functions that return values bound to another's lifetime.
let lifetimes = settings + [.enableExperimentalFeature("Lifetimes")]

/// One file without libraries to load starts in two thirds of the time; fault campaigns need a
/// program that loads a library, and set CARELOG_DYNAMIC.
let linking: [LinkerSetting] =
  Context.environment["CARELOG_DYNAMIC"] != nil
  ? [] : [.unsafeFlags(["-static-executable", "-use-ld=lld"], .when(configuration: .release))]

let package = Package(
  name: "carelog",
  products: [
    .executable(name: "carelog", targets: ["carelog"]),
    .library(name: "LMDB", targets: ["LMDB"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
    .target(
      name: "LMDB", dependencies: ["CLMDB"],
      swiftSettings: lifetimes + [.strictMemorySafety()]),
    .target(name: "CBOR", swiftSettings: lifetimes),
    .target(name: "Interchange", swiftSettings: settings),
    .target(name: "EventSourcing", swiftSettings: settings),
    .target(
      name: "Merkle",
      dependencies: ["EventSourcing", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(
      name: "Checkpoints",
      dependencies: [
        "EventSourcing", "Merkle", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "EventLog", dependencies: ["CBOR", "EventSourcing", "Merkle"], swiftSettings: settings),
    .target(
      name: "EventLogLMDB", dependencies: ["CBOR", "EventLog", "EventSourcing", "LMDB", "Merkle"],
      swiftSettings: settings),
    .target(
      name: "CustomerService", dependencies: ["CBOR", "EventSourcing"], swiftSettings: lifetimes),
    .target(
      name: "Sealing",
      dependencies: [
        "CBOR", "CustomerService", "EventSourcing",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "KeysLMDB",
      dependencies: ["EventLog", "EventLogLMDB", "EventSourcing", "LMDB", "Sealing"],
      swiftSettings: settings),
    .target(
      name: "Projections", dependencies: ["CustomerService", "EventSourcing"],
      swiftSettings: lifetimes),
    .target(
      name: "Evidence",
      dependencies: [
        "CBOR", "Checkpoints", "CustomerService", "EventLog", "EventSourcing", "Interchange",
        "Merkle",
      ],
      swiftSettings: settings),
    .target(
      name: "Office",
      dependencies: [
        "CBOR", "Checkpoints", "CustomerService", "EventLog", "EventLogLMDB", "EventSourcing",
        "Evidence", "KeysLMDB", "Merkle", "Projections", "Sealing",
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    .target(
      name: "Reports",
      dependencies: ["CustomerService", "EventSourcing", "Interchange", "Office", "Projections"],
      swiftSettings: settings),
    .executableTarget(
      name: "carelog",
      dependencies: [
        "Checkpoints", "CustomerService", "EventLog", "EventSourcing", "Evidence", "Interchange",
        "KeysLMDB", "Merkle", "Office", "Projections", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings,
      linkerSettings: linking),
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["CustomerService", "EventLog", "EventLogLMDB", "EventSourcing", "Office"],
      path: "Tests/Benchmarks", exclude: ["c", "install", "run", "suite"], swiftSettings: settings),
    .target(
      name: "Histories",
      dependencies: [
        "CustomerService", "EventLog", "EventSourcing", "KeysLMDB", "Office", "Projections",
      ],
      path: "Tests/Histories", swiftSettings: settings),
    .executableTarget(
      name: "Simulation",
      dependencies: [
        "CustomerService", "EventLog", "EventSourcing", "Histories", "KeysLMDB", "Merkle", "Office",
        "Projections", "Sealing",
      ],
      path: "Tests/Simulation", exclude: ["run"], swiftSettings: settings),
    .testTarget(name: "LMDBTests", dependencies: ["LMDB"], swiftSettings: settings),
    .testTarget(name: "CBORTests", dependencies: ["CBOR"], swiftSettings: settings),
    .testTarget(name: "InterchangeTests", dependencies: ["Interchange"], swiftSettings: settings),
    .testTarget(
      name: "CustomerServiceTests", dependencies: ["CustomerService", "EventSourcing"],
      swiftSettings: settings),
    .testTarget(
      name: "EventLogTests",
      dependencies: ["EventLog", "EventLogLMDB", "EventSourcing", "LMDB", "Merkle"],
      swiftSettings: settings),
    .testTarget(
      name: "SealingTests", dependencies: ["CustomerService", "EventLog", "KeysLMDB", "Sealing"],
      swiftSettings: settings),
    .testTarget(
      name: "MerkleTests", dependencies: ["EventSourcing", "Merkle"], swiftSettings: settings),
    .testTarget(
      name: "CheckpointsTests", dependencies: ["Checkpoints", "EventSourcing", "Merkle"],
      swiftSettings: settings),
    .testTarget(
      name: "EvidenceTests",
      dependencies: [
        "CBOR", "Checkpoints", "CustomerService", "EventLog", "EventSourcing", "Evidence",
        "Interchange", "Merkle", "Office",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ProjectionsTests", dependencies: ["EventLog", "Projections"],
      swiftSettings: settings),
    .testTarget(name: "TidyTests", swiftSettings: settings),
    .testTarget(
      name: "carelogTests",
      dependencies: [
        "carelog", "Checkpoints", "CustomerService", "EventLog", "EventLogLMDB", "EventSourcing",
        "Interchange", "Merkle", "Office", "Projections", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "CustomerService", "EventLog", "EventSourcing", "Interchange", "Office", "Projections",
        "Reports",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "OfficeTests",
      dependencies: [
        "Checkpoints", "CustomerService", "EventLog", "EventLogLMDB", "EventSourcing", "Histories",
        "KeysLMDB", "LMDB", "Merkle", "Office", "Projections", "Sealing",
      ],
      swiftSettings: settings),
  ]
)
