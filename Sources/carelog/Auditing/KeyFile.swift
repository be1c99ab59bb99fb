import ArgumentParser
import Checkpoints
import EventSourcing
import Glibc
import Office

/// A secret key in a file of its own, which only its owner may read.
struct KeyFile {
  let path: String

  /// `~/.config/carelog/key`, or below XDG_CONFIG_HOME.
  static func standard(isWitness: Bool = false) -> KeyFile {
    let home = environment("XDG_CONFIG_HOME") ?? (environment("HOME") ?? ".") + "/.config"
    return KeyFile(path: home + "/carelog/" + (isWitness ? "witness-key" : "key"))
  }

  /// Stores a new key.
  ///
  /// - Throws: ``AuditRefusal`` when there is a file already.
  func create(_ key: SignerKey) throws {
    try SmallFile.makeFolder(SmallFile.folder(of: path))
    guard try SmallFile.create(path, Array((key.secretText + "\n").utf8)) else {
      throw AuditRefusal(
        "key_exists",
        message: Localized(
          zh: "\(path) 已存在,不会覆盖。",
          en: "There is a file \(path) already; keys are never overwritten."),
        hint: Localized(zh: "用 --key-file 换一个文件。", en: "Choose another --key-file."))
    }
  }

  func read() throws -> SignerKey {
    guard let bytes = try SmallFile.read(path) else {
      throw AuditRefusal(
        "no_key",
        message: Localized(zh: "没有密钥文件 \(path)。", en: "There is no key file \(path)."),
        hint: Localized(
          zh: "用 carelog key generate 生成,或用 --key-file 指明。",
          en: "Make one with carelog key generate, or name it with --key-file."))
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & 0o077 == 0 else {
      throw AuditRefusal(
        "key_exposed",
        message: Localized(zh: "别人也能读取密钥文件 \(path)。", en: "Others may read the key file \(path)."),
        hint: Localized(
          zh: "运行 chmod 600 \(path);若已泄露,换一把密钥。",
          en: "Run chmod 600 \(path); if it was read, take a new key."))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    do {
      return try SignerKey(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    } catch {
      throw Malformed(
        text: Localized(
          zh: "密钥文件 \(path)：\(error.text.zh)", en: "key file \(path): \(error.text.en)"),
        exitCode: 65)
    }
  }

  // MARK: What was signed last

  /// Where the last checkpoint that the key signed is noted, so that a restored old store is known.
  private var memory: String { path + ".signed" }

  /// The last checkpoint that the key has signed; nil if none is noted.
  ///
  /// - Throws: ``AuditRefusal`` when the note is not the key's.
  func lastSigned(by key: VerifierKey) throws -> Checkpoint? {
    guard let bytes = try SmallFile.read(memory) else { return nil }
    do {
      let note = try SignedNote(parsing: bytes)
      _ = try note.verify(with: [key])
      return try Checkpoint(noteText: note.text)
    } catch {
      let why = Localized(explaining: error)
      throw AuditRefusal(
        "signed_memory_damaged",
        message: Localized(
          zh: "\(memory) 记不清此密钥签过什么：\(why.zh)。",
          en: "\(memory) does not tell what the key has signed: \(why.en)."),
        hint: Localized(
          zh: "从别处取回最后签署的检查点放回此处;切勿删除了事。",
          en: "Put back the last checkpoint signed, from where it was sent; do not just delete it.")
      )
    }
  }

  func note(signed note: SignedNote) throws { try SmallFile.replace(memory, note.bytes) }
}

/// Which secret keys to use.
struct KeyOptions: ParsableArguments {
  @Option(
    name: .customLong("key-file"),
    help: "A secret key's file; may be repeated (else CARELOG_KEY, else ~/.config/carelog/key).",
    completion: .file())
  var paths: [String] = []

  var files: [KeyFile] {
    if !paths.isEmpty { return paths.map(KeyFile.init(path:)) }
    return [environment("CARELOG_KEY").map(KeyFile.init(path:)) ?? .standard()]
  }
}

/// Whose signatures to believe.
enum TrustedKey {
  /// Reads a verifier key, or the file that holds one.
  static func read(_ text: String) throws -> VerifierKey {
    let bytes = try SmallFile.read(text)
    let line = bytes.map { String(decoding: $0.prefix { $0 != 0x0A }, as: UTF8.self) } ?? text
    do {
      return try VerifierKey(line)
    } catch {
      throw Malformed(
        text: Localized(
          zh: "公钥 \(text)：\(error.text.zh)", en: "key \(text): \(error.text.en)"), exitCode: 65)
    }
  }
}
