import LMDB
import Testing

@Suite struct `Reading and changing entries` {
  let folder = Folder()
  let environment: Environment
  let bytes: Database<[UInt8]>
  let numbers: Database<UInt64>

  init() throws {
    environment = try folder.environment()
    bytes = try #require(try environment.database("bytes", create: true))
    numbers = try #require(try environment.database("numbers", keys: UInt64.self, create: true))
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
  func `A cursor walks from the key in its direction`(
    start: [UInt8]?, backward: Bool, expected: [UInt8]
  ) throws {
    try environment.read { snapshot in
      var cursor = try snapshot.cursor(in: bytes)
      var isFound =
        if let start {
          backward ? try cursor.seekBefore(start.span.bytes) : try cursor.seek(start.span.bytes)
        } else {
          backward ? try cursor.last() : try cursor.first()
        }
      var found: [UInt8] = []
      while isFound {
        let (key, value) = (cursor.key.array, cursor.value.array)
        #expect(value == [key[0] + 1])
        found += key
        isFound = backward ? try cursor.previous() : try cursor.next()
      }
      #expect(found == expected)
      let left = cursor.value.array
      #expect(left == [])
    }
  }

  @Test(
    arguments: [
      (0, false, [1, 255, 256, 70_000]), (255, false, [255, 256, 70_000]),
      (256, true, [255, 1]), (.max, true, [70_000, 256, 255, 1]), (0, true, []),
    ] as [(UInt64, Bool, [UInt64])])
  func `Integer keys are in numeric order`(
    start: UInt64, backward: Bool, expected: [UInt64]
  ) throws {
    try environment.read { snapshot in
      var cursor = try snapshot.cursor(in: numbers)
      var found: [UInt64] = []
      var isFound = backward ? try cursor.seekBefore(start) : try cursor.seek(start)
      while isFound {
        let (key, value) = (cursor.key, cursor.value.array)
        #expect(value == [UInt8(key & 0x7F)])
        found.append(key)
        isFound = backward ? try cursor.previous() : try cursor.next()
      }
      #expect(found == expected)
    }
  }

  @Test func `A value outlives the cursor's next step`() throws {
    try environment.read { snapshot in
      var cursor = try snapshot.cursor(in: bytes)
      _ = try cursor.first()
      let first = cursor.value
      _ = try cursor.next()
      let found = first.array
      #expect(found == [11])
    }
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
      let found = [
        try snapshot.array(for: [10], in: bytes), try snapshot.array(for: [11], in: bytes),
        try snapshot.array(for: 256, in: numbers), try snapshot.array(for: 257, in: numbers),
      ]
      #expect(found == [[11], nil, [0], nil])
    }
  }

  @Test func `Insert keeps, put replaces and remove removes`() throws {
    try environment.write { transaction in
      let known = try transaction.insert([9], for: [10], in: bytes)
      #expect(!known)
      #expect(try transaction.array(for: [10], in: bytes) == [11])
      let new = try transaction.insert([9], for: [50], in: bytes)
      #expect(new)
      try transaction.put([], for: [10], in: bytes)
      #expect(try transaction.array(for: [10], in: bytes) == [])
      let removals = [
        try transaction.remove([10], in: bytes), try transaction.remove([10], in: bytes),
        try transaction.remove(1, in: numbers),
      ]
      #expect(removals == [true, false, true])
      try transaction.removeAll(in: bytes)
      #expect(try transaction.count(of: bytes) == 0)
    }
  }

  @Test(arguments: [0, 512]) func `A key without bytes or with 512 is refused`(length: Int) throws {
    let key = [UInt8](repeating: 1, count: length)
    try environment.write { transaction in
      let putting = try code { try transaction.put([1], for: key, in: bytes) }
      let reading = try code { _ = try transaction.array(for: key, in: bytes) }
      let seeking = try code {
        var cursor = try transaction.cursor(in: bytes)
        _ = try cursor.seek(key.span.bytes)
      }
      #expect([putting, reading, seeking] == [.keyLength, .keyLength, .keyLength])
      try transaction.put([1], for: Array(repeating: 1, count: 511), in: bytes)
    }
  }

  @Test func `A database with the other kind of key is refused`() throws {
    let asBytes = try code {
      _ = try environment.database("numbers", keys: [UInt8].self, create: true)
    }
    let asNumbers = try code {
      _ = try environment.database("bytes", keys: UInt64.self, create: true)
    }
    #expect(asBytes == .incompatible)
    #expect(asNumbers == .incompatible)
  }
}
