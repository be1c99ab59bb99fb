package import Merkle

/// A proof that stands alone: a record's place in a log, and the checkpoint that it leads to.
///
/// - Source: C2SP tlog-proof v1.
package struct TlogProof: Sendable {
  package let index: UInt64
  /// The siblings' hashes, from the leaf's up to the root's child.
  package let path: [Digest]
  /// What the maker adds and no signature covers; nil if nothing.
  package let extra: [UInt8]?
  package let note: SignedNote

  package init(index: UInt64, path: [Digest], note: SignedNote, extra: [UInt8]? = nil) {
    self.index = index
    self.path = path
    self.extra = extra
    self.note = note
  }

  private static let title = "c2sp.org/tlog-proof@v1"
  /// No path in a tree of at most 2⁶⁴ − 1 leaves is longer.
  private static let maximumPath = 64

  /// Reads a proof as ``bytes`` writes it; nothing is verified.
  ///
  /// - Throws: The reason.
  package init(parsing bytes: [UInt8]) throws(TlogProofError) {
    let blank = bytes.indices.dropLast().first { bytes[$0] == newline && bytes[$0 + 1] == newline }
    guard let blank else { throw .noCheckpoint }
    var lines = bytes[..<blank].split(
      separator: newline, maxSplits: 3 + Self.maximumPath, omittingEmptySubsequences: false)[...]
    guard lines.popFirst()?.elementsEqual(Self.title.utf8) == true else { throw .noTitle }
    if let field = Self.field("extra ", &lines) {
      do throws(Base64Error) { extra = try Base64.decode(field) } catch { throw .badExtra(error) }
    } else {
      extra = nil
    }
    guard let digits = Self.field("index ", &lines) else { throw .badIndex }
    let decimal = String(decoding: digits, as: UTF8.self)
    guard let index = UInt64(decimal), String(index) == decimal else { throw .badIndex }
    self.index = index
    path = try Self.path(lines)
    do throws(NoteError) {
      note = try SignedNote(parsing: Array(bytes[(blank + 2)...]))
    } catch {
      throw .badNote(error)
    }
  }

  private static func field(
    _ name: String, _ lines: inout ArraySlice<ArraySlice<UInt8>>
  ) -> ArraySlice<UInt8>? {
    guard let line = lines.first, line.starts(with: name.utf8) else { return nil }
    lines.removeFirst()
    return line.dropFirst(name.utf8.count)
  }

  private static func path(
    _ lines: ArraySlice<ArraySlice<UInt8>>
  ) throws(TlogProofError) -> [Digest] {
    guard lines.count <= maximumPath else { throw .pathTooLong }
    var path: [Digest] = []
    for line in lines {
      let bytes: [UInt8]
      do throws(Base64Error) {
        bytes = try Base64.decode(line)
      } catch {
        throw .badHash(path.count + 1, error)
      }
      guard let digest = Digest(bytes: bytes) else { throw .hashLength(path.count + 1) }
      path.append(digest)
    }
    return path
  }

  /// The proof as it is exchanged, in a file with the suffix `.tlog-proof`.
  package var bytes: [UInt8] {
    var lines = [Self.title]
    if let extra { lines.append("extra " + Base64.encode(extra)) }
    lines.append("index \(index)")
    lines += path.map { Base64.encode($0.bytes) }
    return lines.flatMap { Array($0.utf8) + [newline] } + [newline] + note.bytes
  }

  /// Checks that the checkpoint is to be believed, and that `leaf` is in its log.
  ///
  /// - Parameters:
  ///   - leaf: The leaf hash of the record.
  ///   - policy: Whom the reader believes about the log.
  /// - Returns: The checkpoint, and which of the policy's keys have signed it.
  /// - Throws: The reason why nothing is proven.
  package func verify(leaf: Digest, policy: TrustPolicy) throws(TlogProofError) -> TrustedCheckpoint
  {
    let trusted: TrustedCheckpoint
    do throws(TrustError) { trusted = try policy.open(note) } catch { throw .untrusted(error) }
    let proof = InclusionProof(index: index, size: trusted.checkpoint.size, path: path)
    do throws(ProofError) {
      try proof.verify(leaf: leaf, root: trusted.checkpoint.root)
    } catch {
      throw .notIncluded(error)
    }
    return trusted
  }
}
