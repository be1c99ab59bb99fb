import Checkpoints
import EventSourcing
import Evidence
import Glibc

/// All bytes of a file as they are, up to just more than an evidence file may have.
func readWhole(_ path: String) throws -> [UInt8] {
  let chunks = try FileChunks(path: path)
  var bytes: [UInt8] = []
  while bytes.count <= EvidenceFile.maximumBytes, let chunk = try chunks.next() { bytes += chunk }
  return bytes
}

/// Reads a checkpoint's signed note; no signature is checked.
///
/// - Throws: ``Malformed``.
func readNote(_ path: String) throws -> SignedNote {
  let bytes = try readWhole(path)
  do throws(NoteError) { return try SignedNote(parsing: bytes) } catch {
    throw Malformed(
      text: Localized(zh: "\(path):\(error)", en: "\(path): \(error)"), exitCode: 65)
  }
}

/// The key that `text` is, or that is in the file of that name.
///
/// - Throws: ``Malformed``.
func verifierKey(_ text: String) throws -> VerifierKey {
  let isFile = access(text, R_OK) == 0
  let written = isFile ? String(decoding: try readWhole(text), as: UTF8.self) : text
  let line = written.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
  do throws(KeyError) { return try VerifierKey(line) } catch {
    throw Malformed(
      text: Localized(zh: "公钥「\(text)」:\(error)", en: "the key '\(text)': \(error)"), exitCode: 64)
  }
}

/// Writes a file, in place of one that is there.
///
/// - Throws: ``Malformed``.
func writeFile(_ bytes: [UInt8], to path: String) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o640)
  guard descriptor >= 0 else { throw unwritable(path) }
  defer { close(descriptor) }
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { throw unwritable(path) }
    rest = rest.dropFirst(count)
  }
}

private func unwritable(_ path: String) -> Malformed {
  let why = String(cString: strerror(errno))
  return Malformed(
    text: Localized(zh: "无法写入 \(path):\(why)", en: "cannot write \(path): \(why)"), exitCode: 65)
}
