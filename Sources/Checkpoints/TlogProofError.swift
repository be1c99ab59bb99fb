package import Merkle

/// Why a file is no proof, or proves nothing.
package enum TlogProofError: Error, Hashable, Sendable {
  case noCheckpoint
  case noTitle
  case badExtra(Base64Error)
  case badIndex
  /// Hashes are counted from 1.
  case badHash(Int, Base64Error)
  case hashLength(Int)
  case pathTooLong
  case badNote(NoteError)
  case untrusted(TrustError)
  case notIncluded(ProofError)
}

extension TlogProofError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noCheckpoint: "no blank line separates the proof from a checkpoint"
    case .noTitle: "the file does not begin with c2sp.org/tlog-proof@v1"
    case .badExtra(let error): "the extra data are wrong base64: \(error)"
    case .badIndex: "the line 'index' with a position in decimal is missing or wrong"
    case .badHash(let number, let error): "hash \(number) is wrong base64: \(error)"
    case .hashLength(let number): "hash \(number) does not have 32 bytes"
    case .pathTooLong: "the proof has more hashes than any log's tree is high"
    case .badNote(let error): "the checkpoint's note: \(error)"
    case .untrusted(let error): "the checkpoint is not to be believed: \(error)"
    case .notIncluded(let error): "the record is not proven: \(error)"
    }
  }
}
