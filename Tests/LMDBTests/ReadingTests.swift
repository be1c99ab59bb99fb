import LMDB
import Testing

@Suite struct `Reading and changing entries` {
  let folder = Folder()
  let environment: Environment
  let bytes: Database
  let numbers: Database

  init() throws {
    environment = try folder.environment()
    bytes = try #require(try environment.database("bytes", create: true))
    numbers = try #require(try environment.database("numbers", integerKeys: true, create: true))
    try environment.write { transaction in
      for key in [40, 20, 30, 10] as [UInt8] {
        try transaction.put([key + 1], for: [key], in: bytes)
      }
      for key in [70_000, 256, 1, 255] as [UInt64] {
        try transaction.put([UInt8(key & 0x7F)], for: key, in: numbers)
      }
    }
  }

  @Test(
    arguments: [
      (nil, false, [10, 20, 30, 40]), (nil, true, [40, 30, 20, 10]),
      ([20], false, [20, 30, 40]), ([21], false, [30, 40]), ([41], false, []),
      ([20], true, [10]), ([21], true, [20, 10]), ([10], true, []), ([99], true, [40, 30, 20, 10]),
    ] as [([UInt8]?, Bool, [UInt8])])
  func `A scan runs from the key in its direction`(
    start: [UInt8]?, backward: Bool, expected: [UInt8]
  ) throws {
    let scan = { (take: Int) throws -> [UInt8] in
      try environment.read { snapshot in
        var found: [UInt8] = []
        try snapshot.scan(bytes, from: start, backward: backward) { key, value in
          #expect(value.array == [key.array[0] + 1])
          found += key.array
          return found.count < take
        }
        return found
      }
    }
    #expect(try scan(9) == expected)
    #expect(try scan(1) == Array(expected.prefix(1)))
  }

  @Test(
    arguments: [
      (0, false, [1, 255, 256, 70_000]), (255, false, [255, 256, 70_000]),
      (256, true, [255, 1]), (.max, true, [70_000, 256, 255, 1]), (0, true, []),
    ] as [(UInt64, Bool, [UInt64])])
  func `Integer keys are in numeric order`(
    start: UInt64, backward: Bool, expected: [UInt64]
  ) throws {
    var found: [UInt64] = []
    try environment.read { snapshot in
      try snapshot.scan(numbers, from: start, backward: backward) { key, value in
        #expect(value.array == [UInt8(key & 0x7F)])
        found.append(key)
        return true
      }
    }
    #expect(found == expected)
  }

  @Test func `Appending out of order is an error`() throws {
    let append = { (key: UInt64) in
      try environment.write { try $0.put([1], for: key, in: numbers, append: true) }
    }
    try append(70_001)
    #expect(try code { try append(5) } == .keyExists)
    #expect(try environment.read { try $0.count(of: numbers) } == 5)
  }

  @Test func `A value is lent or nil`() throws {
    try environment.read { snapshot in
      #expect(try snapshot.withValue(for: [10], in: bytes) { $0.array } == [11])
      #expect(try snapshot.withValue(for: [11], in: bytes) { $0.array } == nil)
      #expect(try snapshot.withValue(for: 256, in: numbers) { $0.array } == [0])
      #expect(try snapshot.withValue(for: 257, in: numbers) { $0.array } == nil)
      let isFound =
        if let value = try snapshot.value(for: [20], in: bytes) { value.array == [21] } else {
          false
        }
      #expect(isFound)
    }
  }

  @Test func `Insert keeps, put replaces and remove removes`() throws {
    try environment.write { transaction in
      #expect(try !transaction.insert([9], for: [10], in: bytes))
      #expect(try transaction.withValue(for: [10], in: bytes) { $0.array } == [11])
      #expect(try transaction.insert([9], for: [50], in: bytes))
      try transaction.put([], for: [10], in: bytes)
      #expect(try transaction.withValue(for: [10], in: bytes) { $0.byteCount } == 0)
      #expect(try transaction.remove([10], in: bytes))
      #expect(try !transaction.remove([10], in: bytes))
      #expect(try transaction.remove(1, in: numbers))
      try transaction.removeAll(in: bytes)
      #expect(try transaction.count(of: bytes) == 0)
    }
  }

  @Test(arguments: [0, 512]) func `A key without bytes or with 512 is refused`(length: Int) throws {
    let key = [UInt8](repeating: 1, count: length)
    try environment.write { transaction in
      #expect(try code { try transaction.put([1], for: key, in: bytes) } == .keyLength)
      #expect(try code { try transaction.scan(bytes, from: key) { _, _ in true } } == .keyLength)
      try transaction.put([1], for: Array(repeating: 1, count: 511), in: bytes)
    }
  }

  @Test func `The wrong kind of key is refused`() throws {
    try environment.write { transaction in
      let inNumbers = try code { try transaction.put([1], for: [1], in: numbers) }
      let inBytes = try code { try transaction.put([1], for: 1, in: bytes) }
      #expect(inNumbers == .incompatible)
      #expect(inBytes == .incompatible)
    }
  }
}
