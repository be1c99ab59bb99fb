import EventLog
import EventSourcing
import Glibc
import Interchange
import Merkle
import Office

/// A backup on a disk: a folder with a manifest and the files that it lists.
struct BackupFolder {
  /// The file of an increment: an export of the records after the backup that it continues.
  static let incrementName = "increment.jsonl"

  let path: String
  let manifest: BackupManifest

  /// Reads the manifest.
  ///
  /// - Throws: ``Malformed`` when it is missing or none of this program.
  init(path: String) throws {
    self.path = path
    let file = path + "/" + BackupManifest.fileName
    let bytes = try FileChunks(path: file).whole(atMost: SmallFile.limit)
    guard let json = try? JSONValue(parsing: bytes[...]), let manifest = BackupManifest(json) else {
      throw Malformed(
        text: Localized(
          zh: "\(file) 不是本程序的备份清单，或被改动",
          en: "\(file) is no manifest of a backup of this program, or was altered"), exitCode: 65)
    }
    self.manifest = manifest
    let expected =
      manifest.since == nil ? StorePart.allCases.map(\.rawValue) : [Self.incrementName]
    guard manifest.files.map(\.name) == expected else {
      throw Malformed(
        text: Localized(
          zh: "\(file)：文件应为 \(expected.joined(separator: "、"))",
          en: "\(file): the files should be \(expected.joined(separator: ", "))"), exitCode: 65)
    }
  }

  /// The path of a file that the manifest lists.
  func file(_ name: String) -> String { path + "/" + name }

  /// Reads all files and compares them with the manifest.
  ///
  /// - Throws: ``Malformed`` when one is not as it was written.
  func checkFiles() throws {
    for listed in manifest.files { try check(listed) { _ in } }
  }

  /// Copies the files into an existing folder, durable, and checks them on the way.
  ///
  /// - Throws: ``Malformed`` when one is not as it was written, or ``StoreFault``.
  func copyFiles(to folder: String) throws {
    for listed in manifest.files {
      try DurableFile.create(folder + "/" + listed.name, mode: 0o660) { copy in
        try check(listed) { try copy.write($0) }
      }
    }
  }

  private func check(_ listed: BackupManifest.File, _ body: ([UInt8]) throws -> Void) throws {
    let file = file(listed.name)
    let found = try BackupManifest.File(name: listed.name, at: file) { chunk, count in
      guard count <= listed.bytes else {
        throw Self.damaged(
          file,
          Localized(zh: "多于 \(listed.bytes) 字节", en: "it has more than \(listed.bytes) bytes"))
      }
      try body(chunk)
    }
    guard found == listed else {
      let (bytes, hash) = (found.bytes, found.sha256.hex)
      throw Self.damaged(
        file,
        Localized(
          zh: "\(bytes) 字节，SHA-256 \(hash)", en: "it has \(bytes) bytes with SHA-256 \(hash)"))
    }
  }
}

extension BackupFolder {
  private static func damaged(_ file: String, _ how: Localized) -> Malformed {
    Malformed(
      text: Localized(
        zh: "\(file) 与清单不符：\(how.zh)。这份备份已损坏，请用另一份",
        en: """
          \(file) is not what the manifest lists: \(how.en). This backup is damaged; take another \
          one
          """), exitCode: 65)
  }
}

extension BackupManifest.File {
  /// Reads a file through; `body` is given each chunk and how many bytes there were up to its end.
  init(
    name: String, at path: String, _ body: ([UInt8], Int64) throws -> Void = { _, _ in }
  ) throws {
    let chunks = try FileChunks(path: path)
    var hash = StreamedDigest()
    while let chunk = try chunks.next() {
      hash.add(chunk)
      try body(chunk, chunks.readCount)
    }
    self.init(name: name, bytes: chunks.readCount, sha256: hash.finish())
  }
}

/// A file that is made piece by piece and is on the disk when it is finished.
struct DurableFile {
  private let descriptor: Int32
  private let path: String

  /// Makes a file that must not exist.
  ///
  /// - Throws: What `body` throws, or ``StoreFault``; the file is of no use then.
  static func create(
    _ path: String, mode: mode_t = 0o600, _ body: (DurableFile) throws -> Void
  ) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    let file = DurableFile(descriptor: descriptor, path: path)
    guard descriptor >= 0 else { throw file.fault(.make) }
    defer { close(descriptor) }
    try body(file)
    guard fsync(descriptor) == 0 else { throw file.fault(.synchronize) }
  }

  /// - Throws: ``StoreFault``, such as for a full disk.
  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw fault(.write) }
      rest = rest.dropFirst(count)
    }
  }

  private func fault(_ deed: FileDeed) -> StoreFault { StoreFault(errno: errno, deed, path) }
}
