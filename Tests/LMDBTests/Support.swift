import Glibc
import LMDB
import Testing

/// A temporary directory that goes with the test.
final class Folder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/lmdb-test-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/nonexistent"
    }
  }

  deinit {
    for name in ["data.mdb", "lock.mdb", "copy/data.mdb", "copy/lock.mdb"] {
      unlink(path + "/" + name)
    }
    rmdir(path + "/copy")
    rmdir(path)
  }

  /// Opens the directory without waiting for the disk.
  func environment(_ change: (inout EnvironmentOptions) -> Void = { _ in }) throws -> Environment {
    var options = EnvironmentOptions(durability: .none)
    change(&options)
    return try Environment(path: path, options: options)
  }
}

extension RawSpan {
  /// A copy of the bytes.
  var array: [UInt8] { withUnsafeBytes { Array($0) } }
}

/// The code of the `LMDBError` that `body` throws.
func code(_ body: () throws -> Void) throws -> LMDBError.Code? {
  do {
    try body()
    return nil
  } catch let error as LMDBError {
    #expect(!error.description.isEmpty)
    return error.code
  }
}

/// A value that a test hands to another thread although its type forbids it.
final class Handed<Value>: @unchecked Sendable {
  var value: Value

  init(_ value: Value) { self.value = value }
}

/// Runs `body` on a thread of its own and waits for it.
func onAnotherThread(_ body: @escaping @Sendable () -> Void) {
  let argument = Unmanaged.passRetained(Handed(body)).toOpaque()
  var thread = pthread_t()
  let started = pthread_create(
    &thread, nil,
    { argument in
      if let argument {
        Unmanaged<Handed<@Sendable () -> Void>>.fromOpaque(argument).takeRetainedValue().value()
      }
      return nil
    }, argument)
  #expect(started == 0)
  pthread_join(thread, nil)
}
