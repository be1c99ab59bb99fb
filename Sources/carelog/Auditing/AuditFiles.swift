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
      text: Localized(zh: "\(path)：\(error.text.zh)", en: "\(path): \(error.text.en)"),
      exitCode: 65)
  }
}
