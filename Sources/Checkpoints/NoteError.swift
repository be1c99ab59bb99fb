/// Why bytes are no signed note, or why its signatures do not convince.
package enum NoteError: Error, Hashable, Sendable {
  case tooLong(Int)
  case invalidUTF8
  case controlCharacter(at: Int)
  /// No blank line separates a text from signatures.
  case noSignatures
  /// The text, or the last signature line, does not end with a newline.
  case unterminated
  case tooManySignatures
  /// `line` counts the signature lines from 1.
  case malformedSignature(line: Int, LineReason)
  case duplicateSignature(line: Int)
  /// Two of the reader's keys have the same name and id.
  case ambiguousKeys(KeyName)
  /// The signature of a known key is false.
  case falseSignature(KeyName)
  case noKnownKey
  /// The signer's library refused to sign.
  case signingFailed(KeyName)
  /// A cosignature needs the time that it states, a plain signature states none.
  case wrongAlgorithm(KeyName)
  /// A witness signs checkpoints only.
  case noCheckpoint(CheckpointError)
  case timeOutOfRange(UInt64)

  package enum LineReason: Error, Hashable, Sendable {
    case noDash
    case badName
    case badBase64(Base64Error)
    case tooShort
  }
}

extension NoteError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLong(let count):
      "the note has \(count) bytes, more than \(SignedNote.maximumBytes)"
    case .invalidUTF8:
      "the note is not UTF-8"
    case .controlCharacter(let offset):
      "byte \(offset) of the note is a control character"
    case .noSignatures:
      "no blank line separates a text from signatures"
    case .unterminated:
      "the note's last line does not end with a newline"
    case .tooManySignatures:
      "the note has more than \(SignedNote.maximumSignatures) signatures"
    case .malformedSignature(let line, let reason):
      "signature line \(line) \(reason)"
    case .duplicateSignature(let line):
      "signature line \(line) is of a key that has signed above"
    case .ambiguousKeys(let name):
      "two of the given keys share the name \(name) and the id"
    case .falseSignature(let name):
      "the signature of \(name) is false"
    case .noKnownKey:
      "none of the given keys has signed the note"
    case .signingFailed(let name):
      "the key \(name) could not sign"
    case .wrongAlgorithm(let name):
      "the key \(name) is for another kind of signature"
    case .noCheckpoint(let error):
      "a witness signs checkpoints only: \(error)"
    case .timeOutOfRange(let seconds):
      "\(seconds) seconds are beyond the times that a cosignature can state"
    }
  }
}

extension NoteError.LineReason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noDash: "does not begin with an em dash and a space"
    case .badName: "names no key"
    case .badBase64(let error): "is wrong base64: \(error)"
    case .tooShort: "has no signature after the key id"
    }
  }
}
