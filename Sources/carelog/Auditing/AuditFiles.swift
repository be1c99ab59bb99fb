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

/// The key that `text` is, or that is in the file of that name.
///
/// - Throws: ``Malformed``.
func verifierKey(_ text: String) throws -> VerifierKey {
  let isFile = access(text, R_OK) == 0
  let written = isFile ? String(decoding: try readWhole(text), as: UTF8.self) : text
  let line = written.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
  do throws(KeyError) { return try VerifierKey(line) } catch {
    throw Malformed(
      text: Localized(
        zh: "公钥「\(text)」：\(error.text.zh)", en: "the key '\(text)': \(error.text.en)"),
      exitCode: 64)
  }
}
