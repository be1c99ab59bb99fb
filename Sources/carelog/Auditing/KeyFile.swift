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
    forbidCoreDumps()
    try SmallFile.makeFolder(SmallFile.folder(of: path))
    guard try SmallFile.create(path, Array((key.secretText + "\n").utf8)) else {
      throw AuditRefusal(
        "key_exists",
        message: Localized(
          zh: "\(path) 已存在，不会覆盖。",
          en: "There is a file \(path) already; keys are never overwritten."),
        hint: Localized(zh: "用 --key-file 换一个文件。", en: "Choose another --key-file."))
    }
  }

  func read() throws -> SignerKey {
    forbidCoreDumps()
    guard let file = try FileChunks(existing: path) else {
      throw AuditRefusal(
        "no_key",
        message: Localized(zh: "没有密钥文件 \(path)。", en: "There is no key file \(path)."),
        hint: Localized(
          zh: "用 carelog key generate 生成，或用 --key-file 指明。",
          en: "Make one with carelog key generate, or name it with --key-file."))
    }
    try requirePrivate(file.status)
    let bytes = try file.whole(atMost: SmallFile.limit)
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

  /// Refuses a key that is not the user's alone, by the file that was opened.
  private func requirePrivate(_ status: stat?) throws {
    let user = getuid()
    guard let status, status.st_uid == user || user == 0 else {
      throw AuditRefusal(
        "key_of_another",
        message: Localized(
          zh: "密钥文件 \(path) 属于别人，其主人知道密钥。",
          en: "The key file \(path) is another user's, who knows the key."),
        hint: Localized(zh: "用自己的密钥文件。", en: "Use a key file of your own."))
    }
    guard status.st_mode & 0o077 == 0 else {
      throw AuditRefusal(
        "key_exposed",
        message: Localized(zh: "别人也能读取密钥文件 \(path)。", en: "Others may read the key file \(path)."),
        hint: Localized(
          zh: "运行 chmod 600 \(path)；若已泄露，换一把密钥。",
          en: "Run chmod 600 \(path); if it was read, take a new key."))
    }
    var folder = stat()
    let name = SmallFile.folder(of: path)
    guard stat(name, &folder) != 0 || folder.st_mode & 0o1002 != 0o002 else {
      throw AuditRefusal(
        "key_replaceable",
        message: Localized(
          zh: "谁都能在 \(name) 中换掉密钥和 \(memory)。",
          en: "Anybody can replace the key and \(memory) in \(name)."),
        hint: Localized(zh: "运行 chmod o-w \(name)。", en: "Run chmod o-w \(name)."))
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
          zh: "从别处取回最后签署的检查点放回此处；切勿删除了事。",
          en: "Put back the last checkpoint signed, from where it was sent; do not just delete it.")
      )
    }
  }

  func note(signed note: SignedNote) throws { try SmallFile.replace(memory, note.bytes) }
}

/// Keeps the secrets of this process out of a file that the system might make of a crash.
///
/// The limit is one byte, since a core that goes to a program (`core_pattern`) is forbidden by that
/// limit alone (core(5)).
func forbidCoreDumps() {
  var limit = rlimit()
  guard getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 else { return }
  limit.rlim_cur = min(1, limit.rlim_max)
  setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
}

/// Which secret keys to use.
struct KeyOptions: ParsableArguments {
  @Option(
    name: .customLong("key-file"),
    help: .text(
      zh: "私钥文件；可重复（缺省取 CARELOG_KEY，再次为 ~/.config/carelog/key）",
      en: "A secret key's file; may be repeated (else CARELOG_KEY, else ~/.config/carelog/key)."),
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
  ///
  /// - Throws: ``Malformed``, in which no secret key is repeated that was given by mistake.
  static func read(_ text: String) throws -> VerifierKey {
    let bytes = try isSecret(text) ? nil : SmallFile.read(text)
    let line = bytes.map { String(decoding: $0.prefix { $0 != 0x0A }, as: UTF8.self) } ?? text
    func malformed(_ zh: String, _ en: String) -> Malformed {
      Malformed(text: Localized(zh: zh, en: en), exitCode: bytes == nil ? 64 : 65)
    }
    guard !isSecret(line) else {
      throw malformed(
        "给出的是私钥，应给公钥（carelog key show）；私钥若出现过在命令行上，换一把",
        """
        this is a secret key; give the public one (carelog key show), and take a new key if this \
        one was on a command line
        """)
    }
    do {
      return try VerifierKey(line)
    } catch {
      throw malformed(
        "公钥 \(text)：\(error.text.zh)", "key \(text): \(error.text.en)")
    }
  }

  private static func isSecret(_ text: String) -> Bool { text.hasPrefix("PRIVATE+KEY+") }
}
